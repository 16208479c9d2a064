package dev.plumbline.salesforce;

import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.bind.XmlObject;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the wire shows into records. A field that was sent empty is blank; one that was asked for and not sent, or that cannot be
 * understood, is hidden with the reason, because a rule must not take it for empty.
 */
final class WireMapper {

    /** Digits before or behind the point beyond which a number is not one that Salesforce stores, but an attack on our memory. */
    private static final int MOST_DIGITS = 100;

    private final Selection selection;

    WireMapper(Selection selection) {
        this.selection = selection;
    }

    CrmRecord record(SObject sent) {
        Map<String, FieldValue> fields = new HashMap<>();
        selection.columns().forEach((path, type) -> fields.put(path, value(sent, path, type)));
        RecordId known = id(sent.getId());
        fields.computeIfPresent("Id", (name, value) -> FieldValue.of(known.value()));
        Instant asOf = fields.get(selection.stamp()) instanceof FieldValue.Moment m ? m.value() : Instant.EPOCH;
        return new CrmRecord(known, selection.object(), fields, asOf);
    }

    /** An id out of an answer, which must not be trusted to be one. */
    static RecordId id(@Nullable String sent) {
        if (sent == null || !RecordId.isId(sent)) {
            throw new SalesforceException.Query(
                    Codes.UNREADABLE,
                    "Salesforce sent \"" + Texts.shown(sent) + "\" where a record's id belongs",
                    null);
        }
        return RecordId.of(sent);
    }

    private FieldValue value(XmlObject sent, String path, FieldType type) {
        XmlObject place = sent;
        String rest = path;
        for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
            XmlObject parent = place.getChild(rest.substring(0, dot));
            if (parent == null) {
                return notSent(path);
            }
            if (!parent.hasChildren()) {
                return FieldValue.BLANK;
            }
            place = parent;
            rest = rest.substring(dot + 1);
        }
        XmlObject child = place.getChild(rest);
        if (child == null) {
            return notSent(path);
        }
        return child.hasChildren()
                ? new FieldValue.Hidden(selection.object() + "." + path + " is a compound of several values")
                : typed(path, type, child.getValue());
    }

    private FieldValue notSent(String path) {
        return new FieldValue.Hidden("Salesforce did not send " + selection.object() + "." + path);
    }

    private FieldValue typed(String path, FieldType type, @Nullable Object sent) {
        try {
            FieldValue value = FieldValues.parse(type, text(sent));
            return value instanceof FieldValue.Num n ? plain(n.value()) : value;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new FieldValue.Hidden(selection.object() + "." + path + ": " + e.getMessage());
        }
    }

    /** Text almost always; what carries a type of its own, such as the old value in a field history, the stubs have converted. */
    private static @Nullable String text(@Nullable Object sent) {
        if (sent instanceof Calendar calendar) {
            return calendar.toInstant().toString();
        }
        if (sent instanceof Date date) {
            return date.toInstant().toString();
        }
        if (sent instanceof Number number) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        return sent == null ? null : sent.toString();
    }

    /** {@code 1.5E7} becomes 15000000, so that it compares and prints like the same number written out. */
    private static FieldValue plain(BigDecimal number) {
        if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS
                || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new ArithmeticException("a number of more than " + MOST_DIGITS + " digits");
        }
        return FieldValue.of(number.scale() < 0 ? number.setScale(0) : number);
    }
}
