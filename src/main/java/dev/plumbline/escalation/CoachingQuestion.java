package dev.plumbline.escalation;

import dev.plumbline.notifications.PlainText;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import dev.plumbline.violations.Violation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One question for the next talk with one person: about the rule that matters most there, and about what stands in the way. */
public record CoachingQuestion(Supplier<RuleBook> rules) {

    private static final int TITLE = 160;

    /** @param gaps at least one, all of one person */
    public String of(List<Violation> gaps, Tongue tongue) {
        TalkWords say = Phrasebook.of(TalkWords.class, tongue);
        Map<RuleId, List<Violation>> byRule = gaps.stream().collect(Collectors.groupingBy(Violation::rule));
        List<Violation> worst = byRule.values().stream().max(WORST).orElseThrow();
        Violation example = worst.get(0);
        Optional<Rule> rule = rules.get().rule(example.rule());
        String title = rule.map(known -> PlainText.line(known.title(), TITLE))
                .orElseGet(() -> GapWords.title(example, TITLE, tongue));
        String usedBy = PlainText.line(rule.map(Rule::usedBy).orElse(""), TITLE);
        return Stream.of(
                        say.ask(title),
                        share(worst.size(), gaps.size(), say),
                        usedBy.isEmpty() ? "" : say.usedBy(usedBy))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String share(int about, int all, TalkWords say) {
        if (all == 1) {
            return "";
        }
        if (about == all) {
            return all == 2 ? say.both() : say.all(Integer.toString(all));
        }
        return say.some(about, Integer.toString(about), Integer.toString(all));
    }

    private static final Comparator<List<Violation>> WORST = Comparator.<List<Violation>>comparingInt(
                    gaps -> gaps.get(0).severity().ordinal())
            .thenComparingInt(List::size)
            .thenComparing(CoachingQuestion::since, Comparator.reverseOrder());

    private static Instant since(List<Violation> gaps) {
        return gaps.stream()
                .map(Violation::openedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
