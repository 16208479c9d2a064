package dev.plumbline.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private final Format american = new Format(Locale.US, ZoneId.of("America/New_York"), NOW);
    private final Format german = new Format(Locale.GERMANY, ZoneId.of("Europe/Berlin"), NOW);

    @Test
    void saysDatesInTheReadersLocaleAndZone() {
        Instant lateInNewYork = Instant.parse("2026-03-02T02:30:00Z");
        assertThat(american.exact(lateInNewYork)).startsWith("Mar 1, 2026").endsWith("EST");
        assertThat(german.exact(lateInNewYork)).startsWith("02.03.2026, 03:30").endsWith("MEZ");
        assertThat(american.day(lateInNewYork)).isEqualTo("Mar 1, 2026");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00:30Z, just now",
        "2026-03-02T08:59:30Z, just now",
        "2026-03-02T08:59:00Z, 1 minute ago",
        "2026-03-02T08:01:00Z, 59 minutes ago",
        "2026-03-02T07:00:00Z, 2 hours ago",
        "2026-02-28T09:00:00Z, 2 days ago",
        "2026-01-20T08:00:00Z, 41 days ago"
    })
    void saysHowLongAgo(Instant at, String words) {
        assertThat(american.ago(at)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12000.50 | 12,001 | 12K",
                "999.5 | 999.50 | 1K",
                "4200000 | 4,200,000 | 4.2M",
                "0 | 0 | 0",
                "-1500 | -1,500 | -2K"
            })
    void saysAmountsInFullAndAtAGlance(BigDecimal amount, String full, String brief) {
        assertThat(american.money(amount)).isEqualTo(full);
        assertThat(american.brief(amount)).isEqualTo(brief);
    }

    @Test
    void countsWithTheRightWord() {
        assertThat(american.count(1, "gap", "gaps")).isEqualTo("1 gap");
        assertThat(american.count(0, "gap", "gaps")).isEqualTo("0 gaps");
        assertThat(german.count(1234L, "gap", "gaps")).isEqualTo("1.234 gaps");
    }

    @ParameterizedTest
    @CsvSource({
        "NextStep, Next step",
        "Executive_Sponsor__c, Executive sponsor",
        "OwnerId, Owner",
        "Id, Id",
        "Account.Industry, Account: Industry",
        "Campaign_ROI__c, Campaign ROI",
        "StageName, Stage name",
        "$Rollup.Open_Tasks, Open tasks",
        "PRIORVALUE(StageName), Stage name before",
        "Moved at, Moved at"
    })
    void namesFieldsAsPeopleDo(String apiName, String words) {
        assertThat(american.field(apiName)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-06 | Feb 6, 2026",
                "2026-13-45 | 2026-13-45",
                "2026-03-02T09:00:00Z | Mar 2, 2026, 4:00 AM EST",
                "16685 | 16,685",
                "007 | 007",
                "true | yes",
                "Negotiation/Review | Negotiation/Review"
            })
    void writesKeptValuesAsPeopleDo(String kept, String words) {
        assertThat(american.value(kept)).isEqualTo(words);
    }

    @Test
    void listsFields() {
        assertThat(american.fields(List.of("NextStep", "Amount"))).isEqualTo("Next step, Amount");
    }

    @Test
    void cutsLongTextBetweenCharacters() {
        assertThat(american.cut("x".repeat(160))).hasSize(160);
        String cut = american.cut("😀".repeat(200));
        assertThat(cut.codePointCount(0, cut.length())).isEqualTo(160);
        assertThat(cut).endsWith("😀…");
    }

    @Test
    void aNameAlwaysShows() {
        assertThat(american.name(" ")).isEqualTo("(no name)");
    }
}
