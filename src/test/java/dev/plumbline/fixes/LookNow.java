package dev.plumbline.fixes;

import jakarta.enterprise.context.ApplicationScoped;

/** Looks up what became of saves without waiting for the next minute. */
@ApplicationScoped
public class LookNow {

    private final FixSweep sweep;

    LookNow(FixSweep sweep) {
        this.sweep = sweep;
    }

    public void run() {
        sweep.run();
    }
}
