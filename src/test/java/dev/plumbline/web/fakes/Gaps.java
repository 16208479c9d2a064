package dev.plumbline.web.fakes;

import static dev.plumbline.web.fakes.Company.ANN;
import static dev.plumbline.web.fakes.Company.BO;
import static dev.plumbline.web.fakes.Company.CARLA;
import static dev.plumbline.web.fakes.Company.DANA;
import static dev.plumbline.web.fakes.Company.GONE;
import static dev.plumbline.web.fakes.Company.LEADS;
import static dev.plumbline.web.fakes.Company.MALLORY;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.Rule;
import dev.plumbline.violations.EndReason;
import dev.plumbline.violations.HistoryEntry;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gaps as a company has them, some with names that attack. */
public final class Gaps {

    private static final Instant NOW = Instant.parse(Company.NOW);
    private static final List<RecordId> OWNERS = List.of(ANN, BO, CARLA, ANN, DANA, MALLORY, BO, LEADS, ANN, GONE);
    private static final List<String> ACCOUNTS = List.of(
            "Acme",
            "Burlington Textiles",
            "Dickenson",
            "Edge Communications",
            "Express Logistics",
            "GenePoint",
            "Grand Hotels",
            "Pyramid Construction",
            "United Oil & Gas",
            "University of Arizona");

    private Gaps() {}

    /** 1 is Ann's, 2 Bo's, 3 Carla's, 5 Dana's, 6 Mallory's, 8 the queue's. */
    static List<Violation> believable() {
        List<Violation> gaps = new ArrayList<>();
        for (int i = 0; i < 124; i++) {
            Rule rule = FakeEdition.RULES.get((i * i + i / 7) % 4);
            String name = ACCOUNTS.get((i * 3) % 10)
                    + (i % 3 == 0 ? " renewal" : i % 3 == 1 ? " expansion" : " pilot")
                    + (i > 9 ? " " + (2020 + i % 7) : "");
            gaps.add(gap(i + 1, rule, OWNERS.get(i % 10), name, i));
        }
        return gaps;
    }

    /** One gap of Carla's whose record, fields and message are all the same text. */
    public static Violation named(long id, String text) {
        Rule rule = FakeEdition.RULES.get(0);
        Violation plain = gap((int) id, rule, CARLA, text, 3);
        return new Violation(
                id,
                rule.id(),
                rule.version(),
                text,
                rule.severity(),
                plain.record(),
                "Opportunity",
                text,
                plain.accountable(),
                List.of("NextStep"),
                text,
                Map.of("NextStep", text, "Account.Name", text),
                plain.amount(),
                plain.state(),
                plain.end(),
                plain.openedAt(),
                plain.endedAt(),
                plain.seenAt(),
                plain.asOf(),
                1,
                false,
                false);
    }

    private static Violation gap(int id, Rule rule, RecordId owner, String name, int i) {
        Instant opened = NOW.minus(Duration.ofHours(3L + (i * 37L) % 1200));
        boolean ended = i % 11 == 10;
        Map<String, String> evidence = Map.of(
                "StageName",
                "Negotiation/Review",
                "NextStep",
                i % 2 == 0 ? "" : "TBD",
                "Amount",
                Integer.toString(12_000 + i * 937),
                "CloseDate",
                "2026-02-" + "%02d".formatted(1 + i % 28),
                "OwnerId",
                owner.value());
        return new Violation(
                id,
                rule.id(),
                rule.version(),
                rule.title(),
                rule.severity(),
                Company.id("006", id),
                rule.object(),
                name,
                Optional.of(owner),
                rule.require(),
                name + " needs " + (rule.require().isEmpty() ? "a close date that is not in the past" : "a next step")
                        + " so that Monday's review can plan with it.",
                evidence,
                rule.object().equals("Lead") ? Optional.empty() : Optional.of(BigDecimal.valueOf(12_000 + i * 937L)),
                ended ? ViolationState.ENDED : ViolationState.OPEN,
                ended ? Optional.of(EndReason.FIXED) : Optional.empty(),
                opened,
                ended ? Optional.of(NOW.minus(Duration.ofHours(1))) : Optional.empty(),
                NOW.minus(Duration.ofMinutes(2)),
                NOW.minus(Duration.ofMinutes(6)),
                i % 9 == 4 ? 2 : 1,
                i % 13 == 5,
                false);
    }

    static Violation ended(Violation v) {
        return new Violation(
                v.id(),
                v.rule(),
                v.ruleVersion(),
                v.ruleTitle(),
                v.severity(),
                v.record(),
                v.object(),
                v.recordName(),
                v.accountable(),
                v.missing(),
                v.message(),
                v.evidence(),
                v.amount(),
                ViolationState.ENDED,
                Optional.of(EndReason.FIXED),
                v.openedAt(),
                Optional.of(NOW),
                NOW,
                NOW,
                v.generation(),
                v.backlog(),
                v.silent());
    }

    static List<HistoryEntry> history(Violation v) {
        List<HistoryEntry> lines = new ArrayList<>(List.of(
                new HistoryEntry(
                        v.openedAt(), "opened", "Found: " + v.message(), List.of(), v.ruleVersion(), v.evidence()),
                new HistoryEntry(
                        v.openedAt().plus(Duration.ofMinutes(40)),
                        "told",
                        "E-mail to the owner",
                        List.of(),
                        v.ruleVersion(),
                        Map.of()),
                new HistoryEntry(
                        v.openedAt().plus(Duration.ofHours(2)),
                        "changed",
                        "Next step went from empty to “TBD”",
                        List.of(),
                        v.ruleVersion(),
                        Map.of("NextStep", "TBD"))));
        v.endedAt()
                .ifPresent(at -> lines.add(new HistoryEntry(
                        at,
                        "ended",
                        "Fixed in Salesforce",
                        List.of(),
                        v.ruleVersion(),
                        Map.of("NextStep", "Send quote"))));
        return lines;
    }
}
