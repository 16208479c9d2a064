package dev.plumbline.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.Share;
import dev.plumbline.crm.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Marks and doubts of a tally as text. A mark's first letter says what it is: N number, D day, M moment, T any. */
final class TallyText {

    /** More kinds of doubt than this are not kept: the row would grow with the children. */
    private static final int MOST_DOUBTS = 100;

    /** Digits of a number; PostgreSQL takes more, nobody sells for more. */
    private static final int MOST_DIGITS = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private TallyText() {}

    record Line(boolean counts, String mark, String because, long many) {}

    /** Whether it is small enough to be kept in one row. */
    static boolean fits(Tally tally) {
        return tally.doubts().size() <= MOST_DOUBTS
                && small(tally.total())
                && (!(tally.extreme() instanceof FieldValue.Num n) || small(n.value()));
    }

    private static boolean small(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
    }

    static String write(FieldValue mark) {
        if (mark instanceof FieldValue.Num) {
            return "N" + mark.asText();
        }
        if (mark instanceof FieldValue.Day) {
            return "D" + mark.asText();
        }
        if (mark instanceof FieldValue.Moment) {
            return "M" + mark.asText();
        }
        return mark.equals(FieldValue.TRUE) ? "T" : "";
    }

    static FieldValue readMark(String text) {
        if (text.isEmpty()) {
            return FieldValue.BLANK;
        }
        String value = text.substring(1);
        return switch (text.charAt(0)) {
            case 'N' -> FieldValue.of(new BigDecimal(value));
            case 'D' -> FieldValue.of(LocalDate.parse(value));
            case 'M' -> FieldValue.of(Instant.parse(value));
            default -> FieldValue.TRUE;
        };
    }

    /** The share as it will be read back. */
    static Share clean(Share share) {
        return share instanceof Share.Doubt doubt
                ? new Share.Doubt(doubt.counts(), doubt.mark(), FlatFields.clean(doubt.because()))
                : share;
    }

    /** @return null when there are none, which is the rule */
    static @Nullable String write(Map<Share.Doubt, Long> doubts) {
        if (doubts.isEmpty()) {
            return null;
        }
        List<Line> lines = doubts.entrySet().stream()
                .map(e -> new Line(
                        e.getKey().counts(),
                        write(e.getKey().mark()),
                        e.getKey().because(),
                        e.getValue()))
                .toList();
        try {
            return JSON.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is in doubt cannot be written", e);
        }
    }

    static Map<Share.Doubt, Long> readDoubts(@Nullable String text) {
        Map<Share.Doubt, Long> doubts = new HashMap<>();
        if (text != null) {
            try {
                for (Line line : JSON.readValue(text, Line[].class)) {
                    doubts.put(new Share.Doubt(line.counts, readMark(line.mark), line.because), line.many);
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("table mirror_tally holds doubts that cannot be read", e);
            }
        }
        return doubts;
    }
}
