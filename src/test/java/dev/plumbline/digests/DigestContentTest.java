package dev.plumbline.digests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.people.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What digests say, against a slow and simple second reckoning that walks up from each gap to everybody above. */
class DigestContentTest {

    private static final int MANAGERS = 150;
    private static final int REPS = 450;
    private static final Pattern PERSON = Pattern.compile(
            "^\\* (?<name>Rep \\d+).*\\R\\s+(?<gaps>\\d+) gaps? on (?<records>\\d+) records?", Pattern.MULTILINE);
    private static final Pattern MORE = Pattern.compile("and (\\d+) more (?:person|people) with (\\d+) gaps?");

    /** @param minute in which it opened, no other's */
    private record Gap(int person, int record, int minute) {}

    private final long seed = Long.getLong("plumbline.seed", 20_261_127L);
    private final Random chance = new Random(seed);
    private final Map<Integer, Integer> above = new TreeMap<>();
    private final List<Gap> gaps = new ArrayList<>();

    @Test
    void saysToEachManagerWhatIsOpenBelowAndNothingElse() {
        try (DigestStory story = new DigestStory(Map.of("plumbline.digests.people-shown", "5"))) {
            hire(story);
            story.checked().at("2026-11-23T08:00:00Z");
            Map<String, Envelope> digests = new HashMap<>();
            story.everything().forEach(mail -> digests.put(mail.recipient().name(), mail));
            int different = 0;
            for (int manager = 1; manager <= MANAGERS; manager++) {
                List<String> expected = expected(manager);
                Envelope digest = digests.remove("Manager " + manager);
                List<String> said =
                        digest == null ? List.of() : said(digest.message().text());
                different += expected.equals(said) ? 0 : 1;
                assertThat(said).as("what Manager " + manager + " reads").isEqualTo(expected);
            }
            assertThat(digests).isEmpty();
            TargetReport.row(
                    "N9",
                    MANAGERS + " managers in random trees, " + gaps.size() + " gaps of " + REPS + " people",
                    different + " digests that differ from the oracle",
                    seed);
        }
    }

    private static List<String> said(String text) {
        List<String> lines = new ArrayList<>();
        Matcher person = PERSON.matcher(text);
        while (person.find()) {
            lines.add(person.group("name") + ": " + person.group("gaps") + " on " + person.group("records"));
        }
        Matcher more = MORE.matcher(text);
        if (more.find()) {
            lines.add(more.group(1) + " more with " + more.group(2));
        }
        return lines;
    }

    private List<String> expected(int manager) {
        Map<Integer, List<Gap>> below = new TreeMap<>();
        for (Gap gap : gaps) {
            if (isAbove(manager, gap.person())) {
                below.computeIfAbsent(gap.person(), p -> new ArrayList<>()).add(gap);
            }
        }
        List<Map.Entry<Integer, List<Gap>>> people = below.entrySet().stream()
                .sorted(Comparator.comparing(entry ->
                        entry.getValue().stream().mapToInt(Gap::minute).min().orElseThrow()))
                .toList();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<Integer, List<Gap>> one : people.subList(0, Math.min(5, people.size()))) {
            Set<Integer> records = new HashSet<>();
            one.getValue().forEach(gap -> records.add(gap.record()));
            lines.add("Rep " + one.getKey() + ": " + one.getValue().size() + " on " + records.size());
        }
        if (people.size() > 5) {
            int rest = people.stream()
                    .skip(5)
                    .mapToInt(entry -> entry.getValue().size())
                    .sum();
            lines.add(people.size() - 5 + " more with " + rest);
        }
        return lines;
    }

    private boolean isAbove(int manager, int person) {
        Integer one = above.get(person);
        while (one != null && one != manager) {
            one = above.get(one);
        }
        return one != null;
    }

    private void hire(DigestStory story) {
        for (int n = 1; n <= MANAGERS; n++) {
            Optional<Integer> leader =
                    n == 1 || chance.nextInt(6) == 0 ? Optional.empty() : Optional.of(1 + chance.nextInt(n - 1));
            story.people.add(n, "Manager " + n, "Europe/London", leader);
            int person = n;
            leader.ifPresent(one -> above.put(person, one));
        }
        int minute = 0;
        for (int n = 1001; n <= 1000 + REPS; n++) {
            int leader = 1 + chance.nextInt(MANAGERS);
            Person rep = story.people.add(n, "Rep " + n, "Europe/London", Optional.of(leader));
            above.put(n, leader);
            for (int i = chance.nextInt(5); i > 0; i--) {
                Gap gap = new Gap(n, n * 10 + chance.nextInt(3), minute++);
                gaps.add(gap);
                open(story, rep, gap, i);
            }
        }
    }

    /** Each a minute younger than the one before, so that their order is theirs alone. */
    private static void open(DigestStory story, Person rep, Gap gap, int rule) {
        story.ledger
                .open("rule-" + rule, RecordId.of("006%012d".formatted(gap.record())), "Deal " + gap.record(), rep.id())
                .since(Instant.parse("2026-10-20T10:00:00Z")
                        .plusSeconds(60L * gap.minute())
                        .toString())
                .event();
    }
}
