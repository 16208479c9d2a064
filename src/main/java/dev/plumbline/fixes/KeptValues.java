package dev.plumbline.fixes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values by field as text that can be read back: each with its type. */
final class KeptValues {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, List<String>>> SHAPE = new TypeReference<>() {};

    private KeptValues() {}

    static String written(Map<String, FieldValue> values) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, List.of(type(value).name(), value.asText())));
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, FieldValue> read(String text) {
        try {
            Map<String, FieldValue> values = new LinkedHashMap<>();
            JSON.readValue(text, SHAPE)
                    .forEach((name, kept) ->
                            values.put(name, FieldValues.parse(FieldType.valueOf(kept.get(0)), kept.get(1))));
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values that were kept cannot be read", e);
        }
    }

    private static FieldType type(FieldValue value) {
        if (value instanceof FieldValue.Num) {
            return FieldType.NUMBER;
        }
        if (value instanceof FieldValue.Bool) {
            return FieldType.BOOLEAN;
        }
        if (value instanceof FieldValue.Day) {
            return FieldType.DATE;
        }
        if (value instanceof FieldValue.Moment) {
            return FieldType.DATETIME;
        }
        return value instanceof FieldValue.TimeOfDay ? FieldType.TIME : FieldType.TEXT;
    }
}
