package dev.plumbline.web.fakes;

import dev.plumbline.audit.Actor;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.OutboxDesk;
import dev.plumbline.notifications.Pause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Sixty messages that were refused, one that is told over another channel, one in doubt; two letters to Ann. */
@Alternative
@ApplicationScoped
public class FakeDesk implements OutboxDesk {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private final Map<String, Pause> pauses = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();

    public void reset() {
        pauses.clear();
        asked.clear();
    }

    /** What was done and by whom. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public List<Pause> pauses() {
        return List.copyOf(pauses.values());
    }

    @Override
    public void pause(String channel, String why, Actor by) {
        asked.add("pause " + channel + " by " + by.name());
        pauses.put(channel, new Pause(channel, by.name(), why, AT));
    }

    @Override
    public boolean resume(String channel, Actor by) {
        asked.add("resume " + channel + " by " + by.name());
        return pauses.remove(channel) != null;
    }

    @Override
    public Set<String> channels() {
        return Set.of("email");
    }

    @Override
    public List<Counted> counts() {
        return List.of(new Counted("refused", "email", 61), new Counted("in-doubt", "email", 1));
    }

    @Override
    public List<Row> list(Set<String> states, Optional<Long> before, int limit) {
        return LongStream.rangeClosed(1, 62)
                .map(number -> 63 - number)
                .filter(id -> id < before.orElse(Long.MAX_VALUE))
                .mapToObj(FakeDesk::row)
                .filter(row -> states.isEmpty() || states.contains(row.state()))
                .limit(limit)
                .toList();
    }

    @Override
    public Retry retry(long id, Actor by) {
        asked.add("retry " + id + " by " + by.name());
        return id > 62 ? Retry.UNKNOWN : row(id).retriable() ? Retry.DRIVEN : Retry.NOT_NOW;
    }

    @Override
    public List<Letter> lettersTo(RecordId person, int limit) {
        return person.equals(Company.ANN)
                ? List.of(
                        new Letter(1, "email", "parked", AT, "2 deals need a <b>next step</b>", "Acme renewal"),
                        new Letter(2, "email", "sent", AT, "1 deal needs an amount", "Globex"))
                : List.of();
    }

    private static Row row(long id) {
        return new Row(
                id,
                "nudge|" + id,
                "nudge",
                "email",
                Company.ANN,
                id == 62 ? "in-doubt" : "refused",
                AT,
                Optional.of(AT),
                1,
                "550 no such <user>",
                id == 61 ? Optional.of("nudge|61|slack") : Optional.empty());
    }
}
