package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.formula.Batch;
import dev.plumbline.formula.Context;
import dev.plumbline.formula.Layout;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.RefusedRule;
import dev.plumbline.rules.Rollup;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleId;
import dev.plumbline.rules.RuleState;
import dev.plumbline.rules.Severity;
import dev.plumbline.rules.Subject;
import dev.plumbline.rules.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Five rules that run and one that does not. They are read, never asked to judge. */
@Alternative
@ApplicationScoped
public class FakeEdition implements Edition {

    static final List<Rule> RULES = List.of(
            rule(
                    "next-step-after-proposal",
                    "Open deals past proposal have a next step",
                    "Opportunity",
                    "AND(NOT(IsClosed), STAGE_AT_LEAST(\"Proposal/Price Quote\"))",
                    List.of("NextStep"),
                    null,
                    "Monday's pipeline review plans from the next step.",
                    Severity.REQUIRED,
                    RuleState.LIVE),
            rule(
                    "close-date-in-the-past",
                    "No open deal has a close date in the past",
                    "Opportunity",
                    "NOT(IsClosed)",
                    List.of(),
                    "CloseDate < TODAY()",
                    "The forecast counts deals by close date; a past one counts nowhere.",
                    Severity.NEVER_TOLERATED,
                    RuleState.LIVE),
            rule(
                    "amount-by-proposal",
                    "Deals have an amount by proposal",
                    "Opportunity",
                    null,
                    List.of("Amount", "Executive_Sponsor__c"),
                    null,
                    "Without an amount the quarter's number is a guess.",
                    Severity.REQUIRED,
                    RuleState.LIVE),
            rule(
                    "untouched-lead",
                    "New leads are called within a day",
                    "Lead",
                    "ISBLANK(ConvertedDate)",
                    List.of(),
                    "NOW() - CreatedDate > 1",
                    "A lead called within a day is seven times more likely to talk.",
                    Severity.ADVICE,
                    RuleState.LIVE),
            rule(
                    "contact-role",
                    "Deals name who decides",
                    "Opportunity",
                    null,
                    List.of(),
                    "$Rollup.Contact_Roles = 0",
                    "Deals without a known decider close half as often.",
                    Severity.ADVICE,
                    RuleState.PILOT));

    @Override
    public RuleBook current() {
        return new Book();
    }

    private static Rule rule(
            String name,
            String title,
            String object,
            @Nullable String applies,
            List<String> require,
            @Nullable String violated,
            String why,
            Severity severity,
            RuleState state) {
        return new Rule(
                new RuleId(name),
                title,
                object,
                applies,
                require,
                violated,
                "{Name} needs {fields}.",
                why,
                "Monday pipeline review",
                require,
                severity,
                "standard",
                "https://intranet.example/lessons/" + name,
                state,
                LocalDate.of(2026, 1, 12),
                true,
                "OwnerId",
                "v" + Integer.toHexString(title.hashCode()).substring(0, 6),
                "config/rules/pipeline.yaml",
                3);
    }

    private static final class Book implements RuleBook {

        @Override
        public List<Rule> rules() {
            return RULES;
        }

        @Override
        public Optional<Rule> rule(RuleId id) {
            return RULES.stream().filter(rule -> rule.id().equals(id)).findFirst();
        }

        @Override
        public boolean judgesChange(RuleId id) {
            return false;
        }

        @Override
        public List<RefusedRule> refused() {
            return List.of(new RefusedRule(
                    "big-deals",
                    "Large deals have a sponsor <script>alert(3)</script>",
                    "Opportunity",
                    List.of(new FileIssue(
                            "config/rules/big.yaml",
                            7,
                            22,
                            "there is no field Sponser__c on Opportunity; did you mean Executive_Sponsor__c?"))));
        }

        @Override
        public List<FileIssue> warnings() {
            return List.of(new FileIssue("config/rules/pipeline.yaml", 41, 5, "contact-role has no tests"));
        }

        @Override
        public List<Rollup> rollups() {
            return List.of();
        }

        @Override
        public Set<String> objects() {
            return Set.of("Opportunity", "Lead");
        }

        @Override
        public Layout layout(String object) {
            throw new UnsupportedOperationException("pages do not judge");
        }

        @Override
        public boolean readsClock(String object) {
            return true;
        }

        @Override
        public Map<String, Set<String>> demand() {
            return Map.of();
        }

        @Override
        public List<Verdict> judge(Subject subject, Context context) {
            throw new UnsupportedOperationException("pages do not judge");
        }

        @Override
        public Optional<Verdict> judge(RuleId rule, Subject subject, Context context) {
            return Optional.empty();
        }

        @Override
        public List<Verdict> notInOrder(String object, List<RecordId> ids, Batch batch, Context context) {
            return List.of();
        }
    }
}
