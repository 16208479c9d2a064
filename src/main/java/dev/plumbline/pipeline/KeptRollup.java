package dev.plumbline.pipeline;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.Share;
import dev.plumbline.mirror.Summary;
import dev.plumbline.rules.Rollup;
import dev.plumbline.rules.RuleBook;
import java.util.List;
import java.util.function.Predicate;

/**
 * A roll-up whose value the mirror keeps for every parent.
 *
 * <p>Only steady ones are kept ({@link Rollup#steady}). A filter that turns with the clock or the org's stages, or looks across a relationship,
 * changes what a child adds without the child having changed: those roll-ups are worked out from all children each time they are read.
 */
record KeptRollup(Rollup rollup) implements Summary {

    /** Those that sum up children of an object. */
    static List<KeptRollup> over(RuleBook book, String child) {
        return those(book, r -> r.summarize().equals(child));
    }

    /** Those that rules on an object read. */
    static List<KeptRollup> on(RuleBook book, String parent) {
        return those(book, r -> r.object().equals(parent));
    }

    static List<KeptRollup> those(RuleBook book, Predicate<Rollup> which) {
        return book.rollups().stream()
                .filter(Rollup::steady)
                .filter(which)
                .map(KeptRollup::new)
                .toList();
    }

    @Override
    public String key() {
        return rollup.key();
    }

    @Override
    public String parent() {
        return rollup.object();
    }

    @Override
    public String child() {
        return rollup.summarize();
    }

    @Override
    public String by() {
        return rollup.by();
    }

    @Override
    public List<String> paths() {
        return rollup.childPaths();
    }

    @Override
    public boolean greatest() {
        return rollup.greatest();
    }

    @Override
    public Share share(FieldValue[] child) {
        return rollup.share(child);
    }
}
