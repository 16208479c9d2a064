package dev.plumbline.formula;

import dev.plumbline.crm.FieldType;
import java.util.List;

/** Formulas as administrators write them, and a record that they are about. */
final class RealFormulas {

    private RealFormulas() {}

    static Given record() {
        return Given.sample()
                .hidden("Secret", FieldType.TEXT)
                .field("Account.Name", FieldType.TEXT, "Acme & Sons")
                .field("Account.Industry", FieldType.PICKLIST, "Energy")
                .field("Account.BillingCountry", FieldType.TEXT, "USA")
                .field("Account.BillingPostalCode", FieldType.TEXT, "94105-1420")
                .field("Owner.IsActive", FieldType.BOOLEAN, "true")
                .field("OwnerId", FieldType.REFERENCE, "005D0000001AbCdIAK")
                .field("CreatedDate", FieldType.DATETIME, "2026-01-05T08:15:30Z")
                .field("Start__c", FieldType.TIME, "08:30:00.000")
                .field("Email__c", FieldType.TEXT, "ann@example.com")
                .field("Phone__c", FieldType.TEXT, "(415) 555-0100")
                .field("Serial__c", FieldType.TEXT, "AB-0042")
                .field("Description", FieldType.LONG_TEXT, null)
                .field("Quantity__c", FieldType.NUMBER, "12")
                .field("Latitude__c", FieldType.NUMBER, "37.77")
                .field("Longitude__c", FieldType.NUMBER, "-122.42")
                .field("Approved__c", FieldType.BOOLEAN, null);
    }

    static final List<String> ALL = List.of(
            "AND(ISPICKVAL(StageName, \"Closed Won\"), OR(ISBLANK(NextStep), Amount <= 0), NOT(ISNEW()))",
            "AND(ISCHANGED(StageName), ISPICKVAL(PRIORVALUE(StageName), \"Closed Won\"), $Profile.Name <> \"System Administrator\")",
            "IF(AND(PRIORVALUE(Amount) > Amount, ISCHANGED(CloseDate)), CloseDate < TODAY() - 30, FALSE)",
            "NOT(REGEX(Account.BillingPostalCode, \"\\\\d{5}(-\\\\d{4})?\")) && Account.BillingCountry = \"USA\"",
            "NOT(REGEX(Phone__c, \"\\\\D*?(\\\\d\\\\D*?){10}\"))",
            "OR(LEN(Serial__c) <> 7, NOT(ISNUMBER(RIGHT(Serial__c, 4))), MID(Serial__c, 3, 1) <> \"-\")",
            "AND(NOT(ISBLANK(Email__c)), NOT(REGEX(Email__c, \"[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\\\.[a-zA-Z]{2,}\")))",
            "CASE(StageName, \"Prospecting\", 0.1, \"Qualification\", 0.2, \"Closed Won\", 1, 0) * Amount >= 1000",
            "CloseDate < DATEVALUE(CreatedDate) || CloseDate > ADDMONTHS(TODAY(), 18)",
            "MOD(CloseDate - DATE(1900, 1, 7), 7) = 0 /* a Sunday */",
            "CASE(MOD(CloseDate - DATE(1985, 6, 24), 7), 5, CloseDate + 2, 6, CloseDate + 1, CloseDate) <> CloseDate",
            "OR(WEEKDAY(CloseDate) = 1, WEEKDAY(CloseDate) = 7)",
            "IF(ISBLANK(Discount__c), FALSE, Discount__c > 0.4) && NOT(Approved__c)",
            "AND(Probability < 0.5, Amount > 100000, NOT(INCLUDES(Competitors__c, \"Acme\")), PICKLISTCOUNT(Competitors__c) > 3)",
            "ISPICKVAL(Account.Industry, \"Energy\") && CONTAINS(LOWER(Account.Name), \"wind\")",
            "CONTAINS(\"CA:NV:OR:WA\", LEFT(Account.BillingCountry, 2))",
            "LEFT($User.Alias, 2) = \"ap\" && $User.Id <> OwnerId",
            "$UserRole.Name = \"CEO\" || $Permission.Override || $Setup.Limits__c.Deal__c < Amount",
            "NOT(Owner.IsActive) && OwnerId <> \"005D0000001AbCd\"",
            "ROUND(Amount * (1 - BLANKVALUE(Discount__c, 0)), 2) <> VALUE(TEXT(Amount))",
            "YEAR(CloseDate) - YEAR(TODAY()) > 1 || MONTH(CloseDate) = 12 && DAY(CloseDate) > 24",
            "(NOW() - CreatedDate) * 24 > 48 && ISBLANK(NextStep)",
            "TEXT(FLOOR((NOW() - CreatedDate) * 24)) & \" hours\" = \"48 hours\"",
            "HOUR(Start__c) < 8 || HOUR(Start__c) >= 18 || MINUTE(Start__c + 900000) = 0",
            "DISTANCE(GEOLOCATION(Latitude__c, Longitude__c), GEOLOCATION(40.71, -74.01), \"mi\") > 3000",
            "IMAGE(CASE(StageName, \"Closed Won\", \"/img/green.gif\", \"/img/red.gif\"), \"stage\", 10, 10) = \"\"",
            "HYPERLINK(\"https://example.com/?q=\" & URLENCODE(Account.Name), Account.Name, \"_blank\") <> \"\"",
            "SUBSTITUTE(SUBSTITUTE(Phone__c, \"(\", \"\"), \")\", \"\") = TRIM(Phone__c)",
            "FIND(\"-\", Serial__c) = 0 || VALUE(MID(Serial__c, FIND(\"-\", Serial__c) + 1, 10)) > 9999",
            "BEGINS(NextStep, \"TBD\") || ISPLACEHOLDER(NextStep) || LEN(TRIM(Description)) < 20",
            "AND(STAGE_AT_LEAST(\"Proposal/Price Quote\"), STAGE_ORDER(StageName) < STAGE_ORDER(PRIORVALUE(StageName)))",
            "BUSINESS_DAYS_BETWEEN(TODAY(), CloseDate) < 3 && NOT(IsClosed)",
            "MAX(Quantity__c, 1) * MIN(Amount, 500) / IF(Quantity__c = 0, 1, Quantity__c) > 10 ^ 3",
            "ISNULL(PRIORVALUE(Amount)) || Amount > 1.5 * PRIORVALUE(Amount)",
            "!IsClosed && (IsWon == FALSE) && (NextStep != '' || TEXT(StageName) = \"Negotiation/Review\")",
            "CASESAFEID(OwnerId) = \"005D0000001AbCdIAK\" && LPAD(TEXT(Quantity__c), 5, \"0\") = \"00012\"",
            "UNIXTIMESTAMP(CreatedDate) > 1700000000 && FORMATDURATION(CreatedDate, NOW()) <> \"0:00:00:00\"");
}
