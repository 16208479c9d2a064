package dev.plumbline.formula;

import dev.plumbline.formula.BenchmarkDeals.Deal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Twenty rules: as an admin writes them, and as a programmer would who may not use formulas. */
final class BenchmarkRules {

    private static final LocalDate TODAY = BenchmarkDeals.TODAY;
    private static final Set<String> STAGES_FROM_PROPOSAL =
            Set.of("Proposal/Price Quote", "Negotiation/Review", "Closed Won", "Closed Lost");

    private static final BigDecimal FIFTH = new BigDecimal("20");
    private static final BigDecimal THIRD = new BigDecimal("30");
    private static final BigDecimal HALF = new BigDecimal("50");
    private static final BigDecimal WHOLE = new BigDecimal("100");
    private static final BigDecimal BIG = new BigDecimal("100000");
    private static final BigDecimal SMALL = new BigDecimal("5000");
    private static final BigDecimal MEDIUM = new BigDecimal("25000");
    private static final BigDecimal WEIGHTY = new BigDecimal("5000000");
    private static final BigDecimal THREE = new BigDecimal("3");
    private static final Duration LONG_IN_STAGE = Duration.ofDays(45);

    private BenchmarkRules() {}

    /** @param formula true when the rule is broken */
    record Rule(String formula, Predicate<Deal> java) {}

    static List<Rule> all() {
        return List.of(
                rule(
                        "AND(NOT(IsClosed), STAGE_AT_LEAST(\"Proposal/Price Quote\"), ISBLANK(NextStep))",
                        d -> !d.closed() && STAGES_FROM_PROPOSAL.contains(d.stage()) && d.nextStep() == null),
                rule("AND(NOT(IsClosed), CloseDate < TODAY())", d -> !d.closed() && isBefore(d.closeDate(), TODAY)),
                rule(
                        "AND(NOT(IsClosed), OR(ISBLANK(Amount), Amount <= 0))",
                        d -> !d.closed() && (d.amount() == null || d.amount().signum() <= 0)),
                rule(
                        "AND(NOT(IsClosed), TODAY() - LastActivityDate > 14)",
                        d -> !d.closed() && isBefore(d.lastActivity(), TODAY.minusDays(14))),
                rule(
                        "AND(IsClosed, NOT(IsWon), ISBLANK(TEXT(Loss_Reason__c)))",
                        d -> d.closed() && !d.won() && d.lossReason() == null),
                rule(
                        "AND(NOT(IsClosed), ISPICKVAL(StageName, \"Negotiation/Review\"), Discount__c > 0.2, ISBLANK(Competitor__c))",
                        d -> !d.closed()
                                && d.stage().equals("Negotiation/Review")
                                && d.discount() != null
                                && d.discount().compareTo(FIFTH) > 0
                                && d.competitor() == null),
                rule(
                        "AND(NOT(IsClosed), CloseDate > TODAY() + 365)",
                        d -> !d.closed() && d.closeDate() != null && d.closeDate().isAfter(TODAY.plusDays(365))),
                rule(
                        "AND(IsWon, CloseDate > TODAY())",
                        d -> d.won() && d.closeDate() != null && d.closeDate().isAfter(TODAY)),
                rule("ISBLANK(AccountId)", d -> d.account() == null),
                rule(
                        "AND(NOT(IsClosed), PushCount >= 3)",
                        d -> !d.closed() && d.pushes() != null && d.pushes().compareTo(THREE) >= 0),
                rule(
                        "AND(NOT(IsClosed), ISPLACEHOLDER(NextStep))",
                        d -> !d.closed() && Placeholders.isPlaceholder(d.nextStep())),
                rule(
                        "AND(NOT(IsClosed), Amount >= 100000, ISBLANK(TEXT(LeadSource)))",
                        d -> !d.closed()
                                && d.amount() != null
                                && d.amount().compareTo(BIG) >= 0
                                && d.leadSource() == null),
                rule(
                        "AND(NOT(IsClosed), NOW() - LastStageChangeDate > 45)",
                        d -> !d.closed() && isBefore(d.stageChanged(), BenchmarkDeals.NOW.minus(LONG_IN_STAGE))),
                rule(
                        "AND(NOT(IsClosed), Probability > 0.5, ISPICKVAL(ForecastCategoryName, \"Pipeline\"))",
                        d -> !d.closed() && d.probability().compareTo(HALF) > 0 && "Pipeline".equals(d.category())),
                rule(
                        "OR(AND(ISPICKVAL(StageName, \"Closed Won\"), Probability <> 1), AND(ISPICKVAL(StageName, \"Closed Lost\"), Probability <> 0))",
                        d -> d.stage().equals("Closed Won") && d.probability().compareTo(WHOLE) != 0
                                || d.stage().equals("Closed Lost")
                                        && d.probability().signum() != 0),
                rule(
                        "AND(NOT(IsClosed), Amount * Probability > 50000, ISBLANK(NextStep))",
                        d -> !d.closed()
                                && d.amount() != null
                                && d.amount().multiply(d.probability()).compareTo(WEIGHTY) > 0
                                && d.nextStep() == null),
                rule(
                        "AND(ISPICKVAL(Type, \"Existing Business\"), Discount__c > 0.3, Amount > 25000)",
                        d -> "Existing Business".equals(d.type())
                                && d.discount() != null
                                && d.discount().compareTo(THIRD) > 0
                                && d.amount() != null
                                && d.amount().compareTo(MEDIUM) > 0),
                rule(
                        "AND(NOT(IsClosed), CASE(StageName, \"Prospecting\", 1, \"Qualification\", 2, \"Needs Analysis\", 3, 4) >= 3, ISBLANK(Competitor__c))",
                        d -> !d.closed() && caseOf(d.stage()) >= 3 && d.competitor() == null),
                rule(
                        "AND(NOT(IsClosed), TODAY() - DATEVALUE(CreatedDate) > 180, Amount < 5000)",
                        d -> !d.closed()
                                && LocalDate.ofInstant(d.created(), BenchmarkDeals.ZONE)
                                        .isBefore(TODAY.minusDays(180))
                                && d.amount() != null
                                && d.amount().compareTo(SMALL) < 0),
                rule(
                        "AND(NOT(IsClosed), CloseDate - TODAY() < 30, OR(ISBLANK(LastActivityDate), LastActivityDate < TODAY() - 7), NOT(CONTAINS(NextStep, \"call\")))",
                        d -> !d.closed()
                                && isBefore(d.closeDate(), TODAY.plusDays(30))
                                && (d.lastActivity() == null || d.lastActivity().isBefore(TODAY.minusDays(7)))
                                && d.nextStep() != null
                                && !d.nextStep().contains("call")));
    }

    private static Rule rule(String formula, Predicate<Deal> java) {
        return new Rule(formula, java);
    }

    private static boolean isBefore(LocalDate day, LocalDate other) {
        return day != null && day.isBefore(other);
    }

    private static boolean isBefore(Instant moment, Instant other) {
        return moment != null && moment.isBefore(other);
    }

    private static int caseOf(String stage) {
        return switch (stage) {
            case "Prospecting" -> 1;
            case "Qualification" -> 2;
            case "Needs Analysis" -> 3;
            default -> 4;
        };
    }

    static List<String> formulas() {
        return all().stream().map(Rule::formula).toList();
    }

    static int total(int[] counts) {
        return Arrays.stream(counts).sum();
    }
}
