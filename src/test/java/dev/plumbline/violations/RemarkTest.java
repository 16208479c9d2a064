package dev.plumbline.violations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import dev.plumbline.violations.Remark.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemarkTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Remark.Writing BERLIN =
            new Remark.Writing(name -> "»" + name + "«", field -> "Feld " + field, at -> "Mittag", words -> words);

    @Test
    void isSaidInTheReadersLanguageAndWritingAndKeptInEnglish() {
        List<Remark> remarks = List.of(
                Remark.of(Kind.BY, "Dana"),
                Remark.of(Kind.FOR_UNTIL, "Ann", NOON.toString()),
                Remark.said("A contract."));
        assertThat(Remark.english(remarks)).isEqualTo("Dana: For Ann until 2026-03-02T12:00:00Z. A contract.");
        assertThat(german(entry(remarks))).isEqualTo("»Dana«: Für »Ann« bis Mittag. A contract.");
        List<Remark> missing = List.of(new Remark(Kind.MISSING, List.of("NextStep", "Amount")));
        assertThat(Remark.english(missing)).isEqualTo("Missing now: NextStep, Amount.");
        assertThat(german(entry(missing))).isEqualTo("Jetzt fehlt: Feld NextStep, Feld Amount.");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whateverIsKeptIsReadBackAsItWas(Kind kind) {
        List<Remark> remarks =
                List.of(new Remark(kind, Collections.nCopies(3, NOON.toString())), Remark.said("\"[<b>\u202e\n"));
        assertThat(KeptRemarks.of(KeptRemarks.json(remarks))).isEqualTo(kind == Kind.SAID ? List.of() : remarks);
        assertThat(german(entry(remarks))).doesNotContain("{").isNotBlank();
    }

    /** A process of an earlier version may run beside a later one, which knows more. */
    @Test
    void whatALaterVersionNotedIsReadAsItsText() {
        List<Remark> unknown = KeptRemarks.of("[[\"in_order\"],[\"of_a_later_version\",\"x\"]]");
        assertThat(new HistoryEntry(NOON, "ended", "As it was written.", unknown, "v1", Map.of())
                        .said(words(Tongue.GERMAN), BERLIN))
                .isEqualTo("As it was written.");
    }

    private static HistoryEntry entry(List<Remark> remarks) {
        return new HistoryEntry(NOON, "changed", Remark.english(remarks), remarks, "v1", Map.of());
    }

    private static String german(HistoryEntry entry) {
        return entry.said(words(Tongue.GERMAN), BERLIN);
    }

    private static HistoryWords words(Tongue tongue) {
        return Phrasebook.of(HistoryWords.class, tongue);
    }
}
