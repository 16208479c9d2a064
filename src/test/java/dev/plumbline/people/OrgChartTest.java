package dev.plumbline.people;

import static dev.plumbline.people.PeopleFixture.queue;
import static dev.plumbline.people.PeopleFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.RecordId;
import dev.plumbline.speech.Saying;
import dev.plumbline.speech.Tongue;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class OrgChartTest {

    @Test
    void stepsOverInactiveManagersToTheNextOneUp() {
        var chart = new PeopleFixture()
                .person(1, -1, true)
                .person(2, 1, false)
                .person(3, 2, false)
                .person(4, 3, true)
                .chart();
        assertThat(chart.leaderOf(user(4)).map(Person::name)).contains("P1");
        assertThat(chart.findings())
                .extracting(Saying::english)
                .containsExactly("P4's manager P3 is inactive; P1 is told instead.");
    }

    @Test
    void goesToTheFallbackWhereNobodyLeads() {
        var people = new PeopleFixture().person(1, -1, true).person(2, 77, true).person(9, -1, true);
        assertThat(people.chart().leaderOf(user(2))).isEmpty();
        assertThat(people.chart().findings())
                .extracting(Saying::english)
                .containsExactly("P2's manager " + user(77)
                        + " is not known; nobody is told instead; set plumbline.people.fallback.");
        var chart = people.chart("P9@Example.com");
        assertThat(chart.leaderOf(user(2)).map(Person::name)).contains("P9");
        assertThat(chart.leaderOf(user(9))).as("nobody is their own leader").isEmpty();
        assertThat(people.chart("nobody@example.com").findings())
                .anyMatch(f -> f.english().startsWith("plumbline.people.fallback is \"nobody@example.com\""));
    }

    @Test
    void cutsCirclesAndSaysSo() {
        var chart = new PeopleFixture()
                .person(1, 3, true)
                .person(2, 1, true)
                .person(3, 2, true)
                .person(4, 3, true)
                .person(5, 5, true)
                .chart();
        assertThat(chart.findings())
                .extracting(Saying::english)
                .containsExactly(
                        "Managers form a circle: P1 → P3 → P2 → P1; cut above P1.",
                        "P5 is their own manager; treated as having none.");
        assertThat(chart.leaderOf(user(1))).isEmpty();
        assertThat(chart.leaderOf(user(3)).map(Person::name)).contains("P2");
        assertThat(chart.subtree(user(1))).containsExactlyInAnyOrder(user(1), user(2), user(3), user(4));
        assertThat(chart.leaderOf(user(5))).isEmpty();
    }

    @Test
    void findsAQueuesLeaderWhereItsMembersHaveOne() {
        var chart = new PeopleFixture()
                .person(1, -1, true)
                .person(2, 1, true)
                .person(3, 1, true)
                .person(4, 2, true)
                .person(5, 4, false)
                .queueOf(1, 2, 3)
                .queueOf(2, 3, 4)
                .queueOf(3)
                .queueOf(4, 2, 5)
                .chart();
        assertThat(chart.leaderOf(queue(1)).map(Person::name)).contains("P1");
        assertThat(chart.leaderOf(queue(2))).isEmpty();
        assertThat(chart.leaderOf(queue(3))).isEmpty();
        assertThat(chart.leaderOf(queue(4)).map(Person::name)).contains("P1");
        assertThat(chart.subtree(user(1))).contains(queue(1), queue(4)).doesNotContain(queue(2));
    }

    @Test
    void namesWhomItKnowsAndSaysWhomNot() {
        var chart = new PeopleFixture().person(1, -1, true).queueOf(1).chart();
        assertThat(chart.nameOf(user(1))).isEqualTo("P1");
        assertThat(chart.nameOf(queue(1))).isEqualTo("Queue 1");
        assertThat(chart.nameOf(user(8))).isEqualTo("an unknown user (" + user(8) + ")");
        assertThat(chart.byUsername("P1@EXAMPLE.COM")).isPresent();
    }

    @Test
    void listsDirectReportsByNameInactiveOnesToo() {
        var chart = new PeopleFixture()
                .person(1, -1, true)
                .person(3, 1, false)
                .person(2, 1, true)
                .chart();
        assertThat(chart.directReports(user(1))).extracting(Person::name).containsExactly("P2", "P3");
    }

    @Test
    void climbsSixtyLevels() {
        var people = new PeopleFixture().person(0, -1, true);
        for (int i = 1; i < 60; i++) {
            people.person(i, i - 1, i == 59);
        }
        assertThat(people.chart().leaderOf(user(59)).map(Person::name)).contains("P0");
        assertThat(people.chart().subtree(user(0))).hasSize(60);
    }

    @Test
    void isQuickForTwentyThousandPeople() {
        var people = new PeopleFixture();
        for (int i = 0; i < 20_000; i++) {
            people.person(i, (i - 1) / 8, i % 7 != 0);
        }
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            var chart = people.chart();
            assertThat(chart.subtree(user(1))).hasSizeGreaterThan(2000);
            chart.people().forEach(p -> chart.leaderOf(p.id()));
        });
    }

    /** Random graphs with self-loops, circles and managers that nobody knows. */
    @Property(tries = 1000)
    void alwaysEndsAndNeverLeadsInCircles(
            @ForAll("managers") List<Integer> managers, @ForAll("managers") List<Integer> states) {
        var people = people(managers, states);
        var chart = people.chart("p0@example.com");
        Set<RecordId> tops = new HashSet<>();
        for (Person person : people.people) {
            Set<RecordId> seen = new HashSet<>(Set.of(person.id()));
            var leader = chart.leaderOf(person.id());
            while (leader.isPresent() && !leader.get().id().equals(user(0))) {
                assertThat(leader.get().active()).isTrue();
                assertThat(seen.add(leader.get().id()))
                        .as("circle above %s", person.name())
                        .isTrue();
                leader = chart.leaderOf(leader.get().id());
            }
            if (people.people.stream()
                    .noneMatch(p -> chart.subtree(p.id()).contains(person.id()) && !p.equals(person))) {
                tops.add(person.id());
            }
        }
        Set<RecordId> reached =
                tops.stream().flatMap(t -> chart.subtree(t).stream()).collect(Collectors.toSet());
        assertThat(reached).as("nobody falls out of the chart").hasSize(people.people.size());
    }

    @Property(tries = 300)
    void agreesWithANaiveWalkOnTrees(@ForAll("managers") List<Integer> raw) {
        var people = new PeopleFixture();
        for (int i = 0; i < raw.size(); i++) {
            people.person(i, i == 0 ? -1 : raw.get(i) % i, true);
        }
        var chart = people.chart();
        assertThat(chart.findings()).isEmpty();
        for (Person top : people.people) {
            Set<RecordId> naive = people.people.stream()
                    .filter(p -> isBelow(chart, p, top))
                    .map(Person::id)
                    .collect(Collectors.toSet());
            assertThat(chart.subtree(top.id())).isEqualTo(naive);
        }
    }

    private static boolean isBelow(OrgChart chart, Person person, Person top) {
        Person at = person;
        while (!at.equals(top)) {
            if (at.manager().isEmpty()) {
                return false;
            }
            at = chart.person(at.manager().get()).orElseThrow();
        }
        return true;
    }

    private static PeopleFixture people(List<Integer> managers, List<Integer> states) {
        var people = new PeopleFixture();
        for (int i = 0; i < managers.size(); i++) {
            people.person(i, managers.get(i) % (managers.size() + 2) - 1, states.get(i % states.size()) % 4 != 0);
        }
        return people;
    }

    @Provide
    Arbitrary<List<Integer>> managers() {
        return Arbitraries.integers().between(0, 1000).list().ofMinSize(1).ofMaxSize(40);
    }

    @Test
    void saysWhatToMendInGermanToo() {
        assertThat(new PeopleFixture().person(2, 77, true).chart().findings())
                .extracting(found -> found.in(Tongue.GERMAN))
                .contains(
                        "Die Führungskraft von P2, " + user(77)
                                + ", ist nicht bekannt; stattdessen wird niemand informiert; setzen Sie plumbline.people.fallback.");
    }
}
