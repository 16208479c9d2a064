package dev.plumbline.audit;

/** Who did it. */
public sealed interface Actor {

    /** @param id a Salesforce id, or the login of an account */
    record Person(String id, String name) implements Actor {}

    /** A rule judged a record; its version is in the entry. */
    record Rule(String id, String name) implements Actor {}

    /** @param id which part of the service, for instance {@code outbox} */
    record System(String id) implements Actor {
        @Override
        public String name() {
            return id;
        }
    }

    String id();

    /** As it was at that time. */
    String name();

    /** The word in the table. */
    default String kind() {
        if (this instanceof Person) {
            return "person";
        }
        return this instanceof Rule ? "rule" : "system";
    }

    static Actor of(String kind, String id, String name) {
        return switch (kind) {
            case "person" -> new Person(id, name);
            case "rule" -> new Rule(id, name);
            case "system" -> new System(id);
            default ->
                throw new IllegalArgumentException("an actor is a person, a rule or system, found \"" + kind + "\"");
        };
    }
}
