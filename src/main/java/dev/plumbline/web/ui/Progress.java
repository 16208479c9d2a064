package dev.plumbline.web.ui;

import dev.plumbline.pipeline.ServiceStatus.Check;

/** How far the very first check has come; until it is over, numbers are not the whole truth. */
record Progress(Check check) {

    public boolean firstCheck() {
        return check.lastFullCheckFinishedAt().isEmpty();
    }

    /** Whether it is known how much there is to do. */
    public boolean measured() {
        return check.total() > 0;
    }

    public int percent() {
        return measured() ? (int) Math.min(100, 100 * check.done() / check.total()) : 0;
    }
}
