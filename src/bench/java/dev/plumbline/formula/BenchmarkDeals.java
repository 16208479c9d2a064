package dev.plumbline.formula;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.StageList;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Deals as a sales team leaves them behind, always the same ones: as objects for hand-written Java, and as values by slot for formulas. */
final class BenchmarkDeals implements Names {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZONE);

    static final List<String> STAGES = List.of(
            "Prospecting",
            "Qualification",
            "Needs Analysis",
            "Value Proposition",
            "Proposal/Price Quote",
            "Negotiation/Review",
            "Closed Won",
            "Closed Lost");

    private static final List<String> TYPES = List.of("New Customer", "Existing Business", "Renewal");
    private static final List<String> SOURCES = List.of("Web", "Partner", "Phone Inquiry", "Trade Show", "Other");
    private static final List<String> CATEGORIES = List.of("Pipeline", "Best Case", "Commit", "Closed", "Omitted");
    private static final List<String> REASONS = List.of("Price", "No decision", "Competitor", "Product");
    private static final List<String> COMPETITORS = List.of("Acme", "Globex", "Initech", "Umbrella", "Hooli");
    private static final List<String> INDUSTRIES = List.of("Energy", "Retail", "Banking", "Media");
    private static final List<String> STEPS = List.of("TBD", "n/a", "Send the quote", "Meet the board", "call back", "?");

    /** One deal, as a programmer would write it down. */
    record Deal(
            String name,
            String stage,
            boolean closed,
            boolean won,
            BigDecimal amount,
            BigDecimal probability,
            LocalDate closeDate,
            Instant created,
            Instant modified,
            Instant stageChanged,
            LocalDate lastActivity,
            String nextStep,
            String description,
            String type,
            String leadSource,
            String category,
            String owner,
            String account,
            String industry,
            String competitor,
            BigDecimal discount,
            BigDecimal pushes,
            String lossReason) {}

    private static final Map<String, FieldSchema> FIELDS = fields();

    final List<Deal> deals = new ArrayList<>();

    BenchmarkDeals(int count) {
        Random random = new Random(20260302);
        for (int i = 0; i < count; i++) {
            deals.add(deal(i, random));
        }
    }

    static Context context() {
        List<StageList.Stage> stages = new ArrayList<>();
        for (String stage : STAGES) {
            boolean closed = stage.startsWith("Closed");
            stages.add(new StageList.Stage(
                    stage, stage, stages.size() + 1, true, closed, stage.equals("Closed Won")));
        }
        return new Context(NOW, ZONE, new StageList(stages), BusinessDays.MONDAY_TO_FRIDAY);
    }

    private static Deal deal(int number, Random random) {
        int stage = random.nextInt(STAGES.size());
        boolean closed = stage > 5;
        Instant created = NOW.minusSeconds(random.nextInt(60_000_000));
        return new Deal(
                "Deal " + number,
                STAGES.get(stage),
                closed,
                stage == 6,
                blank(random, 8) ? null : BigDecimal.valueOf(random.nextInt(20_000_000), 2),
                BigDecimal.valueOf(closed && random.nextInt(50) > 0 ? (stage == 6 ? 100 : 0) : 10 * random.nextInt(10)),
                TODAY.plusDays(random.nextInt(600) - 150),
                created,
                created.plusSeconds(random.nextInt(5_000_000)),
                created.plusSeconds(random.nextInt(1_000_000)),
                blank(random, 5) ? null : TODAY.minusDays(random.nextInt(60)),
                blank(random, 3) ? null : step(random),
                blank(random, 2) ? null : "About deal " + random.nextInt(1000),
                one(TYPES, random, 20),
                one(SOURCES, random, 6),
                one(CATEGORIES, random, 50),
                "0055g00000%06dAAA".formatted(random.nextInt(300)),
                blank(random, 100) ? null : "0015g00000%06dAAA".formatted(random.nextInt(50_000)),
                one(INDUSTRIES, random, 10),
                one(COMPETITORS, random, 2),
                blank(random, 2) ? null : BigDecimal.valueOf(random.nextInt(4000), 2),
                BigDecimal.valueOf(random.nextInt(5)),
                one(REASONS, random, 3));
    }

    private static boolean blank(Random random, int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private static String one(List<String> values, Random random, int blankOneIn) {
        return blank(random, blankOneIn) ? null : values.get(random.nextInt(values.size()));
    }

    private static String step(Random random) {
        return random.nextBoolean()
                ? STEPS.get(random.nextInt(STEPS.size()))
                : "Talk to number " + random.nextInt(20_000);
    }

    /** The deals as values by slot. What is the same in many deals is the same object, as where a driver interns it. */
    List<FieldValue[]> rows(Layout layout) {
        List<String> paths = layout.paths();
        Map<Object, FieldValue> shared = new java.util.HashMap<>();
        List<FieldValue[]> rows = new ArrayList<>(deals.size());
        for (Deal deal : deals) {
            FieldValue[] row = new FieldValue[paths.size()];
            for (int slot = 0; slot < row.length; slot++) {
                Object value = value(deal, paths.get(slot));
                row[slot] = value == null
                        ? FieldValue.BLANK
                        : value instanceof BigDecimal n
                                ? FieldValue.of(n)
                                : shared.computeIfAbsent(value, BenchmarkDeals::fieldValue);
            }
            rows.add(row);
        }
        return rows;
    }

    private static FieldValue fieldValue(Object value) {
        if (value instanceof Boolean flag) {
            return FieldValue.of(flag);
        }
        if (value instanceof LocalDate day) {
            return FieldValue.of(day);
        }
        return value instanceof Instant moment ? FieldValue.of(moment) : FieldValue.of((String) value);
    }

    private static Object value(Deal deal, String path) {
        return switch (path) {
            case "Name" -> deal.name();
            case "StageName" -> deal.stage();
            case "IsClosed" -> deal.closed();
            case "IsWon" -> deal.won();
            case "Amount" -> deal.amount();
            case "Probability" -> deal.probability();
            case "CloseDate" -> deal.closeDate();
            case "CreatedDate" -> deal.created();
            case "LastModifiedDate" -> deal.modified();
            case "LastStageChangeDate" -> deal.stageChanged();
            case "LastActivityDate" -> deal.lastActivity();
            case "NextStep" -> deal.nextStep();
            case "Description" -> deal.description();
            case "Type" -> deal.type();
            case "LeadSource" -> deal.leadSource();
            case "ForecastCategoryName" -> deal.category();
            case "OwnerId" -> deal.owner();
            case "AccountId" -> deal.account();
            case "Account.Industry" -> deal.industry();
            case "Competitor__c" -> deal.competitor();
            case "Discount__c" -> deal.discount();
            case "PushCount" -> deal.pushes();
            case "Loss_Reason__c" -> deal.lossReason();
            default -> throw new IllegalArgumentException(path);
        };
    }

    private static Map<String, FieldSchema> fields() {
        Map<String, FieldType> types = new LinkedHashMap<>();
        types.put("StageName", FieldType.PICKLIST);
        types.put("IsClosed", FieldType.BOOLEAN);
        types.put("IsWon", FieldType.BOOLEAN);
        types.put("Amount", FieldType.CURRENCY);
        types.put("Probability", FieldType.PERCENT);
        types.put("CloseDate", FieldType.DATE);
        types.put("CreatedDate", FieldType.DATETIME);
        types.put("LastModifiedDate", FieldType.DATETIME);
        types.put("LastStageChangeDate", FieldType.DATETIME);
        types.put("LastActivityDate", FieldType.DATE);
        types.put("NextStep", FieldType.TEXT);
        types.put("Description", FieldType.LONG_TEXT);
        types.put("Type", FieldType.PICKLIST);
        types.put("LeadSource", FieldType.PICKLIST);
        types.put("ForecastCategoryName", FieldType.PICKLIST);
        types.put("OwnerId", FieldType.REFERENCE);
        types.put("AccountId", FieldType.REFERENCE);
        types.put("Account.Industry", FieldType.PICKLIST);
        types.put("Competitor__c", FieldType.TEXT);
        types.put("Discount__c", FieldType.PERCENT);
        types.put("PushCount", FieldType.NUMBER);
        types.put("Loss_Reason__c", FieldType.PICKLIST);
        Map<String, FieldSchema> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        types.forEach((name, type) -> fields.put(name, FieldSchema.of(name, type, decimals(name))));
        return fields;
    }

    private static int decimals(String field) {
        return field.toLowerCase(Locale.ROOT).startsWith("amount") || field.equals("Discount__c") ? 2 : 0;
    }

    /** A slot for each field, whether a rule reads it or not. */
    static Layout layout() {
        Layout layout = new Layout();
        FIELDS.keySet().forEach(layout::slot);
        return layout;
    }

    @Override
    public Optional<Known> find(String path) {
        return Optional.ofNullable(FIELDS.get(path)).map(field -> new Known(field.name(), field));
    }

    @Override
    public Collection<String> suggestions() {
        return FIELDS.keySet();
    }
}
