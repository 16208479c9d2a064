package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.OrgChart;
import dev.plumbline.sheets.Column;
import dev.plumbline.violations.Violation;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gaps as a table, whatever file it leaves in: what each column is called, how wide it is and what stands in it. */
final class GapTable {

    private record Part(String head, int width, Function<Violation, Object> cell) {}

    private final List<Part> parts;

    /**
     * @param link where a record can be opened
     * @param mark who takes the table away, in every row, so that no part of it is without
     */
    GapTable(Format say, OrgChart chart, Function<RecordId, Optional<String>> link, String mark) {
        ExportWords words = say.words(ExportWords.class);
        this.parts = List.of(
                new Part(words.record(), 32, Violation::recordName),
                new Part(words.recordId(), 22, gap -> gap.record().value()),
                new Part(words.object(), 16, Violation::object),
                new Part(words.gap(), 44, Violation::ruleTitle),
                new Part(words.rule(), 28, gap -> gap.rule().value()),
                new Part(words.missing(), 28, gap -> say.fields(gap.missing())),
                new Part(words.severity(), 16, gap -> GapLists.severityName(gap.severity(), say)),
                new Part(words.state(), 14, gap -> GapLists.stateName(gap.state(), say)),
                new Part(words.person(), 24, gap -> GapLists.accountable(chart, gap, say)),
                new Part(words.personId(), 22, gap -> gap.accountable()
                        .map(RecordId::value)
                        .orElse("")),
                new Part(words.since(), 12, gap -> LocalDate.ofInstant(gap.openedAt(), say.zone())),
                new Part(words.times(), 18, Violation::generation),
                new Part(words.amount(), 16, gap -> gap.amount()
                        .<Object>map(amount -> amount)
                        .orElse("")),
                new Part(words.link(), 48, gap -> link.apply(gap.record())
                        .<Object>map(URI::create)
                        .orElse("")),
                new Part(words.takenBy(), 52, gap -> mark));
    }

    List<Column> columns() {
        return parts.stream().map(part -> new Column(part.head(), part.width())).toList();
    }

    List<Object> row(Violation gap) {
        return parts.stream().map(part -> part.cell().apply(gap)).toList();
    }
}
