package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.crm.StandardObjects;
import dev.plumbline.formula.Batch;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of records is judged as each of them is alone, by every shipped rule. */
class BookBatchTest {

    private final RuleBook book = RuleBookLoader.yaml().load(Path.of("config/rules"), StandardObjects::schema);

    @ParameterizedTest
    @ValueSource(strings = {"Opportunity", "Lead", "Task", "User"})
    void judgesAPageAsEachRecordAlone(String object) {
        Random random = new Random(object.hashCode());
        List<String> paths = book.layout(object).paths();
        List<RecordId> ids = new ArrayList<>();
        List<FieldValue[]> rows = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            ids.add(RecordId.of("006%012d".formatted(i)));
            rows.add(paths.stream().map(path -> value(object, path, random)).toArray(FieldValue[]::new));
        }

        List<Verdict> page = book.notInOrder(object, ids, new Batch(rows), Books.NOW);

        List<Verdict> alone = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            alone.addAll(book.judge(new Subject(ids.get(i), object, rows.get(i), null, false), Books.NOW));
        }
        assertThat(alone).hasSizeGreaterThan(page.size());
        assertThat(page).anyMatch(Verdict.Violated.class::isInstance);
        assertThat(page)
                .containsExactlyInAnyOrderElementsOf(alone.stream()
                        .filter(v -> v instanceof Verdict.Violated || v instanceof Verdict.CannotTell)
                        .toList());
    }

    private static FieldValue value(String object, String path, Random random) {
        int dice = random.nextInt(12);
        if (dice == 0) {
            return new FieldValue.Hidden("not for our eyes");
        }
        Optional<FieldSchema> field = StandardObjects.schema(object).flatMap(s -> s.field(path));
        FieldType type = field.map(FieldSchema::type).orElse(rollupType(path));
        if (dice < 4 && type != FieldType.BOOLEAN) {
            return FieldValue.BLANK;
        }
        return switch (type) {
            case BOOLEAN -> FieldValue.of(random.nextInt(4) == 0);
            case NUMBER, CURRENCY, PERCENT -> FieldValue.of(BigDecimal.valueOf(random.nextInt(200_000), 2));
            case DATE -> FieldValue.of(LocalDate.parse("2026-03-02").plusDays(random.nextInt(800) - 400));
            case DATETIME -> FieldValue.of(Books.NOW.now().minusSeconds(random.nextInt(10_000_000)));
            case PICKLIST ->
                FieldValue.of(field.filter(f -> !f.picklist().isEmpty())
                        .map(f -> f.picklist()
                                .get(random.nextInt(f.picklist().size()))
                                .value())
                        .orElse("Other"));
            case ID, REFERENCE -> FieldValue.of("005%012dAAA".formatted(random.nextInt(5)));
            default ->
                FieldValue.of(List.of("TBD", "Call them", "n/a", "Send it").get(random.nextInt(4)));
        };
    }

    private static FieldType rollupType(String path) {
        if (!path.startsWith("$Rollup.")) {
            return path.endsWith("IsActive") ? FieldType.BOOLEAN : FieldType.TEXT;
        }
        return path.contains("Last_") || path.contains("Next_") ? FieldType.DATE : FieldType.NUMBER;
    }
}
