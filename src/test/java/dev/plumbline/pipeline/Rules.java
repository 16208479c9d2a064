package dev.plumbline.pipeline;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Rules that the stories are told with. */
final class Rules {

    static final String NEXT_STEP =
            rule("no-next-step", "Opportunity", "applies: NOT(IsClosed)", "require: [NextStep]");
    static final String PAST = rule("close-date-past", "Opportunity", "violated: CloseDate < TODAY()");
    static final String OWNER = rule("owner-inactive", "Opportunity", "violated: NOT(Owner.IsActive)");
    static final String ROLE = rule("no-contact-role", "Opportunity", "violated: $Rollup.Contact_Roles = 0");
    static final String ROLLUP = rollup("Contact_Roles");

    private Rules() {}

    static String rule(String name, String object, String... lines) {
        return "  - name: " + name + "\n    title: The rule " + name + "\n    object: " + object + "\n"
                + Arrays.stream(lines).map(l -> "    " + l + "\n").collect(Collectors.joining())
                + """
                    why: Because plans are made with it.
                    used-by: Monday review
                    severity: required
                    ladder: standard
                    state: live
                    backlog: enforce
                """;
    }

    /** Counts the contact roles of a deal. */
    static String rollup(String name, String... lines) {
        return "rollups:\n  - name: " + name
                + """

                    object: Opportunity
                    summarize: OpportunityContactRole
                    by: OpportunityId
                    type: COUNT
                """
                + Arrays.stream(lines).map(l -> "    " + l + "\n").collect(Collectors.joining());
    }

    static String file(String... parts) {
        String rollups = Arrays.stream(parts)
                .filter(p -> p.startsWith("rollups"))
                .collect(Collectors.joining())
                .replace("rollups+", "");
        String rules =
                Arrays.stream(parts).filter(p -> !p.startsWith("rollups")).collect(Collectors.joining());
        return rollups + "rules:\n" + rules;
    }
}
