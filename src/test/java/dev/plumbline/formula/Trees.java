package dev.plumbline.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Grows formulas that are well typed by what the functions' signatures say, so whatever is grown must compile. */
final class Trees {

    private static final List<Type> VALUES =
            List.of(Type.NUMBER, Type.TEXT, Type.DATE, Type.DATETIME, Type.TIME, Type.BOOLEAN);

    private static final Map<Type, List<String>> LEAVES = Map.of(
            Type.NUMBER, List.of("Amount", "Quantity__c", "Discount__c", "0", "1", "2.5", "99999999999", "0.001", "-3"),
            Type.TEXT,
                    List.of(
                            "NextStep",
                            "Email__c",
                            "Description",
                            "\"\"",
                            "'x y'",
                            "\"2026-01-31\"",
                            "\"12\"",
                            "Secret",
                            "BR()"),
            Type.DATE, List.of("CloseDate", "TODAY()", "DATE(2024, 2, 29)"),
            Type.DATETIME, List.of("CreatedDate", "NOW()", "$System.OriginDateTime"),
            Type.TIME, List.of("Start__c", "TIMENOW()", "TIMEVALUE(\"23:59:59.999\")"),
            Type.BOOLEAN, List.of("IsClosed", "Approved__c", "TRUE", "FALSE", "ISNEW()"),
            Type.PICKLIST, List.of("StageName", "Account.Industry", "PRIORVALUE(StageName)"),
            Type.MULTIPICKLIST, List.of("Competitors__c"),
            Type.LOCATION, List.of("GEOLOCATION(Latitude__c, Longitude__c)", "GEOLOCATION(0, 0)"));

    private static final Map<Type, String> FIELDS = Map.of(
            Type.NUMBER, "Amount",
            Type.TEXT, "NextStep",
            Type.DATE, "CloseDate",
            Type.DATETIME, "CreatedDate",
            Type.TIME, "Start__c",
            Type.BOOLEAN, "IsClosed");

    private final Random random;

    Trees(Random random) {
        this.random = random;
    }

    /** A formula of any type. */
    String any(int depth) {
        return of(pick(VALUES), depth);
    }

    String of(Type type, int depth) {
        List<String> leaves = LEAVES.getOrDefault(type, List.of("NULL"));
        if (depth <= 0 || random.nextInt(6) == 0 || !VALUES.contains(type)) {
            return type == Type.LOCATION && depth > 0
                    ? "GEOLOCATION(" + of(Type.NUMBER, depth - 1) + ", " + of(Type.NUMBER, depth - 1) + ")"
                    : pick(leaves);
        }
        List<Supplier<String>> choices = new ArrayList<>(shapes(type, depth - 1));
        for (FunctionTable.Entry entry : FunctionTable.entries()) {
            if (!entry.group().equals("OPERATOR") && entry.refusal() == null) {
                Function function = FunctionTable.function(entry.name());
                if (function.signature().result() == type) {
                    choices.add(() -> call(function, depth - 1));
                }
            }
        }
        return pick(choices).get();
    }

    /** A call of one function, whatever its value is. */
    String call(Function function, int depth) {
        return switch (function.name()) {
            case "ISPICKVAL" -> "ISPICKVAL(" + of(Type.PICKLIST, 0) + ", \"Closed Won\")";
            case "INCLUDES" -> "INCLUDES(Competitors__c, \"Acme\")";
            case "ISCHANGED" -> "ISCHANGED(" + FIELDS.get(pick(VALUES)) + ")";
            case "PRIORVALUE" -> "PRIORVALUE(" + FIELDS.get(pick(VALUES)) + ")";
            case "STAGE_AT_LEAST" -> "STAGE_AT_LEAST(" + of(Type.TEXT, depth) + ")";
            case "NOT" -> "NOT(" + of(Type.BOOLEAN, depth) + ")";
            case "IF" -> ifThenElse(pick(VALUES), depth);
            case "CASE" -> caseOf(value(), depth);
            case "BLANKVALUE", "NULLVALUE" -> substitute(function.name(), value(), depth);
            case "ISBLANK", "ISNULL" -> function.name() + "(" + of(value(), depth) + ")";
            case "DISTANCE" ->
                "DISTANCE(" + of(Type.LOCATION, depth) + ", " + of(Type.LOCATION, depth) + ", \""
                        + pick(List.of("mi", "km")) + "\")";
            case "FORMATDURATION" -> duration(depth);
            default -> general(function, depth);
        };
    }

