package dev.plumbline.salesforce;

/**
 * What a call does, as far as repeating it is concerned.
 *
 * @param operation name for counters and messages, such as {@code queryMore}
 */
record Call(String operation, Effect effect) {

    enum Effect {
        READ,
        /** Update, and upsert by external id: done twice is the same as once. */
        REPEATABLE_WRITE,
        /** Create: done twice makes two. */
        WRITE_ONCE
    }

    static Call read(String operation) {
        return new Call(operation, Effect.READ);
    }

    static Call write(String operation) {
        return new Call(operation, Effect.REPEATABLE_WRITE);
    }

    static Call once(String operation) {
        return new Call(operation, Effect.WRITE_ONCE);
    }

    boolean isRead() {
        return effect == Effect.READ;
    }
}
