package dev.plumbline.practice.soap;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.soql.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * search: {@code FIND {acme} IN NAME FIELDS RETURNING Account(Id, Name WHERE … ORDER BY … LIMIT 5), Contact}. Each word must begin a word of
 * a searched field. Salesforce answers from an index that lags behind; this one looks at the records.
 */
final class Searches {

    private static final Pattern SEARCH = Pattern.compile(
            "\\s*FIND\\s*\\{(?<term>[^\\\\{}]*+(?:\\\\.[^\\\\{}]*+)*+)}"
                    + "(?:\\s*IN\\s+(?<group>ALL|NAME|EMAIL|PHONE)\\s+FIELDS)?"
                    + "\\s+RETURNING\\s+(?<returning>.*?)(?:\\s+LIMIT\\s+(?<limit>\\d{1,6}))?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern RETURNED = Pattern.compile(
            "(?<object>\\w+)\\s*(?:\\((?<fields>[\\w.,\\s]+?)(?:\\s+WHERE\\s+(?<where>.+?))?"
                    + "(?<rest>(?:\\s+ORDER\\s+BY\\s+.+?)?(?:\\s+LIMIT\\s+\\d+)?(?:\\s+OFFSET\\s+\\d+)?)\\s*\\))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int MOST = 2000;
    private static final int LONGEST = 20_000;
    private static final List<String> EMAIL = List.of("Email");
    private static final List<String> PHONE = List.of("Phone", "MobilePhone");
    private static final List<String> ALL =
            List.of("Name", "Subject", "Email", "Phone", "MobilePhone", "Company", "Title", "Website", "Username");

    private final MemoryOrg org;
    private final Queries queries;

    Searches(MemoryOrg org, Queries queries) {
        this.org = org;
        this.queries = queries;
    }

    String search(Call call) {
        String text = call.body().text("searchString");
        Matcher search = SEARCH.matcher(text);
        if (text.length() > LONGEST || !search.matches()) {
            throw malformed("expected FIND {words} [IN … FIELDS] RETURNING object(fields), …");
        }
        List<String> words = words(search.group("term"));
        int left = search.group("limit") == null ? MOST : Math.min(MOST, Integer.parseInt(search.group("limit")));
        Xml xml = new Xml().open("result").nil("queryId");
        for (String returned : split(search.group("returning"))) {
            Answer found = queries.run(query(returned, words, fields(search.group("group")), call), call, false);
            int take = Math.min(left, found.records());
            left -= take;
            org.store().reading(() -> found.page(0, take)).forEach(record -> {
                xml.open("searchRecords");
                RecordXml.write(xml, "record", record);
                xml.close("searchRecords");
            });
        }
        return xml.close("result").toString();
    }

    private static List<String> fields(@Nullable String group) {
        return switch (Optional.ofNullable(group).orElse("ALL").toUpperCase(Locale.ROOT)) {
            case "NAME" -> List.of("Name", "Subject");
            case "EMAIL" -> EMAIL;
            case "PHONE" -> PHONE;
            default -> ALL;
        };
    }

    private static List<String> words(String term) {
        List<String> words = Arrays.stream(term.replaceAll("\\\\(.)", "$1").split("[\\s\"]+"))
                .filter(w -> !w.isEmpty())
                .toList();
        if (String.join("", words).length() < 2) {
            throw malformed("search term must be longer than one character: " + term);
        }
        return words;
    }

    private String query(String returned, List<String> words, List<String> searched, Call call) {
        Matcher of = RETURNED.matcher(returned);
        if (!of.matches()) {
            throw malformed("unexpected token: " + returned);
        }
        String object = of.group("object");
        ObjectSchema schema = Describes.schema(org, object, call.user());
        List<String> fields =
                searched.stream().filter(f -> schema.field(f).isPresent()).toList();
        String matches = fields.isEmpty()
                ? "Id = ''"
                : words.stream().map(word -> begins(fields, word)).collect(Collectors.joining(" AND "));
        String where = of.group("where") == null ? "" : " AND (" + of.group("where") + ")";
        String rest = of.group("rest") == null ? "" : of.group("rest");
        return "SELECT " + (of.group("fields") == null ? "Id" : of.group("fields")) + " FROM " + object + " WHERE "
                + matches + where + rest;
    }

    private static String begins(List<String> fields, String word) {
        String like = like(word);
        return fields.stream()
                .map(f -> f + " LIKE '" + like + "%' OR " + f + " LIKE '% " + like + "%'")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** In a search only the asterisk and the question mark stand for others. */
    private static String like(String word) {
        return word.replace("\\", "\\\\")
                .replace("'", "\\'")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%')
                .replace('?', '_');
    }

    /** At commas outside of parentheses and texts. */
    private static List<String> split(String returning) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean text = false;
        int from = 0;
        for (int i = 0; i < returning.length(); i++) {
            char c = returning.charAt(i);
            if (text && c == '\\') {
                i++;
            } else if (c == '\'') {
                text = !text;
            } else if (!text && (c == '(' || c == ')')) {
                depth += c == '(' ? 1 : -1;
            } else if (!text && c == ',' && depth == 0) {
                parts.add(returning.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(returning.substring(from).strip());
        return parts;
    }

    private static SoapFault malformed(String message) {
        return new SoapFault("MALFORMED_SEARCH", message, 1, 1);
    }
}
