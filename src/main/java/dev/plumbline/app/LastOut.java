package dev.plumbline.app;

import io.quarkus.runtime.Application;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Closes what the application stands on, after the application: a database that goes first fails whatever is being finished. */
final class LastOut {

    private static final Logger LOG = Logger.getLogger(LastOut.class);

    /** Longer than the application is given to finish what it is doing. */
    private static final long PATIENCE_SECONDS = 30;

    private LastOut() {}

    static void closes(AutoCloseable resource) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(resource), "last-out"));
    }

    private static void close(AutoCloseable resource) {
        try {
            Application application = Application.currentApplication();
            if (application != null && Serve.began()) {
                Thread waiting = new Thread(application::awaitShutdown, "last-out-waits");
                waiting.setDaemon(true);
                waiting.start();
                waiting.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            }
            resource.close();
        } catch (Exception e) {
            LOG.warn("the embedded database was not closed in good order; it will mend itself at the next start", e);
        }
    }
}
