package dev.plumbline.formula;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** The arguments of one application, each compiled as the type that the function asks for. */
final class Arguments {

    private final Generator generator;
    private final Term.Application application;
    private final Type type;

    Arguments(Generator generator, Term.Application application, Type type) {
        this.generator = generator;
        this.application = application;
        this.type = type;
    }

    /** Steps that matching one pattern may take. */
    int regexBudget() {
        return generator.regexBudget();
    }

    Blanks blanks() {
        return generator.blanks();
    }

    int size() {
        return application.arguments().size();
    }

    boolean has(int index) {
        return index < size();
    }

    List<Term> terms() {
        return application.arguments();
    }

    Term term(int index) {
        return application.arguments().get(index);
    }

    Type typeOf(int index) {
        return term(index).type();
    }

    /** The type of the value that is to be made. */
    Type type() {
        return type;
    }

    /** What two arguments are to be compared or combined as. */
    Type common(int left, int right) {
        Type common = typeOf(left).common(typeOf(right)).orElse(Type.TEXT);
        return common == Type.NULL || common == Type.ANY ? Type.TEXT : common;
    }

    Code code(int index, Type as) {
        return generator.generate(term(index), as);
    }

    Truth truth(int index) {
        return (Truth) code(index, Type.BOOLEAN);
    }

    /** A value of a type that only the running knows. */
    @SuppressWarnings("unchecked")
    <T> Node<T> node(int index, Type as) {
        return (Node<T>) code(index, as);
    }

    Node<BigDecimal> number(int index) {
        return node(index, Type.NUMBER);
    }

    Node<String> text(int index) {
        return node(index, Type.TEXT);
    }

    Node<LocalDate> date(int index) {
        return node(index, Type.DATE);
    }

    Node<Instant> moment(int index) {
        return node(index, Type.DATETIME);
    }

    Node<LocalTime> time(int index) {
        return node(index, Type.TIME);
    }

    Node<Location> location(int index) {
        return node(index, Type.LOCATION);
    }

    /** A text in quotes; the empty text for none. The checker has seen to it that it is one. */
    String literal(int index) {
        return term(index) instanceof Term.Constant c && c.value() instanceof String text ? text : "";
    }

    /** A field, which functions such as ISCHANGED ask for by name. */
    Term.Reference reference(int index) {
        return (Term.Reference) term(index);
    }

    /** Reads the argument, a field, as it was before the change. */
    Code before(int index) {
        return generator.field(reference(index), true);
    }
}
