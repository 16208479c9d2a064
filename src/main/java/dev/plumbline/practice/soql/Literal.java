package dev.plumbline.practice.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** A value in a condition. */
sealed interface Literal {

    record Nothing() implements Literal {}

    record Truth(boolean value) implements Literal {}

    record Amount(BigDecimal value) implements Literal {}

    record Day(LocalDate value) implements Literal {}

    record Moment(Instant value) implements Literal {}

    /** A span such as {@code LAST_N_DAYS:30}. @param n 0 where the literal has no number */
    record Span(String name, int n, int at) implements Literal {}

    /** @param raw what stood between the quotes */
    record Text(String raw) implements Literal {

        String value() {
            StringBuilder value = new StringBuilder(raw.length());
            for (int i = 0; i < raw.length(); i++) {
                char c = raw.charAt(i);
                if (c != '\\' || i + 1 == raw.length()) {
                    value.append(c);
                } else if (raw.charAt(++i) == 'u' && i + 4 < raw.length()) {
                    value.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                    i += 4;
                } else {
                    value.append(unescaped(raw.charAt(i)));
                }
            }
            return value.toString();
        }

        private static char unescaped(char c) {
            return switch (c) {
                case 'n', 'N' -> '\n';
                case 'r', 'R' -> '\r';
                case 't', 'T' -> '\t';
                case 'b', 'B' -> '\b';
                case 'f', 'F' -> '\f';
                default -> c;
            };
        }

        /** The text as a LIKE pattern: % and _ are wild unless escaped. */
        Pattern pattern() {
            StringBuilder regex = new StringBuilder();
            for (int i = 0; i < raw.length(); i++) {
                char c = raw.charAt(i);
                if (c == '\\' && i + 1 < raw.length()) {
                    regex.append(Pattern.quote(String.valueOf(unescaped(raw.charAt(++i)))));
                } else if (c == '%') {
                    regex.append(".*");
                } else if (c == '_') {
                    regex.append('.');
                } else {
                    regex.append(Pattern.quote(String.valueOf(c)));
                }
            }
            return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        }
    }
}
