package dev.plumbline.fixes;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as people write them: {@code 1.234,56}, {@code 1,234.56}, {@code 1 234,56}, {@code 25k}, {@code 20 %}. What could be two numbers
 * is read as the reader's locale writes it, and is no number where that does not tell.
 */
final class NumberText {

    /** Around a number: a currency's sign or code, a percent sign, direction marks. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern AROUND = Pattern.compile(
            "^(?:\\p{Sc}|[A-Za-z]{3}(?=[\\s\\u00A0\\d.,-]))+[\\s\\u00A0]*|[\\s\\u00A0]*(?:\\p{Sc}|(?<=[\\s\\u00A0\\d])[A-Z]{3})+$");
    private static final Pattern PERCENT = Pattern.compile("[\\s\\u00A0\\u202F]*[%\\u066A]$|^[%\\u066A][\\s\\u00A0]*");
    private static final String ALWAYS_GROUPS = " \u00A0\u202F\u2009'\u2019\u066C";
    private static final int MOST_CHARACTERS = 60;

    private final char decimal;
    private final char group;
    private final Locale locale;

    NumberText(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        this.locale = locale;
        this.decimal = symbols.getDecimalSeparator();
        this.group = symbols.getGroupingSeparator();
    }

    /** As the reader's locale writes it, with all its decimals and at least so many. */
    String shown(BigDecimal value, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        int needed = Math.max(0, value.stripTrailingZeros().scale());
        format.setMinimumFractionDigits(needed == 0 ? 0 : Math.max(needed, Math.min(decimals, 2)));
        format.setMaximumFractionDigits(Math.max(needed, decimals));
        format.setMaximumIntegerDigits(400);
        return format.format(value);
    }

    /** @param percent whether a percent sign belongs to it, and thousands are not shortened */
    Optional<BigDecimal> read(String text, boolean percent) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        String bare = DIRECTION.matcher(text).replaceAll("").strip();
        bare = percent
                ? PERCENT.matcher(bare).replaceAll("")
                : AROUND.matcher(bare).replaceAll("");
        boolean negative = !bare.isEmpty() && (bare.charAt(0) == '-' || bare.charAt(0) == '\u2212');
        if (negative || bare.startsWith("+")) {
            bare = bare.substring(1).strip();
        }
        if (!percent) {
            bare = AROUND.matcher(bare).replaceAll("");
        }
        int shift = percent ? 0 : shift(bare);
        String digits = shift == 0 ? bare : bare.substring(0, bare.length() - 1).stripTrailing();
        return plain(digits)
                .map(plain -> new BigDecimal(plain).scaleByPowerOfTen(shift))
                .map(n -> n.scale() < 0 ? n.setScale(0) : n)
                .map(n -> negative ? n.negate() : n);
    }

    /** Salesforce's own shorthand: k, m and b behind a number. */
    private static int shift(String text) {
        if (text.length() < 2) {
            return 0;
        }
        return switch (Character.toLowerCase(text.charAt(text.length() - 1))) {
            case 'k' -> 3;
            case 'm' -> 6;
            case 'b' -> 9;
            default -> 0;
        };
    }

    /** Digits and at most one point. */
    private Optional<String> plain(String text) {
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                ascii.append((char) ('0' + Character.digit(c, 10)));
            } else if (c == '\u066B') {
                ascii.append('d');
            } else if (c == '.' || c == ',') {
                ascii.append(c);
            } else if (ALWAYS_GROUPS.indexOf(c) >= 0 || c == group) {
                ascii.append('g');
            } else if (c == decimal) {
                ascii.append('d');
            } else {
                return Optional.empty();
            }
        }
        return meant(ascii.toString()).flatMap(NumberText::ungrouped);
    }

    /** With {@code d} for the decimal point and {@code g} between groups. */
    private Optional<String> meant(String text) {
        int points = count(text, '.');
        int commas = count(text, ',');
        if (points > 0 && commas > 0) {
            char last = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
            return Optional.of(text.replace(last, 'd').replace(last == '.' ? ',' : '.', 'g'));
        }
        if (points + commas == 0) {
            return Optional.of(text);
        }
        char only = points > 0 ? '.' : ',';
        if (points + commas > 1) {
            return Optional.of(text.replace(only, 'g'));
        }
        if (only == decimal) {
            return Optional.of(text.replace(only, 'd'));
        }
        boolean three = text.length() - text.indexOf(only) == 4 && text.indexOf('d') < 0;
        if (only == group) {
            return three ? Optional.of(text.replace(only, 'g')) : Optional.empty();
        }
        return three ? Optional.empty() : Optional.of(text.replace(only, 'd'));
    }

    private static Optional<String> ungrouped(String text) {
        if (count(text, 'd') > 1) {
            return Optional.empty();
        }
        int point = text.indexOf('d');
        String whole = point < 0 ? text : text.substring(0, point);
        String part = point < 0 ? "" : text.substring(point + 1);
        boolean grouped = whole.matches("\\d{1,3}(g\\d{2,3})*g\\d{3}");
        if (!(whole.matches("\\d*") || grouped) || !part.matches("\\d*") || whole.isEmpty() && part.isEmpty()) {
            return Optional.empty();
        }
        String digits = whole.replace("g", "");
        return Optional.of((digits.isEmpty() ? "0" : digits) + (part.isEmpty() ? "" : "." + part));
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(c -> c == wanted).count();
    }
}
