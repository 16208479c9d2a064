package dev.plumbline.formula;

/** Thrown inside the checker where a part of a formula cannot be; the checker notes it and looks at the rest. */
@SuppressWarnings("serial")
final class Refusal extends RuntimeException {

    private final transient Place place;

    Refusal(Place place, String message) {
        super(message, null, false, false);
        this.place = place;
    }

    Issue issue() {
        return place.issue(String.valueOf(getMessage()));
    }

    /** In Salesforce's words. */
    static Refusal type(Function function, String expected, Term given) {
        return new Refusal(
                given.place(),
                "Incorrect parameter type for " + function.title() + ". Expected " + expected + ", received "
                        + given.type().label() + advice(expected, given));
    }

    private static String advice(String expected, Term given) {
        String name = given instanceof Term.Reference field ? field.path() : "…";
        if (given.type() == Type.PICKLIST && expected.contains("Text")) {
            return ". Use TEXT(" + name + "), or ISPICKVAL(" + name + ", \"…\") to compare it";
        }
        if (given.type() == Type.MULTIPICKLIST) {
            return ". Use INCLUDES(" + name + ", \"…\")";
        }
        if (expected.equals("Text") && given.type() == Type.NUMBER) {
            return ". Use TEXT(…)";
        }
        if (expected.equals("Number") && given.type().isText()) {
            return ". Use VALUE(…)";
        }
        return given.type() == Type.DATETIME && expected.equals("Date") ? ". Use DATEVALUE(…)" : "";
    }
}
