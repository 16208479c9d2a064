package dev.plumbline.salesforce;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.stream.Collectors;

/** Literals of Salesforce's query language, escaped. Field and object names are never built from data: they come from describe. */
public final class Soql {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private Soql() {}

    public static String text(String value) {
        return escaped(new StringBuilder("'"), value, false).append('\'').toString();
    }

    /** A pattern for LIKE that finds the text anywhere; what would be wild in it stands for itself. */
    public static String containing(String text) {
        return escaped(new StringBuilder("'%"), text, true).append("%'").toString();
    }

    private static StringBuilder escaped(StringBuilder literal, String value, boolean pattern) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\'' -> literal.append("\\'");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                case '%', '_' -> literal.append(pattern ? "\\" : "").append(c);
                default -> literal.append(c);
            }
        }
        return literal;
    }

    /** A moment, cut to whole seconds: SystemModstamp has no finer resolution. */
    public static String moment(Instant at) {
        return MOMENT.format(at.truncatedTo(ChronoUnit.SECONDS));
    }

    /** {@code ('006…', '006…')}; never empty, because SOQL has no empty list. */
    public static String ids(Collection<RecordId> ids) {
        return ids.stream().map(id -> "'" + id.value() + "'").collect(Collectors.joining(", ", "(", ")"));
    }
}