    private String general(Function function, int depth) {
        Signature signature = function.signature();
        int most = signature.repeats() ? 4 : signature.parameters().size();
        int count = signature.required()
                + (most > signature.required() ? random.nextInt(most - signature.required() + 1) : 0);
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(of(pick(List.copyOf(signature.parameter(i).types())), depth));
        }
        return function.name() + "(" + String.join(", ", arguments) + ")";
    }

    /** What no signature says: operators, and functions whose value is of their arguments' type. */
    private List<Supplier<String>> shapes(Type type, int depth) {
        List<Supplier<String>> shapes = new ArrayList<>();
        shapes.add(() -> ifThenElse(type, depth));
        shapes.add(() -> "PRIORVALUE(" + FIELDS.get(type) + ")");
        shapes.add(() -> "(" + of(type, depth) + ")");
        if (type == Type.BOOLEAN) {
            shapes.add(() -> comparison(depth));
            shapes.add(() -> infix(type, pick(List.of("&&", "||", "=", "!=")), type, depth));
            shapes.add(() -> "!" + of(type, depth));
            return shapes;
        }
        shapes.add(() -> caseOf(type, depth));
        shapes.add(() -> substitute(pick(List.of("BLANKVALUE", "NULLVALUE")), type, depth));
        switch (type) {
            case NUMBER -> {
                shapes.add(() -> infix(type, pick(List.of("+", "-", "*", "/", "^")), type, depth));
                shapes.add(() -> between(pick(List.of(Type.DATE, Type.DATETIME, Type.TIME)), depth));
                shapes.add(() -> "-" + of(type, depth));
            }
            case TEXT -> shapes.add(() -> infix(type, pick(List.of("&", "+")), type, depth));
            case DATE, DATETIME -> {
                shapes.add(() -> infix(type, pick(List.of("+", "-")), Type.NUMBER, depth));
                shapes.add(() -> infix(Type.NUMBER, "+", type, depth));
                shapes.add(() -> "ADDMONTHS(" + of(type, depth) + ", " + of(Type.NUMBER, depth) + ")");
            }
            default -> shapes.add(() -> infix(type, pick(List.of("+", "-")), Type.NUMBER, depth));
        }
        return shapes;
    }

    private String comparison(int depth) {
        Type type = value();
        return infix(type, pick(List.of("=", "<>", "==", "!=", "<", "<=", ">", ">=")), type, depth);
    }

    private String between(Type type, int depth) {
        return infix(type, "-", type, depth);
    }

    private String infix(Type left, String operator, Type right, int depth) {
        return "(" + of(left, depth) + " " + operator + " " + of(right, depth) + ")";
    }

    private String ifThenElse(Type type, int depth) {
        return "IF(" + of(Type.BOOLEAN, depth) + ", " + of(type, depth) + ", " + of(type, depth) + ")";
    }

    private String caseOf(Type type, int depth) {
        Type over = random.nextInt(4) == 0 ? Type.PICKLIST : value();
        StringBuilder text = new StringBuilder("CASE(" + of(over, depth));
        for (int i = random.nextInt(3); i >= 0; i--) {
            String value =
                    over == Type.PICKLIST ? pick(List.of("\"\"", "\"Closed Won\"", "'Energy'")) : of(over, depth);
            text.append(", ").append(value).append(", ").append(of(type, depth));
        }
        return text + ", " + of(type, depth) + ")";
    }

    private String substitute(String name, Type type, int depth) {
        return name + "(" + of(type, depth) + ", " + of(type, depth) + ")";
    }

    private String duration(int depth) {
        Type ends = pick(List.of(Type.DATETIME, Type.TIME));
        return switch (random.nextInt(3)) {
            case 0 -> "FORMATDURATION(" + of(Type.NUMBER, depth) + ")";
            case 1 -> "FORMATDURATION(" + of(Type.NUMBER, depth) + ", " + of(Type.BOOLEAN, depth) + ")";
            default -> "FORMATDURATION(" + of(ends, depth) + ", " + of(ends, depth) + ")";
        };
    }

    /** Any but a checkbox. */
    private Type value() {
        return VALUES.get(random.nextInt(VALUES.size() - 1));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
