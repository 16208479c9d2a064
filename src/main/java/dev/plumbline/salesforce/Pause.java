package dev.plumbline.salesforce;

import java.time.Duration;

/** Waits between two attempts. Its own type so that tests need not wait. */
@FunctionalInterface
interface Pause {

    void sleep(Duration duration) throws InterruptedException;
}
