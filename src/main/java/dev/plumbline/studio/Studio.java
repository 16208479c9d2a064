package dev.plumbline.studio;

import dev.plumbline.escalation.Ladders;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.pipeline.Preview;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleReview;
import dev.plumbline.rules.RuleText;
import dev.plumbline.rules.stored.Draft;
import dev.plumbline.rules.stored.Saved;
import dev.plumbline.rules.stored.StoredRules;
import dev.plumbline.rules.stored.StoredText;
import dev.plumbline.rules.stored.Writer;
import dev.plumbline.speech.Saying;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The desk at which rules are written. Whoever files a rule is its author, whatever the text says: the guard asks somebody else. */
@ApplicationScoped
public class Studio {

    /** Characters that one rule may have with its tests and roll-ups: many times what the longest needs. */
    public static final int LONGEST = 100_000;

    /** Characters of the reason for a change. */
    public static final int LONGEST_WHY = 1000;

    /** Addresses of pages. */
    private static final Set<String> TAKEN = Set.of("new", "studio", "import", "export", "words", "preview", "check");

    private final Preview preview;
    private final StoredRules stored;
    private final Edition edition;
    private final Ladders ladders;
    private final Jdbi jdbi;

    Studio(Preview preview, StoredRules stored, Edition edition, Ladders ladders, Jdbi jdbi) {
        this.preview = preview;
        this.stored = stored;
        this.edition = edition;
        this.ladders = ladders;
        this.jdbi = jdbi;
    }

    /** What is wrong with a text, by the compiler that would take it in. */
    public Looked look(String yaml) {
        if (yaml.length() > LONGEST) {
            RuleText none = RuleText.of("");
            FileIssue tooLong = new FileIssue("studio", 1, 1, tooLong(yaml));
            return new Looked(none, Optional.empty(), List.of(Looked.Remark.of(none, tooLong)), List.of(), List.of());
        }
        RuleText text = RuleText.of(yaml);
        RuleReview review = preview.review(text.name().orElse(new RuleId("rule")), text.yaml());
        List<FileIssue> warnings = new ArrayList<>(review.warnings());
        warnings.addAll(ladders.current().unknownTo(review.rule().stream().toList()));
        return new Looked(
                text,
                review.rule(),
                review.issues().stream()
                        .map(issue -> Looked.Remark.of(text, issue))
                        .toList(),
                warnings,
                review.tests());
    }

    private static String tooLong(String yaml) {
        return "this text has %d characters, and a rule may have %d. Leave out tests, or make two rules of it."
                .formatted(yaml.length(), LONGEST);
    }

    /**
     * Files a rule: it comes into force in every process within seconds.
     *
     * @param editing the rule that is edited; empty for a new one
     * @param base    number of the text that the writer began with; 0 for a new rule
     * @param why     what the change is for, in the writer's words
     */
    public Filed file(Writer writer, Optional<RuleId> editing, String yaml, int base, String why) {
        Looked looked = look(yaml);
        RuleId id = looked.text().name().orElse(null);
        if (id == null || !looked.sound()) {
            return new Filed.Unsound(looked);
        }
        Optional<Saying> no = refusal(editing, id, why);
        if (no.isPresent()) {
            return new Filed.Refused(no.get());
        }
        boolean judged = looked.rule().filter(rule -> rule.state().judged()).isPresent();
        if (judged && looked.failed() > 0) {
            return new Filed.Unsound(looked);
        }
        String signed = looked.text().with("author", writer.known()).yaml();
        Saved saved = jdbi.inTransaction(handle -> {
            Saved outcome = stored.save(handle, id, Optional.of(signed), base, writer, why.strip());
            if (outcome instanceof Saved.Kept) {
                StoredRules.dropDraft(handle, writer, editing);
            }
            return outcome;
        });
        return filed(id, saved);
    }

