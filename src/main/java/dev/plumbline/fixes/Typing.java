package dev.plumbline.fixes;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.Trouble.Kind;
import dev.plumbline.salesforce.FieldForm;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values as one reader's fields show them, and what the reader's typing means. */
final class Typing {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final NumberText numbers;
    private final DayText days;
    private final ZoneId zone;
    private final Instant now;

    /** @param now what examples are near to */
    Typing(Locale locale, ZoneId zone, Instant now) {
        this.numbers = new NumberText(locale);
        this.days = new DayText(locale);
        this.zone = zone;
        this.now = now;
    }

    /** As the field's own input holds it: a browser's calendar wants ISO dates, everything else is as the reader writes it. */
    String shown(FieldSchema field, FieldValue value) {
        if (value instanceof FieldValue.Num number) {
            return numbers.shown(number.value(), field.scale());
        }
        if (value instanceof FieldValue.Moment moment) {
            return MINUTE.format(LocalDateTime.ofInstant(moment.value(), zone));
        }
        if (value instanceof FieldValue.TimeOfDay time) {
            return TIME.format(time.value());
        }
        return value.asText();
    }

    /** @param controlling what the controlling field holds, where one decides about the choices */
    Typed read(FieldForm form, String typed, String controlling, FieldValue present) {
        FieldSchema field = form.schema();
        Optional<Integer> unkept = unkept(typed);
        if (unkept.isPresent()) {
            return Typed.wrong(Kind.CHARACTER, "U+%04X".formatted(unkept.get()));
        }
        String text = typed.replace("\r\n", "\n").strip();
        if (text.isEmpty() && field.type() != FieldType.BOOLEAN) {
            return Typed.of(FieldValue.BLANK);
        }
        return switch (field.type()) {
            case BOOLEAN ->
                Typed.of(FieldValue.of(List.of("true", "on", "yes", "1").contains(text)));
            case NUMBER, CURRENCY, PERCENT -> number(field, text);
            case DATE ->
                days.day(text)
                        .map(d -> Typed.of(FieldValue.of(d)))
                        .orElseGet(() -> Typed.wrong(
                                Kind.NOT_A_DATE,
                                days.example(LocalDateTime.ofInstant(now, zone).toLocalDate())));
            case DATETIME ->
                days.moment(text)
                        .map(at -> Typed.of(FieldValue.of(at.atZone(zone).toInstant())))
                        .orElseGet(() -> Typed.wrong(
                                Kind.NOT_A_MOMENT,
                                days.example(LocalDateTime.ofInstant(now, zone).toLocalDate()) + " 14:30"));
            case TIME ->
                days.time(text)
                        .map(t -> Typed.of(new FieldValue.TimeOfDay(t)))
                        .orElseGet(() -> Typed.wrong(Kind.NOT_A_TIME, "14:30"));
            case PICKLIST -> chosen(form, List.of(text), controlling, present);
            case MULTIPICKLIST -> chosen(form, Arrays.asList(text.split(";")), controlling, present);
            case REFERENCE ->
                RecordId.isId(text) ? Typed.of(FieldValue.of(RecordId.of(text).value())) : Typed.wrong(Kind.NOT_CHOSEN);
            case ID, TEXT, LONG_TEXT, OTHER -> text(field, text);
        };
    }

    private static Typed text(FieldSchema field, String text) {
        return field.length() > 0 && text.codePointCount(0, text.length()) > field.length()
                ? Typed.wrong(Kind.TOO_LONG, field.length())
                : Typed.of(FieldValue.of(text));
    }

    private Typed number(FieldSchema field, String text) {
        Optional<BigDecimal> read = numbers.read(text, field.type() == FieldType.PERCENT);
        if (read.isEmpty()) {
            return Typed.wrong(Kind.NOT_A_NUMBER, numbers.shown(new BigDecimal("12500.5"), Math.max(1, field.scale())));
        }
        BigDecimal number = read.get();
        if (number.stripTrailingZeros().scale() > field.scale()) {
            return Typed.wrong(Kind.DECIMALS, field.scale());
        }
        int room = field.precision() - field.scale();
        boolean tooLarge = field.precision() > 0 && number.signum() != 0 && number.precision() - number.scale() > room;
        return tooLarge ? Typed.wrong(Kind.DIGITS, room) : Typed.of(FieldValue.of(number));
    }

    /** What the record holds already may stay, even where it is not offered any more. */
    private static Typed chosen(FieldForm form, List<String> values, String controlling, FieldValue present) {
        List<String> held = Arrays.asList(present.asText().split(";"));
        boolean offered = values.stream()
                .allMatch(v -> held.contains(v)
                        || form.choices().stream().anyMatch(c -> c.value().equals(v) && c.offeredUnder(controlling)));
        return offered
                ? Typed.of(FieldValue.of(values.stream().distinct().collect(Collectors.joining(";"))))
                : Typed.wrong(Kind.NOT_OFFERED);
    }

    /** XML has no room for these, so that they would be lost on the way without a word. */
    private static Optional<Integer> unkept(String text) {
        return text.codePoints()
                .filter(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t'
                        || c == 0xFFFE
                        || c == 0xFFFF
                        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                .boxed()
                .findFirst();
    }

    /** Two values that look the same in the field are the same: a moment's seconds are not shown. */
    static FieldValue asShown(FieldValue value) {
        return value instanceof FieldValue.Moment moment
                ? FieldValue.of(moment.value().truncatedTo(ChronoUnit.MINUTES))
                : value;
    }
}
