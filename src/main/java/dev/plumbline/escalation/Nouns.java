package dev.plumbline.escalation;

import dev.plumbline.notifications.FieldLabels;
import dev.plumbline.notifications.ReaderFormat;
import dev.plumbline.violations.Violation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts records by what salespeople call them. */
final class Nouns {

    /** In the order in which they are named. */
    private enum Noun {
        ACCOUNT,
        CONTACT,
        DEAL,
        GAP,
        LEAD,
        MEETING,
        RECORD,
        TASK
    }

    private static final Map<String, Noun> SALES = Map.of(
            "Opportunity", Noun.DEAL,
            "Lead", Noun.LEAD,
            "Task", Noun.TASK,
            "Event", Noun.MEETING,
            "Account", Noun.ACCOUNT,
            "Contact", Noun.CONTACT,
            "User", Noun.GAP);

    private Nouns() {}

    /** @param one whether a sentence about it is in the singular */
    record Counted(String words, boolean one) {}

    /** {@code 2 deals}, {@code 1 lead and 2 tasks}, {@code 9 records}; a gap about the person is a gap. */
    static Counted count(Collection<Violation> violations, ReaderFormat format) {
        CountWords say = format.words(CountWords.class);
        Map<Noun, Set<Object>> byNoun = new TreeMap<>();
        for (Violation violation : violations) {
            byNoun.computeIfAbsent(SALES.getOrDefault(violation.object(), Noun.RECORD), noun -> new HashSet<>())
                    .add(violation.object().equals("User") ? violation.id() : violation.record());
        }
        int all = byNoun.values().stream().mapToInt(Set::size).sum();
        if (byNoun.size() > 2) {
            return new Counted(say.records(all, format.number(all)), false);
        }
        List<String> counted = byNoun.entrySet().stream()
                .map(entry -> many(entry.getKey(), entry.getValue().size(), say, format))
                .toList();
        return new Counted(counted.size() == 1 ? counted.get(0) : say.both(counted.get(0), counted.get(1)), all == 1);
    }

    private static String many(Noun noun, int count, CountWords say, ReaderFormat format) {
        String shown = format.number(count);
        return switch (noun) {
            case ACCOUNT -> say.accounts(count, shown);
            case CONTACT -> say.contacts(count, shown);
            case DEAL -> say.deals(count, shown);
            case GAP -> say.gaps(count, shown);
            case LEAD -> say.leads(count, shown);
            case MEETING -> say.meetings(count, shown);
            case RECORD -> say.records(count, shown);
            case TASK -> say.tasks(count, shown);
        };
    }

    /** The name of one such record's kind at the start of a line. */
    static String one(String object, CountWords say) {
        return switch (SALES.getOrDefault(object, Noun.RECORD)) {
            case ACCOUNT -> say.account();
            case CONTACT -> say.contact();
            case DEAL -> say.deal();
            case GAP -> say.you();
            case LEAD -> say.lead();
            case MEETING -> say.meeting();
            case TASK -> say.task();
            case RECORD -> {
                String noun = FieldLabels.readable(object);
                yield Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
            }
        };
    }
}
