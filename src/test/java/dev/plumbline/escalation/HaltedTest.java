package dev.plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.people.calendar.Halt;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HaltedTest {

    private static final Halted.Writing WRITING =
            new Halted.Writing(UnaryOperator.identity(), LocalDate::toString, Instant::toString, Long::toString);

    private static String said(Halted why, Tongue tongue) {
        return why.said(Phrasebook.of(HaltWords.class, tongue), WRITING);
    }

    @ParameterizedTest
    @CsvSource({
        "SNOOZED, the gap is snoozed, die Lücke ist zurückgestellt",
        "DISPUTED, the gap is disputed, die Lücke ist bestritten",
        "WAIVED, the gap is waived, für die Lücke gilt eine Ausnahme",
        "SILENT, nobody is told of it for now, vorerst erfährt niemand davon",
        "UNTAUGHT, the rule has to be explained first, die Regel muss erst erklärt werden"
    })
    void saysWhereTheGapItselfStands(Halted.Itself why, String english, String german) {
        assertThat(said(why, Tongue.ENGLISH)).isEqualTo(english);
        assertThat(said(why, Tongue.GERMAN)).isEqualTo(german);
    }

    @ParameterizedTest
    @CsvSource({
        "LEAVE, Ann is on leave until 2026-03-04, Ann ist bis 2026-03-04 abwesend",
        "NEW, Ann is new here until 2026-03-04, Ann ist bis 2026-03-04 neu hier",
        "TERRITORY, Ann was handed 10 records and has time to look at them until 2026-03-04, "
                + "'Ann hat 10 Datensätze übernommen und bis 2026-03-04 Zeit, sie anzusehen'"
    })
    void saysWhatSomebodyIsGivenTimeFor(Halt.Reason reason, String english, String german) {
        Halted why = new Halted.Person(
                "Ann",
                new Halt(
                        reason, 10, Instant.parse("2026-03-04T23:00:00Z"), Optional.of(LocalDate.parse("2026-03-04"))));
        assertThat(said(why, Tongue.ENGLISH)).isEqualTo(english);
        assertThat(said(why, Tongue.GERMAN)).isEqualTo(german);
    }

    @ParameterizedTest
    @EnumSource(Halt.Reason.class)
    void saysTheMomentWhereItIsNoWholeDay(Halt.Reason reason) {
        Instant until = Instant.parse("2026-03-04T14:00:00Z");
        assertThat(said(new Halted.Person("Ann", new Halt(reason, 1, until, Optional.empty())), Tongue.ENGLISH))
                .contains("until 2026-03-04T14:00:00Z");
    }
}
