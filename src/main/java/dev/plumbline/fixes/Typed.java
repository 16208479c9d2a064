package dev.plumbline.fixes;

import dev.plumbline.crm.FieldValue;

/** What a typed text stands for. */
sealed interface Typed {

    record Value(FieldValue value) implements Typed {}

    record Wrong(Trouble trouble) implements Typed {}

    static Typed of(FieldValue value) {
        return new Value(value);
    }

    static Typed wrong(Trouble.Kind kind, Object detail) {
        return new Wrong(Trouble.of(kind, detail));
    }

    static Typed wrong(Trouble.Kind kind) {
        return new Wrong(Trouble.of(kind));
    }
}
