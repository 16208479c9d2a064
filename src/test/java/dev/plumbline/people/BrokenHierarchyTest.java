package dev.plumbline.people;

import static dev.plumbline.people.PeopleFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import dev.plumbline.crm.RecordId;
import dev.plumbline.speech.Saying;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand orgs as no admin would leave them: nobody above, gone, oneself, in a circle, sixty levels deep. By manager and by role. */
class BrokenHierarchyTest {

    private static final long SEED = 20261126;
    private static final int GRAPHS = 1_000;
    private static final int FALLBACK = 0;

    @Test
    @Timeout(120)
    void alwaysEndsAtSomebodyActive() {
        Random random = new Random(SEED);
        long asked = 0;
        long dropped = 0;
        long toFallback = 0;
        long circles = 0;
        for (int i = 0; i < GRAPHS; i++) {
            MirroredChart chart = i % 2 == 0 ? byManager(random) : byRole(random);
            circles += chart.findings().stream()
                    .filter(f -> f.english().contains("circle"))
                    .count();
            for (Person person : chart.people()) {
                asked++;
                Optional<Person> leader = chart.leaderOf(person.id());
                boolean fallback = person.id().equals(user(FALLBACK));
                dropped += leader.isEmpty() && !fallback ? 1 : 0;
                toFallback += leader.filter(l -> l.id().equals(user(FALLBACK))).isPresent() ? 1 : 0;
                leader.ifPresent(l -> {
                    assertThat(l.active()).isTrue();
                    assertThat(l.id()).isNotEqualTo(person.id());
                });
                assertThat(chart.subtree(person.id())).contains(person.id());
                assertThat(walk(chart, person.id()))
                        .isLessThanOrEqualTo(chart.people().size());
            }
        }
        TargetReport.row(
                "N8",
                GRAPHS
                        + " random orgs by manager and by role: nobody above, inactive, oneself, circles of 3, 60 levels",
                "%d people asked for their leader, %d dropped, %d to the fallback, %d circles cut and reported, 0 endless"
                        .formatted(asked, dropped, toFallback, circles),
                SEED);
        assertThat(dropped).isZero();
        assertThat(toFallback).isPositive();
        assertThat(circles).isPositive();
    }

    /** How many steps up until nobody new comes. */
    private static int walk(MirroredChart chart, RecordId from) {
        Set<RecordId> seen = new HashSet<>(Set.of(from));
        Optional<Person> at = chart.leaderOf(from);
        while (at.isPresent() && seen.add(at.get().id())) {
            at = chart.leaderOf(at.get().id());
        }
        return seen.size();
    }

    private static MirroredChart byManager(Random random) {
        PeopleFixture org = new PeopleFixture().person(FALLBACK, -1, true);
        int people = 5 + random.nextInt(90);
        for (int n = 1; n <= people; n++) {
            org.person(n, boss(random, n, people), random.nextInt(5) > 0);
        }
        return org.chart("p" + FALLBACK + "@example.com");
    }

    private static int boss(Random random, int n, int people) {
        return switch (random.nextInt(8)) {
            case 0 -> -1;
            case 1 -> n;
            case 2 -> people + 500;
            case 3 -> n - n % 3 + (n + 1) % 3;
            case 4 -> 1 + random.nextInt(people);
            default -> n - 1;
        };
    }

    private static MirroredChart byRole(Random random) {
        int roles = 3 + random.nextInt(70);
        Map<RecordId, String> names = new HashMap<>();
        Map<RecordId, RecordId> above = new HashMap<>();
        for (int n = 1; n <= roles; n++) {
            names.put(role(n), "Role " + n);
            int parent = boss(random, n, roles);
            if (parent > 0) {
                above.put(role(n), role(parent));
            }
        }
        List<Person> people = new ArrayList<>(List.of(person(FALLBACK, true)));
        Map<RecordId, RecordId> members = new HashMap<>();
        for (int n = 1; n <= 80; n++) {
            people.add(person(n, random.nextInt(5) > 0));
            if (random.nextInt(10) > 0) {
                members.put(user(n), role(1 + random.nextInt(roles)));
            }
        }
        List<Saying> findings = new ArrayList<>();
        List<Person> led = new RoleTree(names, above, members).leading(people, findings);
        return new MirroredChart(led, List.of(), Map.of(), Optional.of("p" + FALLBACK + "@example.com"), findings);
    }

    @Test
    void passesOverEmptyRolesAndLetsTheOwnManagerOrTheLongestStandingLead() {
        Map<RecordId, String> names = Map.of(role(1), "VP", role(2), "Regional", role(3), "Rep", role(4), "Head");
        Map<RecordId, RecordId> above = Map.of(role(3), role(2), role(2), role(1), role(4), role(2));
        Person vera = person(1, true);
        Person walt = new Person(
                user(2),
                "Walt",
                "w@x",
                Optional.empty(),
                true,
                ZoneOffset.UTC,
                Locale.US,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.of(java.time.Instant.parse("2020-01-01T00:00:00Z")));
        Person ann = person(3, true);
        Person bob = person(4, true).ledBy(Optional.of(user(1)));
        Person gone = person(5, false);
        Map<RecordId, RecordId> members =
                Map.of(user(1), role(1), user(2), role(1), user(3), role(3), user(4), role(3), user(5), role(2));
        List<Saying> findings = new ArrayList<>();
        List<Person> led = new RoleTree(names, above, members).leading(List.of(vera, walt, ann, bob, gone), findings);
        assertThat(led.get(2).manager()).as("nobody active in Regional").contains(user(2));
        assertThat(led.get(3).manager())
                .as("their own manager is among the VPs")
                .contains(user(1));
        assertThat(led.get(0).manager()).isEmpty();
        assertThat(findings)
                .extracting(Saying::english)
                .anyMatch(f -> f.startsWith("The role \"VP\" has several active users; Walt leads for it"));
    }

    private static RecordId role(int n) {
        return RecordId.of("00E%012d".formatted(n));
    }

    private static Person person(int n, boolean active) {
        return new Person(
                user(n),
                "P" + n,
                "p" + n + "@example.com",
                Optional.empty(),
                active,
                ZoneOffset.UTC,
                Locale.US,
                Optional.empty(),
                "");
    }
}
