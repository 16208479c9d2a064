package dev.plumbline.web.fakes;

import dev.plumbline.notifications.slack.SeenRequests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Signatures in memory. */
@Alternative
@ApplicationScoped
public class FakeSeenRequests implements SeenRequests {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Override
    public boolean first(String signature, Instant at) {
        return seen.add(signature);
    }
}
