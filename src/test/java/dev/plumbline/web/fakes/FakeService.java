package dev.plumbline.web.fakes;

import dev.plumbline.notifications.Notice;
import dev.plumbline.notifications.Outbox;
import dev.plumbline.pipeline.ServiceStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** How the service fares: well, unless a test says otherwise. */
@Alternative
@ApplicationScoped
public class FakeService implements ServiceStatus, Outbox {

    private static final Instant AS_OF = Instant.parse(Company.NOW).minusSeconds(240);
    private static final Check IDLE = new Check(false, Optional.of(AS_OF), 0, 0);

    private volatile Check check = IDLE;
    private volatile Salesforce salesforce = connected();
    private volatile Backlog backlog = new Backlog(3, Optional.empty(), 0, 0);

    public void reset() {
        check = IDLE;
        salesforce = connected();
        backlog = new Backlog(3, Optional.empty(), 0, 0);
    }

    public void firstCheckAt(long done, long total) {
        check = new Check(true, Optional.empty(), done, total);
    }

    public void lose(String reason) {
        salesforce = new Salesforce(Link.FAILED, reason, Optional.empty(), Optional.empty(), 0, 0);
    }

    @Override
    public Now now() {
        return new Now(
                salesforce,
                new TreeMap<>(Map.of(
                        "Opportunity", new Loaded(2043, Optional.of(AS_OF), true),
                        "Lead", new Loaded(1500, Optional.of(AS_OF.plusSeconds(10)), true),
                        "Task", new Loaded(12044, Optional.of(AS_OF.plusSeconds(20)), true))),
                check);
    }

    @Override
    public Backlog backlog() {
        return backlog;
    }

    @Override
    public boolean put(Handle handle, Notice notice) {
        throw new UnsupportedOperationException("pages owe nobody a message");
    }

    private static Salesforce connected() {
        return new Salesforce(
                Link.CONNECTED,
                "",
                Optional.of("00D000000000001EAA"),
                Optional.of(URI.create("https://company.my.salesforce.com")),
                1204,
                100_000);
    }
}
