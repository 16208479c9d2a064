package dev.plumbline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.StageList;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.formula.Blanks;
import dev.plumbline.formula.Context;
import dev.plumbline.formula.Facts;
import dev.plumbline.formula.Layout;
import dev.plumbline.formula.Names;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a line of {@code formula eval} asks.
 *
 * @param values by field, without regard to case
 * @param prior  the record before the change; null where no change is judged
 * @param isNew  whether {@code prior} was given as null
 * @param timed  whether it is known what time it is; without, the context's means nothing
 */
record FormulaInput(
        String formula,
        @Nullable FieldType returns,
        Map<String, Names.Known> fields,
        Map<String, FieldValue> values,
        @Nullable Map<String, FieldValue> prior,
        boolean isNew,
        boolean timed,
        Context context,
        Blanks blanks) {

    private static final Map<String, FieldType> TYPES = types();

    /** Without an org, Salesforce's own sales process. */
    private static final StageList STAGES = stages();

    /** @throws IllegalArgumentException saying which part is not as it should be */
    static FormulaInput of(@Nullable JsonNode line, @Nullable Clock clock) {
        if (line == null || !line.isObject()) {
            throw new IllegalArgumentException("expected a JSON object on one line");
        }
        if (!line.path("formula").isTextual()) {
            throw new IllegalArgumentException("expected \"formula\" as a text");
        }
        Map<String, Names.Known> fields = fields(object(line, "fields"));
        JsonNode prior = line.get("prior");
        return new FormulaInput(
                line.get("formula").asText(),
                line.hasNonNull("returns") ? type(line.get("returns"), "returns") : null,
                fields,
                values(object(line, "values"), "values", fields),
                prior == null || prior.isNull() ? null : values(object(line, "prior"), "prior", fields),
                prior != null && prior.isNull(),
                clock != null || line.hasNonNull("now"),
                context(line, clock),
                blanks(line.path("blanks").asText("zero")));
    }

    Names names() {
        return new Names() {
            @Override
            public Optional<Known> find(String path) {
                return Optional.ofNullable(fields.get(path));
            }

            @Override
            public Collection<String> suggestions() {
                return fields.values().stream().map(Known::path).toList();
            }
        };
    }

    Facts facts(Layout layout) {
        List<String> paths = layout.paths();
        FieldValue[] now = new FieldValue[paths.size()];
        Arrays.setAll(now, slot -> values.getOrDefault(paths.get(slot), FieldValue.BLANK));
        if (isNew) {
            return Facts.created(now);
        }
        if (prior == null) {
            return Facts.of(now);
        }
        FieldValue[] before = new FieldValue[now.length];
        Arrays.setAll(before, slot -> prior.getOrDefault(paths.get(slot), now[slot]));
        return Facts.changed(now, before);
    }

    /** A field type's name in this format. */
    static String name(FieldType type) {
        return switch (type) {
            case NUMBER -> "Number";
            case CURRENCY -> "Currency";
            case PERCENT -> "Percent";
            case BOOLEAN -> "Boolean";
            case DATE -> "Date";
            case DATETIME -> "DateTime";
            case TIME -> "Time";
            case PICKLIST -> "Picklist";
            case MULTIPICKLIST -> "MultiPicklist";
            case TEXT, LONG_TEXT, ID, REFERENCE, OTHER -> "Text";
        };
    }

    private static Map<String, FieldType> types() {
        Map<String, FieldType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (FieldType type : FieldType.values()) {
            types.putIfAbsent(name(type), type);
        }
        types.put("Text", FieldType.TEXT);
        types.put("LongText", FieldType.LONG_TEXT);
        types.put("Id", FieldType.ID);
        types.put("Reference", FieldType.REFERENCE);
        return types;
    }

    private static StageList stages() {
        List<StageList.Stage> stages = new ArrayList<>();
        StandardObjects.schema("Opportunity")
                .flatMap(opportunity -> opportunity.field("StageName"))
                .ifPresent(field -> field.picklist().forEach(value -> {
                    boolean closed = value.value().startsWith("Closed");
                    boolean won = value.value().equals("Closed Won");
                    stages.add(new StageList.Stage(value.value(), value.label(), stages.size() + 1, true, closed, won));
                }));
        return new StageList(stages);
    }

    private static JsonNode object(JsonNode line, String key) {
        JsonNode value = line.path(key);
        if (!value.isObject() && !value.isMissingNode() && !value.isNull()) {
            throw new IllegalArgumentException("expected \"" + key + "\" as an object");
        }
        return value;
    }

    private static FieldType type(JsonNode name, String where) {
        FieldType type = TYPES.get(name.asText());
        if (type == null) {
            throw new IllegalArgumentException("\"" + where + "\": expected one of " + String.join(", ", TYPES.keySet())
                    + ", found \"" + name.asText() + "\"");
        }
        return type;
    }

    private static Map<String, Names.Known> fields(JsonNode fields) {
        Map<String, Names.Known> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            JsonNode described = field.getValue();
            FieldType type =
                    type(described.isTextual() ? described : described.path("type"), "fields." + field.getKey());
            int scale = described.path("scale").asInt(0);
            known.put(field.getKey(), new Names.Known(field.getKey(), FieldSchema.of(field.getKey(), type, scale)));
        }
        return known;
    }

    private static Map<String, FieldValue> values(JsonNode values, String where, Map<String, Names.Known> fields) {
        Map<String, FieldValue> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            Names.Known field = fields.get(entry.getKey());
            if (field == null) {
                continue; // a value of no described field cannot be named by the formula either
            }
            JsonNode value = entry.getValue();
            try {
                known.put(
                        entry.getKey(),
                        FieldValues.parse(field.field().type(), value.isNull() ? null : value.asText()));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalArgumentException("\"" + where + "." + entry.getKey() + "\": " + e.getMessage(), e);
            }
        }
        return known;
    }

    private static Context context(JsonNode line, @Nullable Clock clock) {
        try {
            Instant now = clock == null ? Instant.EPOCH : clock.instant();
            if (line.hasNonNull("now")) {
                now = FieldValues.moment(line.get("now").asText());
            }
            ZoneId zone = ZoneId.of(line.path("zone").asText("GMT"));
            return new Context(now, zone, STAGES, BusinessDays.MONDAY_TO_FRIDAY);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"now\" or \"zone\": " + e.getMessage(), e);
        }
    }

    private static Blanks blanks(String name) {
        try {
            return Blanks.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"blanks\": expected zero or blank, found \"" + name + "\"", e);
        }
    }
}
