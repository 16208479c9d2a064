package dev.plumbline.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.web.access.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what callers send as JSON. What is missing, of another kind, or not asked for is said by name. */
final class Bodies {

    private Bodies() {}

    /** The only text of a body that holds nothing else. */
    static String text(@Nullable JsonNode body, String key) {
        return text(only(body, Set.of(key)), key, true);
    }

    static JsonNode only(@Nullable JsonNode body, Set<String> keys) {
        if (body == null || !body.isObject()) {
            throw Refusal.badRequest("send a JSON object with "
                    + String.join(", ", keys.stream().sorted().toList()));
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!keys.contains(name)) {
                throw Refusal.badRequest("\"" + name + "\" is not asked for here; expected "
                        + String.join(", ", keys.stream().sorted().toList()));
            }
        });
        return body;
    }

    static String text(JsonNode body, String key, boolean needed) {
        JsonNode value = body.path(key);
        if (value.isMissingNode() || value.isNull()) {
            if (needed) {
                throw Refusal.badRequest("\"" + key + "\" is missing; it is a text");
            }
            return "";
        }
        if (!value.isTextual()) {
            throw Refusal.badRequest("\"" + key + "\" must be a text");
        }
        return value.asText();
    }

    static List<String> texts(JsonNode body, String key) {
        JsonNode value = body.path(key);
        List<String> texts = new ArrayList<>();
        if (value.isMissingNode() || value.isNull()) {
            return texts;
        }
        if (!value.isArray()) {
            throw Refusal.badRequest("\"" + key + "\" must be a list of texts");
        }
        value.forEach(one -> {
            if (!one.isTextual()) {
                throw Refusal.badRequest("\"" + key + "\" must be a list of texts");
            }
            texts.add(one.asText());
        });
        return texts;
    }
}
