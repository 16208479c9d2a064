package dev.plumbline.salesforce;

import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.types.Time;
import dev.plumbline.crm.FieldValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/** Our values as the wire wants them. Any other Java type would spoil the connection at the moment of sending. */
final class WireValues {

    private WireValues() {}

    /**
     * A record to save, without its id. Blank values clear: a null would silently be left out.
     *
     * @throws IllegalArgumentException for a hidden value or a name that cannot be a field's
     */
    static SObject object(String type, Map<String, FieldValue> fields) {
        SObject object = new SObject(type);
        List<String> cleared = new ArrayList<>();
        fields.forEach((name, value) -> {
            if (!Selection.isName(name)) {
                throw new IllegalArgumentException("\"" + Texts.shown(name) + "\" is not the API name of a field");
            }
            if (value.isBlank()) {
                cleared.add(name);
            } else {
                object.setField(name, wire(name, value));
            }
        });
        object.setFieldsToNull(cleared.toArray(new String[0]));
        return object;
    }

    private static Object wire(String name, FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return text.value();
        }
        if (value instanceof FieldValue.Num number) {
            return number.value();
        }
        if (value instanceof FieldValue.Bool bool) {
            return bool.value();
        }
        if (value instanceof FieldValue.Day day) {
            // midnight in GMT: the server takes the date part there, so that any other zone would shift the day
            return calendar(day.value().atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        if (value instanceof FieldValue.Moment moment) {
            return calendar(moment.value());
        }
        if (value instanceof FieldValue.TimeOfDay time) {
            return new Time(time.value().toNanoOfDay() / 1_000_000);
        }
        throw new IllegalArgumentException(name + " is hidden from us and can't be written");
    }

    static Calendar calendar(Instant instant) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("GMT"), Locale.ROOT);
        calendar.setTimeInMillis(instant.toEpochMilli());
        return calendar;
    }
}
