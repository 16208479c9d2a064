package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookCompilerTest {

    private static final String GOOD =
            """
            rollups:
              - name: Open_Tasks
                object: Opportunity
                summarize: Task
                by: WhatId
                type: COUNT
                filter: NOT(IsClosed)
              - name: Calls
                object: Opportunity
                summarize: Task
                by: WhatId
                type: MAX
                field: ActivityDate
            rules:
              - name: planned
                object: Opportunity
                applies: NOT(IsClosed)
                require: [NextStep]
                violated: AND($Rollup.Open_Tasks = 0, ISBLANK($Rollup.Calls))
                message: "{Name}: {fields}"
                fix: [NextStep]
                accountable: OwnerId
                why: It matters.
                used-by: The review
            """;

    @Test
    void compilesAGoodFile() {
        CompiledBook book = Books.org(GOOD);

        assertThat(book.refused()).isEmpty();
        assertThat(book.warnings()).isEmpty();
        assertThat(book.rules()).extracting(r -> r.id().value()).containsExactly("planned");
        assertThat(book.rules().get(0).line()).isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    object: Opportunity;applies   | object: Oportunity;applies    | 16 | 13 | Did you mean "Opportunity"?
                    applies: NOT(IsClosed)        | applies: NOT(IsClosd)         | 17 | 18 | IsClosed
                    applies: NOT(IsClosed)        | applies: NOT(                 | 17 |  0 |
                    applies: NOT(IsClosed)        | applies: Amount + 1           | 17 |  0 | Number
                    applies: NOT(IsClosed)        | applies: ISBLANKK(Name)       | 17 | 14 | ISBLANK
                    require: [NextStep]           | require: [NextStap]           | 18 | 15 | Did you mean "NextStep"?
                    require: [NextStep]           | require: [Acount.Name]        | 18 | 15 | no field "Acount.Name"
                    require: [NextStep]           | require: [$Rollup.Open_Task]  | 18 | 15 | Did you mean "$Rollup.Open_Tasks"?
                    $Rollup.Open_Tasks = 0        | $Rollup.Open_Taks = 0         | 19 | 19 | Open_Tasks
                    message: "{Name}: {fields}"   | message: "{Nam}: {fields}"    | 20 | 15 | Did you mean "Name"?
                    fix: [NextStep]               | fix: [NextStep, Account.Name] | 21 | 21 | fields of the record itself
                    fix: [NextStep]               | fix: [NextStop]               | 21 | 11 | Did you mean "NextStep"?
                    accountable: OwnerId          | accountable: StageName        | 22 | 18 | must hold a user's id
                    accountable: OwnerId          | accountable: OwnrId           | 22 | 18 | Opportunity has no "OwnrId"
                    summarize: Task;by: WhatId;type: COUNT | summarize: Tasks;by: WhatId;type: COUNT | 4 | 16 | Did you mean "Task"?
                    by: WhatId;type: COUNT        | by: WhatIds;type: COUNT       | 5  | 9  | Did you mean "WhatId"?
                    by: WhatId;type: COUNT        | by: Subject;type: COUNT       | 5  | 9  | holds no record's id
                    by: WhatId;type: COUNT        | by: WhoId;type: COUNT         | 5  | 9  | leads to Contact or Lead
                    filter: NOT(IsClosed)         | filter: NOT(IsClosd)          | 7  | 17 | IsClosed
                    filter: NOT(IsClosed)         | filter: ISNEW()               | 7  | 13 | have no place in it
                    field: ActivityDate           | field: Subject                | 13 | 12 | MAX needs a number or a date
                    field: ActivityDate           | field: ActivityDat            | 13 | 12 | Did you mean "ActivityDate"?
                    name: Calls                   | name: Open_Tasks              | 8  | 11 | already, at f.yaml:2
                    """)
    void refusesAtTheVeryPlace(String good, String bad, int line, int column, String message) {
        String from = good.strip().replace(";", "\n    ");
        assertThat(GOOD).contains(from);
        CompiledBook book = Books.org(GOOD.replace(from, bad.strip().replace(";", "\n    ")));

        List<FileIssue> issues =
                book.refused().stream().flatMap(r -> r.issues().stream()).toList();
        assertThat(issues).anySatisfy(issue -> {
            assertThat(issue.line()).isEqualTo(line);
            if (column > 0) {
                assertThat(issue.column()).isEqualTo(column);
            }
            if (message != null) {
                assertThat(issue.message()).contains(message.strip());
            }
        });
    }

    @Test
    void namesARuleThatIsThereAlreadyAndKeepsTheFirst() {
        String second = GOOD.substring(GOOD.indexOf("  - name: planned")).replace("It matters.", "Again.");
        CompiledBook book = Books.org(GOOD + second);

        assertThat(book.rules()).extracting(Rule::why).containsExactly("It matters.");
        assertThat(book.refused().get(0).issues().get(0).toString())
                .startsWith("f.yaml:25:11: there is a rule \"planned\" already, at f.yaml:15.");
    }

    @Test
    void pointsIntoAFormulaOfSeveralLines() {
        CompiledBook book = Books.org(GOOD.replace(
                "applies: NOT(IsClosed)", "applies: |\n      AND(\n        NOT(IsClosed),\n        NOT(IsWn))"));

        assertThat(book.refused().get(0).issues().get(0)).satisfies(issue -> {
            assertThat(issue.line()).isEqualTo(20);
            assertThat(issue.column()).isEqualTo(13);
        });
    }

    @Test
    void tellsEverythingThatIsWrongWithARuleAtOnce() {
        CompiledBook book = Books.org(GOOD.replace("NOT(IsClosed)\n    require", "NOT(IsClosd)\n    require")
                .replace("require: [NextStep]", "require: [NextStap]")
                .replace("why: It matters.", "severity: huge"));

        assertThat(book.refused().get(0).issues()).extracting(FileIssue::line).contains(17, 18, 23);
    }

    @Test
    void runsTheOtherRulesWhenOneIsRefused() {
        CompiledBook book = Books.org(GOOD
                + "  - {name: wrong, object: Lead, violated: NoSuch = 1, why: w, used-by: u}\n"
                + "  - {name: right, object: Lead, violated: ISBLANK(Email), why: w, used-by: u}\n");

        assertThat(book.rules()).extracting(r -> r.id().value()).containsExactly("planned", "right");
        assertThat(book.refused()).extracting(RefusedRule::name).containsExactly("wrong");
    }

    @Test
    void compilesAndWarnsWhenTheOrgHidesAStandardField() {
        CompiledBook book = Books.of(GOOD, Books.hiding("Opportunity", Set.of("NextStep")), true);

        assertThat(book.refused()).isEmpty();
        assertThat(book.warnings().get(0).toString())
                .startsWith(
                        "f.yaml:15:11: planned reads NextStep: the integration user may not read Opportunity.NextStep")
                .contains("cannot-tell");
        assertThat(book.demand().get("Opportunity")).contains("NextStep");
    }

    @Test
    void warnsWhenARollupReadsAHiddenField() {
        CompiledBook book = Books.of(GOOD, Books.hiding("Task", Set.of("IsClosed")), true);

        assertThat(book.refused()).isEmpty();
        assertThat(book.warnings().get(0).message()).startsWith("$Rollup.Open_Tasks reads IsClosed");
    }

    @Test
    void takesUnknownCustomFieldsOnTrustWhateverTheirType() {
        CompiledBook book = Books.bench(GOOD.replace(
                        "applies: NOT(IsClosed)",
                        "applies: AND(Score__c > 5, Since__c < TODAY(), ISPICKVAL(Kind__c, \"A\"), Ready__c, Boss__r.Rank__c = 1)")
                .replace(", Boss__r.Rank__c = 1", ""));

        assertThat(book.refused()).isEmpty();
        assertThat(book.warnings())
                .extracting(FileIssue::message)
                .hasSize(4)
                .allMatch(m -> m.contains("without an org"));
    }

    @Test
    void takesCustomObjectsAndRelationshipsOnTrustWithoutAnOrg() {
        String yaml =
                """
                rules:
                  - name: visits
                    object: Visit__c
                    violated: AND(ISBLANK(Report__c), CreatedDate < NOW() - 3, NOT(Shop__r.Closed__c))
                    why: w
                    used-by: u
                """;
        assertThat(Books.bench(yaml).refused()).isEmpty();
        assertThat(Books.org(yaml).refused().get(0).issues().get(0).message())
                .startsWith("the org has no object \"Visit__c\", or the integration user may not see it.");
    }

    @Test
    void takesACloseCustomNameForASlip() {
        CompiledBook book = Books.bench(GOOD.replace("require: [NextStep]", "require: [Loss_Reson__c]"));

        assertThat(book.refused().get(0).issues().get(0).message()).contains("Did you mean \"Loss_Reason__c\"?");
    }

    @Test
    void findsPathsOverPolymorphicOwners() {
        CompiledBook book = Books.org(
                """
                rules:
                  - name: active
                    object: Lead
                    violated: AND(NOT(owner.isactive), Owner.Name = "x", Owner:User.Department = "y", Owner:Queue.DeveloperName = "z")
                    why: w
                    used-by: u
                """);

        assertThat(book.refused()).isEmpty();
        assertThat(book.layout("Lead").paths())
                .contains("Owner.IsActive", "Owner.Name", "Owner.Department", "Owner.DeveloperName");
    }

    @Test
    void warnsOfGlobalsThatAreKnownOnlyInsideSalesforce() {
        CompiledBook book = Books.org(GOOD.replace("applies: NOT(IsClosed)", "applies: $Profile.Name <> \"Robot\""));

        assertThat(book.refused()).isEmpty();
        assertThat(book.warnings().get(0).message()).startsWith("$Profile.Name is known only inside Salesforce");
    }

    @Test
    void readsTheRecordsOwnTypeAsAPath() {
        CompiledBook book = Books.org(GOOD.replace(
                "applies: NOT(IsClosed)",
                "applies: AND($RecordType.Name <> \"X\", $recordtype.developername = \"Y\")"));

        assertThat(book.refused()).isEmpty();
        assertThat(book.warnings()).isEmpty();
        assertThat(book.layout("Opportunity").paths()).contains("RecordType.Name", "RecordType.DeveloperName");

        CompiledBook byId =
                Books.org(GOOD.replace("applies: NOT(IsClosed)", "applies: $RecordType.Id = \"012000000000001\""));
        assertThat(byId.layout("Opportunity").paths()).contains("RecordTypeId");
    }

    @Test
    void cannotTellTheRecordTypeOfWhatHasNone() {
        CompiledBook book =
                Books.org("rules: [{name: r, object: User, violated: $RecordType.Name = \"X\", why: w, used-by: u}]");

        assertThat(book.refused()).isEmpty();
        assertThat(book.warnings().get(0).message()).startsWith("$RecordType.Name is known only inside Salesforce");
    }

    @Test
    void warnsOfRollupsThatNoRuleUses() {
        CompiledBook book = Books.org(GOOD.replace(", ISBLANK($Rollup.Calls)", ", TRUE"));

        assertThat(book.warnings())
                .extracting(FileIssue::toString)
                .containsExactly("f.yaml:8:11: no rule uses $Rollup.Calls. Remove it, or use it.");
    }

    @Test
    void findsTypesForUnknownFieldsThatStandBehindAMistake() {
        CompiledBook book = Books.bench(
                """
                rules:
                  - name: r
                    object: Lead
                    violated: A1__c + B1__c > 3 && C1__c < TODAY() && D1__c && E1__c
                    state: draft
                """);

        assertThat(book.refused()).isEmpty();
    }

    @Test
    void asksWhoAnswersWhenAnObjectHasNoOwner() {
        CompiledBook book =
                Books.org("rules: [{name: r, object: OpportunityContactRole, require: Role, why: w, used-by: u}]");

        assertThat(book.refused().get(0).issues().get(0).message())
                .startsWith("OpportunityContactRole has no \"OwnerId\". Say with \"accountable\"");
    }

    @Test
    void letsThePathToAnOwnerAnswer() {
        CompiledBook book = Books.org(
                "rules: [{name: r, object: OpportunityContactRole, require: Role, why: w, used-by: u, accountable: Opportunity.OwnerId}]");

        assertThat(book.refused()).isEmpty();
        assertThat(book.rules().get(0).accountable()).isEqualTo("Opportunity.OwnerId");
    }

    @Test
    void givesTheSameVersionToTheSameRuleAndAnotherToAnother() {
        String version = version(GOOD);

        assertThat(version).matches("[0-9a-f]{12}").isEqualTo(version("# moved down\n" + GOOD));
        assertThat(version(GOOD.replace("It matters.", "It matters more."))).isNotEqualTo(version);
        assertThat(version(GOOD.replace("filter: NOT(IsClosed)", "filter: IsClosed")))
                .isNotEqualTo(version);
        assertThat(version(GOOD.replace("why: It", "state: pilot\n    why: It")))
                .isEqualTo(version);
    }

    private static String version(String yaml) {
        return Books.org(yaml).rules().get(0).version();
    }
}
