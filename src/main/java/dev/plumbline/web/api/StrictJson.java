package dev.plumbline.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.web.access.Refusal;
import java.util.stream.Collectors;

/** Reads what callers send, to the letter: a field that is not known, comes twice or is of another type is an error that names it. */
final class StrictJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private StrictJson() {}

    static <T> T read(String body, Class<T> type) {
        try {
            T read = body.isBlank() ? null : JSON.readValue(body, type);
            if (read != null) {
                return read;
            }
            throw Refusal.badRequest("expected a JSON object with the fields " + fields(type) + ", found nothing");
        } catch (UnrecognizedPropertyException e) {
            throw Refusal.badRequest(
                    "the field \"" + cut(e.getPropertyName()) + "\" is not known here; expected " + fields(type));
        } catch (MismatchedInputException e) {
            String where = e.getPath().stream()
                    .map(at -> at.getFieldName() == null ? "" : at.getFieldName())
                    .collect(Collectors.joining("."));
            throw Refusal.badRequest("expected a JSON object with the fields " + fields(type)
                    + (where.isEmpty() ? "" : "; \"" + cut(where) + "\" is of another type"));
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("the body is not JSON that can be read: line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ", " + cut(e.getOriginalMessage()));
        }
    }

    static String write(Object answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fields(Class<?> type) {
        return java.util.Arrays.stream(type.getRecordComponents())
                .map(component -> "\"" + component.getName() + "\"")
                .collect(Collectors.joining(", "));
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }
}