    /**
     * Files many new rules at once, none of which judges anybody yet.
     *
     * @return the names of those that were not filed, because there is a rule of that name or the text is none
     */
    public List<String> fileDrafts(Writer writer, List<RuleText> texts, String why) {
        Set<String> inFiles = preview.namesInFiles();
        List<String> left = new ArrayList<>();
        jdbi.useTransaction(handle -> {
            for (RuleText text : texts) {
                RuleId id = text.name().orElse(null);
                boolean draft =
                        text.value("state").equals("draft") && text.yaml().length() <= LONGEST;
                if (id == null || !draft || inFiles.contains(id.value()) || TAKEN.contains(id.value())) {
                    left.add(text.value("name"));
                    continue;
                }
                String signed = text.with("author", writer.known()).yaml();
                if (!(stored.save(handle, id, Optional.of(signed), 0, writer, why) instanceof Saved.Kept)) {
                    left.add(id.value());
                }
            }
        });
        edition.refresh();
        return left;
    }

    /** Takes a rule out: what it found ends as a rule's end ends it, its texts stay readable. */
    public Filed remove(Writer writer, RuleId rule, int base, String why) {
        if (why.isBlank() || why.length() > LONGEST_WHY) {
            return new Filed.Refused(Saying.of(FiledWords.class, say -> say.removeWhy(LONGEST_WHY)));
        }
        Saved saved = jdbi.inTransaction(handle -> {
            StoredRules.dropDraft(handle, writer, Optional.of(rule));
            return stored.save(handle, rule, Optional.empty(), base, writer, why.strip());
        });
        return filed(rule, saved);
    }

    private Filed filed(RuleId rule, Saved saved) {
        if (saved instanceof Saved.Overtaken overtaken) {
            return new Filed.Overtaken(overtaken.newest());
        }
        return new Filed.Done(rule, ((Saved.Kept) saved).number(), edition.refresh());
    }

    private Optional<Saying> refusal(Optional<RuleId> editing, RuleId id, String why) {
        if (editing.isPresent() && !editing.get().equals(id)) {
            return Optional.of(Saying.of(FiledWords.class, FiledWords::keepsName));
        }
        if (TAKEN.contains(id.value())) {
            return Optional.of(Saying.of(FiledWords.class, say -> say.nameOfPage(id.value())));
        }
        if (preview.namesInFiles().contains(id.value())) {
            return Optional.of(Saying.of(FiledWords.class, say -> say.inFile(id.value())));
        }
        if (why.length() > LONGEST_WHY) {
            return Optional.of(Saying.of(FiledWords.class, say -> say.whyLong(LONGEST_WHY)));
        }
        return Optional.empty();
    }

    /** Keeps what somebody is writing, so that nothing is lost by a session that ends. Texts that are too long are not kept. */
    public boolean keepDraft(Writer writer, Optional<RuleId> editing, String yaml, int base) {
        if (yaml.length() > LONGEST) {
            return false;
        }
        jdbi.useHandle(handle -> stored.keepDraft(handle, writer, editing, yaml, base));
        return true;
    }

    public void dropDraft(Writer writer, Optional<RuleId> editing) {
        jdbi.useHandle(handle -> StoredRules.dropDraft(handle, writer, editing));
    }

    public Optional<Draft> draft(Writer writer, Optional<RuleId> editing) {
        return jdbi.withHandle(handle -> StoredRules.draft(handle, writer, editing));
    }

    /** The newest text of a rule that was written here; empty for rules of files and those that were taken out. */
    public Optional<StoredText> text(RuleId rule) {
        return jdbi.withHandle(handle -> StoredRules.newest(handle, rule))
                .filter(text -> text.yaml().isPresent());
    }

    /** Every text that was ever filed under the name, newest first. */
    public List<StoredText> history(RuleId rule) {
        return jdbi.withHandle(handle -> StoredRules.history(handle, rule));
    }

    /** All rules that were written here, as files for review would hold them, by the names of the files. */
    public Map<String, String> export() {
        Map<String, String> files = new java.util.TreeMap<>();
        jdbi.withHandle(StoredRules::current).forEach(text -> files.put(text.id() + ".yaml", text.yaml()));
        return files;
    }

    /** Warnings about the rules in force: what the book says, and ladders that nobody has written. */
    public List<FileIssue> warnings() {
        List<FileIssue> warnings = new ArrayList<>(edition.current().warnings());
        List<Rule> rules = edition.current().rules();
        warnings.addAll(ladders.current().unknownTo(rules));
        return warnings;
    }

    public List<String> ladderNames() {
        return ladders.current().names();
    }
}
