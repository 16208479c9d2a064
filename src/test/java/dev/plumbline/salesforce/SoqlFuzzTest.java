package dev.plumbline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TargetReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a record is called, a query keeps its shape: read back by a small grammar that knows nothing of how it was written. */
class SoqlFuzzTest {

    private static final long SEED = 12;
    private static final int TRIES = 100_000;

    private static final List<String> PIECES = List.of(
            "'",
            "\\",
            "\\'",
            "\\\\",
            "' OR Name != '",
            "\n",
            "\r",
            "\t",
            "\u0000",
            "%",
            "_",
            "--",
            "/*",
            ")",
            "(",
            ",",
            "\u2019",
            "\uFF07",
            "\u202E",
            "é",
            "😀",
            " LIMIT 1",
            "''",
            "\\u0027",
            "\\x27",
            "\"",
            ";",
            "Acme",
            " ");

    @Test
    void noLiteralChangesTheShapeOfAQuery() {
        Random random = new Random(SEED);
        int changed = 0;
        for (int i = 0; i < TRIES; i++) {
            String value = value(random);
            String query = "SELECT Id FROM Account WHERE Name = " + Soql.text(value) + " AND IsDeleted = FALSE";
            List<String> tokens = tokens(query);
            boolean same = tokens.size() == 12
                    && tokens.get(7).equals("text:" + value)
                    && tokens.subList(8, 12).equals(List.of("AND", "IsDeleted", "=", "FALSE"));
            changed += same ? 0 : 1;
        }
        TargetReport.row(
                "S12",
                TRIES + " made-up literals, read back by a grammar of its own",
                changed + " changed a query",
                SEED);
        assertThat(changed).isZero();
    }

    private static String value(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            text.append(
                    random.nextInt(4) == 0
                            ? String.valueOf((char) random.nextInt(0xD800))
                            : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** Words, signs and texts, as the vendor's documentation of reserved characters has them. */
    private static List<String> tokens(String query) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < query.length()) {
            char c = query.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c == '\'') {
                StringBuilder text = new StringBuilder("text:");
                at++;
                while (at < query.length() && query.charAt(at) != '\'') {
                    char inside = query.charAt(at++);
                    text.append(inside == '\\' && at < query.length() ? escaped(query.charAt(at++)) : inside);
                }
                at++;
                tokens.add(text.toString());
            } else if (Character.isLetterOrDigit(c)) {
                int from = at;
                while (at < query.length() && Character.isLetterOrDigit(query.charAt(at))) {
                    at++;
                }
                tokens.add(query.substring(from, at));
            } else {
                tokens.add(String.valueOf(c));
                at++;
            }
        }
        return tokens;
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> c;
        };
    }
}
