package dev.plumbline.fixes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Standings;
import dev.plumbline.escalation.Standings.Step;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what is open for somebody: what they answer for, and what those answer for whom they type. */
@ApplicationScoped
public class Works {

    private final Violations violations;
    private final Standings standings;
    private final Edition edition;

    Works(Violations violations, Standings standings, Edition edition) {
        this.violations = violations;
        this.standings = standings;
        this.edition = edition;
    }

    /** @param most records that are wanted in full */
    public Work of(Collection<RecordId> people, int most) {
        return Work.of(
                records(open(people)).stream()
                        .sorted(WorkRecord.MOST_VALUABLE_FIRST)
                        .toList(),
                most);
    }

    /** How much it is, with none of it in full. */
    public Work counted(Collection<RecordId> people) {
        return Work.of(records(open(people), Map.of()), 0);
    }

    private List<Violation> open(Collection<RecordId> people) {
        return people.stream()
                .flatMap(person -> violations.openOf(person).stream())
                .toList();
    }

    /** These gaps, by record. */
    public List<WorkRecord> records(List<Violation> gaps) {
        return records(gaps, standings.leaders(gaps.stream().map(Violation::id).toList()));
    }

    private List<WorkRecord> records(List<Violation> gaps, Map<Long, Step> next) {
        Map<RecordId, List<Violation>> byRecord = new LinkedHashMap<>();
        gaps.forEach(gap ->
                byRecord.computeIfAbsent(gap.record(), id -> new ArrayList<>()).add(gap));
        return byRecord.values().stream().map(of -> record(of, next)).toList();
    }

    private WorkRecord record(List<Violation> gaps, Map<Long, Step> next) {
        Violation first = gaps.get(0);
        Offer offer = Offer.of(gaps, edition, List.of());
        return new WorkRecord(
                first.record(),
                first.object(),
                first.recordName(),
                gaps.stream().flatMap(g -> g.amount().stream()).max(BigDecimal::compareTo),
                gaps.stream()
                        .map(g -> g.evidence().getOrDefault("CurrencyIsoCode", ""))
                        .filter(code -> code.matches("[A-Z]{3}"))
                        .findFirst(),
                first.accountable(),
                gaps.stream()
                        .map(gap -> new WorkRecord.Gap(
                                gap, edition.rule(gap.rule()), Optional.ofNullable(next.get(gap.id()))))
                        .toList(),
                List.copyOf(offer.fields().keySet()),
                !offer.additions().isEmpty());
    }
}
