package dev.plumbline.practice.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.practice.SmallOrg;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoqlTest {

    private final SmallOrg small = new SmallOrg();
    private final Soql soql = new Soql(small.org.store(), small.clock, small.org::schema);

    /** All values of all records, joined. */
    private String run(String query) {
        return small.org.store().reading(() -> {
            Answer answer = soql.run(query, SmallOrg.ROBOT.value(), false);
            return answer.page(0, answer.records()).stream()
                    .map(SoqlTest::shown)
                    .collect(Collectors.joining("; "));
        });
    }

    private static String shown(Result.Of record) {
        return record.fields().stream().map(f -> shown(f.result())).collect(Collectors.joining(","));
    }

    private static String shown(Result result) {
        if (result instanceof Result.Value value) {
            return value.value().asText();
        }
        if (result instanceof Result.Of parent) {
            return shown(parent);
        }
        return result instanceof Result.Below below
                ? below.records().stream().map(SoqlTest::shown).collect(Collectors.joining("|", "[", "]"))
                : "-";
    }

    private SoqlException refused(String query) {
        return catchThrowableOfType(SoqlException.class, () -> run(query));
    }

    @BeforeEach
    void multi() {
        small.org.update(SmallOrg.ANN, SmallOrg.TASK, small.fields("Task", "Topics__c", "Price;Risk"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Name = 'big DEAL' # Big deal",
                "Name != 'Big deal' # Late deal; Won deal",
                "NOT Name = 'Big deal' # Late deal; Won deal",
                "Name LIKE '%deal' AND Amount = null # Late deal",
                "Name LIKE 'b_g%' # Big deal",
                "Name LIKE '\\%' # ''",
                "Amount > 900 # Big deal",
                "Amount >= 900 AND Amount <= 9.001e2 # Won deal",
                "Amount = null OR (Amount < 1000 AND IsWon = true) # Late deal; Won deal",
                "StageName IN ('Closed Won', 'Qualification') # Big deal; Won deal",
                "StageName NOT IN ('Closed Won') # Big deal; Late deal",
                "OwnerId = '0055g0000000002' # Big deal; Late deal",
                "Owner.Name = 'Ann Archer' AND Account.Owner.Name = 'Ben Baker' # Late deal",
                "AccountId IN (SELECT Id FROM Account WHERE Industry = 'Energy') # Big deal; Won deal",
                "Id NOT IN (SELECT OpportunityId FROM OpportunityContactRole) # Big deal; Late deal; Won deal",
                "Id IN (SELECT WhatId FROM Task WHERE IsClosed = false) # Big deal",
                "CloseDate < TODAY # Late deal; Won deal",
                "CloseDate = THIS_MONTH # Big deal",
                "CloseDate = LAST_MONTH # Late deal",
                "CloseDate = THIS_FISCAL_QUARTER # Big deal; Late deal",
                "CloseDate = LAST_YEAR # Won deal",
                "CloseDate = LAST_N_DAYS:30 # Late deal",
                "CloseDate = NEXT_N_DAYS:29 # Big deal",
                "CloseDate = NEXT_N_DAYS:28 # ''",
                "CloseDate > 2026-02-15 # Big deal",
                "CreatedDate = 2026-02-01T08:00:00Z # Big deal; Late deal; Won deal",
                "CreatedDate >= 2026-02-01T10:00:00+01:00 # ''",
                "SystemModstamp = LAST_N_MONTHS:1 # Big deal; Late deal; Won deal",
                "CALENDAR_YEAR(CloseDate) = 2025 # Won deal",
                "o.Name = 'Big deal' # Big deal"
            })
    void filters(String where, String names) {
        assertThat(run("SELECT Name FROM Opportunity o WHERE " + where + " ORDER BY Name"))
                .isEqualTo(names.replace("''", ""));
    }

    @Test
    void ordersWithBlanksWhereTheyAreWanted() {
        assertThat(run("SELECT Name FROM Opportunity ORDER BY Amount")).isEqualTo("Late deal; Won deal; Big deal");
        assertThat(run("SELECT Name FROM Opportunity ORDER BY Amount DESC NULLS LAST"))
                .isEqualTo("Big deal; Won deal; Late deal");
        assertThat(run("SELECT Name FROM Opportunity ORDER BY Account.Name DESC, CloseDate ASC LIMIT 2 OFFSET 1"))
                .isEqualTo("Won deal; Big deal");
    }

    @Test
    void findsChoicesOfMultiSelectPicklists() {
        assertThat(run("SELECT Subject FROM Task WHERE Topics__c INCLUDES ('Price;Risk', 'Legal')"))
                .isEqualTo("Call Cara");
        assertThat(run("SELECT Subject FROM Task WHERE Topics__c INCLUDES ('Legal')"))
                .isEmpty();
        assertThat(run("SELECT Subject FROM Task WHERE Topics__c EXCLUDES ('Risk')"))
                .isEmpty();
    }

    @Test
    void readsEscapes() {
        small.org.update(
                SmallOrg.ANN, SmallOrg.DEAL, small.fields("Opportunity", "NextStep", "it's a \\ \"test\"\n\u00e9"));
        assertThat(run("SELECT Name FROM Opportunity WHERE NextStep = 'it\\'s a \\\\ \\\"test\\\"\\n\\u00e9'"))
                .isEqualTo("Big deal");
        assertThat(run("SELECT Name FROM Opportunity WHERE Name = '\\' OR Name != \\''"))
                .isEmpty();
    }

    @Test
    void groupsAndSums() {
        assertThat(run("SELECT Owner.Name, COUNT(Id), SUM(Amount), AVG(Amount), MIN(CloseDate) FROM Opportunity"
                        + " GROUP BY Owner.Name ORDER BY Owner.Name"))
                .isEqualTo("Ann Archer,2,12000.50,12000.50,2026-02-15; Ben Baker,1,900,900,2025-12-20");
        assertThat(run("SELECT OwnerId, COUNT(Id) n FROM Opportunity GROUP BY OwnerId HAVING COUNT(Id) > 1"))
                .isEqualTo(SmallOrg.ANN + ",2");
        assertThat(run("SELECT COUNT_DISTINCT(AccountId), MAX(Amount) FROM Opportunity"))
                .isEqualTo("2,12000.50");
        assertThat(run("SELECT CALENDAR_YEAR(CloseDate) y, COUNT(Id) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate)"
                        + " ORDER BY COUNT(Id)"))
                .isEqualTo("2025,1; 2026,2");
        assertThat(run("SELECT COUNT(Amount) FROM Opportunity WHERE Name = 'nothing'"))
                .isEqualTo("0");
    }

    @Test
    void readsChildrenFilteredAndLimited() {
        assertThat(run(
                        "SELECT Name, (SELECT Name FROM Opportunities WHERE IsClosed = false ORDER BY Name DESC LIMIT 1),"
                                + " (SELECT LastName FROM Contacts) FROM Account ORDER BY Name"))
                .isEqualTo("Acme,[Big deal],[Cole]; Globex,[Late deal],-");
    }

    @Test
    void expandsFieldSets() {
        assertThat(run("SELECT FIELDS(CUSTOM) FROM Task LIMIT 1")).isEqualTo(",,Price;Risk");
        assertThat(refused("SELECT FIELDS(ALL) FROM Task").code()).isEqualTo("MALFORMED_QUERY");
    }

    @Test
    void leavesOutWhatIsDeletedOrArchivedUnlessAllIsWanted() {
        small.org.delete(SmallOrg.ANN, SmallOrg.DEAL);
        assertThat(run("SELECT Name FROM Opportunity ORDER BY Name")).isEqualTo("Late deal; Won deal");
        assertThat(soql.run("SELECT Id FROM Opportunity", SmallOrg.ROBOT.value(), true)
                        .size())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "SELECT Id FROM Opportunity WHERE # MALFORMED_QUERY # 33 # unexpected token: '<EOF>'",
                "SELECT FROM Opportunity # MALFORMED_QUERY # 8 # unexpected token: FROM",
                "SELECT Id FROM Opportunity WHERE Name = 'x # MALFORMED_QUERY # 41 # unterminated",
                "SELECT Id FROM Opportunity WHERE Name = 'a' AND Id = null OR Id = null # MALFORMED_QUERY # 59 # unexpected token: OR",
                "SELECT Id FROM Opportunity LIMIT x # MALFORMED_QUERY # 34 # unexpected token: x",
                "SELECT Id; DROP FROM x # MALFORMED_QUERY # 10 # unexpected token: ';'",
                "SELECT Id FROM Opportunity WHERE CloseDate = 2026-13-01 # MALFORMED_QUERY # 46 # invalid date",
                "SELECT Id FROM Nonsense # INVALID_TYPE # 16 # sObject type 'Nonsense' is not supported",
                "SELECT Id, Nope FROM Opportunity # INVALID_FIELD # 12 # No such column 'Nope' on entity 'Opportunity'",
                "SELECT Id, Nope.Name FROM Opportunity # INVALID_FIELD # 12 # Didn't understand relationship 'Nope'",
                "SELECT Id, Id FROM Opportunity # INVALID_FIELD # 12 # duplicate field selected: Id",
                "SELECT Id FROM Opportunity WHERE Description = 'x' # INVALID_FIELD # 34 # field 'Description' can not be filtered in a query call",
                "SELECT Id FROM Opportunity WHERE HasOverdueTask = true # INVALID_FIELD # 34 # can not be filtered",
                "SELECT Id FROM Opportunity ORDER BY Description # INVALID_FIELD # 37 # can not be sorted",
                "SELECT Id FROM Opportunity WHERE CloseDate = '2026-01-01' # INVALID_FIELD # 34 # must be of type date and should not be enclosed in quotes",
                "SELECT Id FROM Opportunity WHERE Name = 5 # INVALID_FIELD # 34 # must be of type string and should be enclosed in quotes",
                "SELECT Id FROM Opportunity WHERE Amount LIKE '5%' # INVALID_QUERY_FILTER_OPERATOR # 34 # invalid operator",
                "SELECT Id FROM Opportunity WHERE Id = 'abc' # INVALID_QUERY_FILTER_OPERATOR # 34 # invalid ID field: abc",
                "SELECT Name, COUNT(Id) FROM Opportunity GROUP BY StageName # MALFORMED_QUERY # 8 # Field must be grouped or aggregated: Name",
                "SELECT Id, (SELECT Id FROM Nopes) FROM Opportunity # INVALID_TYPE # 28 # Didn't understand relationship 'Nopes'",
                "SELECT What.Amount FROM Task # INVALID_FIELD # 8 # No such column 'Amount' on entity 'Name'"
            })
    void saysWhatIsWrongAndWhere(String query, String code, int column, String message) {
        SoqlException fault = refused(query);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault).hasMessageContaining(message);
        assertThat(fault.column()).isEqualTo(column);
    }

    @Test
    void countsRowsOfAQueryOverSeveralLines() {
        SoqlException fault = refused("SELECT Id\nFROM Opportunity\nWHERE Nope = 1");
        assertThat(fault.row()).isEqualTo(3);
        assertThat(fault.column()).isEqualTo(7);
    }

    @Test
    void offsetHasItsLimit() {
        assertThat(refused("SELECT Id FROM Opportunity OFFSET 2001").code()).isEqualTo("NUMBER_OUTSIDE_VALID_RANGE");
    }

    @Test
    void hostileNestingIsRefusedNotFatal() {
        assertThat(refused("SELECT Id FROM Opportunity WHERE " + "(".repeat(40_000))
                        .code())
                .isEqualTo("MALFORMED_QUERY");
        assertThat(refused("SELECT Id FROM Opportunity WHERE " + "NOT ".repeat(20_000))
                        .code())
                .isEqualTo("MALFORMED_QUERY");
        assertThat(refused("SELECT ".concat("(SELECT ".repeat(10_000))).code()).isEqualTo("MALFORMED_QUERY");
    }

    @Test
    void datesAreMeantInTheUsersZone() {
        small.clock.set(java.time.Instant.parse("2026-03-02T23:30:00Z")); // Tuesday in Berlin and Tokyo
        small.org.update(SmallOrg.ANN, SmallOrg.DEAL, small.fields("Opportunity", "NextStep", "x"));
        String query = "SELECT Id FROM Opportunity WHERE LastModifiedDate = TODAY AND CloseDate > YESTERDAY";
        assertThat(soql.run(query, SmallOrg.ROBOT.value(), false).size()).isEqualTo(1);
        assertThat(soql.run(
                                "SELECT Id FROM Opportunity WHERE CloseDate = 2026-03-31 AND LastModifiedDate > TODAY",
                                SmallOrg.ANN.value(),
                                false)
                        .size())
                .isZero();
    }
}
