package dev.plumbline.practice.setup;

import dev.plumbline.practice.store.Store;

/** An org's set-up, in one place for whoever saves, shows or queries records. */
public final class Setup {

    private final Sharing sharing;
    private final FieldSecurity fields;
    private final Locks locks = new Locks();
    private final Offers offers = new Offers();

    public Setup(Store store) {
        this.sharing = new Sharing(store);
        this.fields = new FieldSecurity(store);
    }

    public Sharing sharing() {
        return sharing;
    }

    public FieldSecurity fields() {
        return fields;
    }

    public Locks locks() {
        return locks;
    }

    public Offers offers() {
        return offers;
    }
}
