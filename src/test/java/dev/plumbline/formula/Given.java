package dev.plumbline.formula;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.FieldValues;
import dev.plumbline.crm.StageList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A record to try formulas on. */
final class Given implements Names {

    private final Map<String, Known> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, FieldValue> now = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, FieldValue> before = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private boolean isNew;
    private Blanks blanks = Blanks.BLANK;
    private Context context = new Context(
            Instant.parse("2026-03-02T09:00:00Z"), ZoneId.of("GMT"), stages(), BusinessDays.MONDAY_TO_FRIDAY);

    static Given nothing() {
        return new Given();
    }

    /** The record that the function table's examples are about. */
    static Given sample() {
        Map<String, FieldType> types = Map.of(
                "StageName", FieldType.PICKLIST,
                "NextStep", FieldType.TEXT,
                "Amount", FieldType.CURRENCY,
                "Probability", FieldType.PERCENT,
                "Discount__c", FieldType.PERCENT,
                "CloseDate", FieldType.DATE,
                "IsClosed", FieldType.BOOLEAN,
                "IsWon", FieldType.BOOLEAN,
                "Competitors__c", FieldType.MULTIPICKLIST);
        Given given = new Given();
        FunctionTable.SAMPLE.forEach(
                (field, value) -> given.field(field, Objects.requireNonNull(types.get(field), field), value));
        return given.before("CloseDate", "2026-02-28").before("StageName", "Qualification");
    }

    Given field(String path, FieldType type, @Nullable String value) {
        fields.put(path, new Known(path, FieldSchema.of(path, type, 2)));
        now.put(path, FieldValues.parse(type, value));
        return this;
    }

    Given hidden(String path, FieldType type) {
        fields.put(path, new Known(path, FieldSchema.of(path, type, 2)));
        now.put(path, new FieldValue.Hidden("the integration user may not read " + path));
        return this;
    }

    Given before(String path, @Nullable String value) {
        before.put(
                path,
                FieldValues.parse(
                        Objects.requireNonNull(fields.get(path), path).field().type(), value));
        return this;
    }

    Given madeNow() {
        isNew = true;
        return this;
    }

    Given blanksAsZero() {
        blanks = Blanks.ZERO;
        return this;
    }

    Given at(String moment, String zone) {
        context = new Context(Instant.parse(moment), ZoneId.of(zone), context.stages(), context.days());
        return this;
    }

    Compilation compile(String formula, @Nullable FieldType expected, Layout layout) {
        return FormulaCompiler.compile(formula, expected, this, layout, blanks);
    }

    Formula formula(String source) {
        return compile(source, null, new Layout()).fold(formula -> formula, issues -> {
            throw new AssertionError(source + ": " + issues);
        });
    }

    Result run(String source) {
        Layout layout = new Layout();
        return compile(source, null, layout).fold(formula -> formula.evaluate(facts(layout), context), issues -> {
            throw new AssertionError(source + ": " + issues);
        });
    }

    /** The value as text; null when blank. */
    @Nullable
    String value(String source) {
        Result result = run(source);
        if (result instanceof Result.Value value) {
            return value.value().isBlank() ? null : value.value().asText();
        }
        throw new AssertionError(source + ": " + result);
    }

    /** Why a formula is not compiled. */
    List<Issue> issues(String source) {
        return issues(source, null);
    }

    List<Issue> issues(String source, @Nullable FieldType expected) {
        return compile(source, expected, new Layout()).fold(formula -> List.of(), issues -> issues);
    }

    String complaint(String source) {
        List<Issue> issues = issues(source);
        return issues.isEmpty() ? "" : issues.get(0).message();
    }

    Context context() {
        return context;
    }

    Facts facts(Layout layout) {
        List<String> paths = layout.paths();
        FieldValue[] values = new FieldValue[paths.size()];
        Arrays.setAll(values, slot -> now.getOrDefault(paths.get(slot), FieldValue.BLANK));
        FieldValue[] old = new FieldValue[paths.size()];
        Arrays.setAll(old, slot -> before.getOrDefault(paths.get(slot), values[slot]));
        return isNew ? Facts.created(values) : Facts.changed(values, old);
    }

    @Override
    public Optional<Known> find(String path) {
        return Optional.ofNullable(fields.get(path));
    }

    @Override
    public Collection<String> suggestions() {
        return fields.keySet();
    }

    private static StageList stages() {
        List<StageList.Stage> stages = new ArrayList<>();
        for (String name :
                List.of("Prospecting", "Qualification", "Proposal/Price Quote", "Negotiation/Review", "Closed Won")) {
            boolean won = name.equals("Closed Won");
            stages.add(new StageList.Stage(name, name, stages.size() + 1, true, won, won));
        }
        return new StageList(stages);
    }
}
