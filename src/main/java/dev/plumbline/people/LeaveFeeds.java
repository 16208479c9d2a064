package dev.plumbline.people;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.calendar.LeaveFeed;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Reads everybody's leave feeds from time to time. What was read last holds until something newer could be read. Safe to run twice. */
@Startup // what is configured wrongly is said at the start
@ApplicationScoped
public class LeaveFeeds {

    private static final Logger LOG = Logger.getLogger(LeaveFeeds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BACK = Duration.ofDays(60);
    private static final Duration AHEAD = Duration.ofDays(800);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(30);
    private static final int MOST_AT_ONCE = 200;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Absences absences;
    private final PeopleConfig config;
    private final FeedSource sources;
    private final FeedFetcher fetcher;

    @Inject
    LeaveFeeds(Jdbi jdbi, Clock clock, Directory directory, Absences absences, PeopleConfig config) {
        this(jdbi, clock, directory, absences, config, new FeedFetcher(PATIENCE));
    }

    LeaveFeeds(
            Jdbi jdbi, Clock clock, Directory directory, Absences absences, PeopleConfig config, FeedFetcher fetcher) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = directory;
        this.absences = absences;
        this.config = config;
        this.sources = new FeedSource(config.leaveFeeds());
        this.fetcher = fetcher;
    }

    /**
     * A person's feed, for pages.
     *
     * @param problem why the last try failed, or what could not be understood; empty when all is well
     */
    public record Feed(Optional<Instant> readAt, List<String> problem) {}

    /** Reads what is due. @return how many feeds could be read */
    public int sweep() {
        if (sources.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        Map<RecordId, FeedTable.Row> rows = jdbi.withHandle(FeedTable::all);
        Map<URI, String> texts = new HashMap<>();
        List<RecordId> fed = new ArrayList<>();
        int tried = 0;
        int read = 0;
        for (Person person : directory.chart().people()) {
            Optional<URI> source = person.active() ? source(person) : Optional.empty();
            if (source.isEmpty()) {
                continue;
            }
            fed.add(person.id());
            Optional<FeedTable.Row> row = Optional.ofNullable(rows.get(person.id()));
            if (tried < MOST_AT_ONCE
                    && due(row, source.get(), person, now)
                    && claimed(row, source.get(), person, now)) {
                tried++;
                read += read(person, source.get(), texts, now) ? 1 : 0;
            }
        }
        if (!rows.isEmpty() || read > 0) {
            jdbi.useHandle(handle -> FeedTable.keepOnly(handle, fed));
            absences.changed();
        }
        return read;
    }

    /** Empty for who has none. */
    public Optional<Feed> of(RecordId person) {
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(jdbi.withHandle(FeedTable::all).get(person)).map(row -> {
            List<String> problem = new ArrayList<>(row.findings());
            row.problem().ifPresent(problem::add);
            return new Feed(row.fetchedAt(), problem);
        });
    }

    /** What an admin should look at: feeds that could not be read for longer than usual, in sentences. */
    public List<String> stale() {
        if (sources.isEmpty()) {
            return List.of();
        }
        Instant limit = clock.instant().minus(config.leaveFeedsEvery().multipliedBy(2));
        OrgChart chart = directory.chart();
        return jdbi.withHandle(FeedTable::all).values().stream()
                .filter(row -> row.problem().isPresent())
                .filter(row -> row.fetchedAt().filter(at -> at.isAfter(limit)).isEmpty())
                .map(row -> "The leave feed of " + chart.nameOf(row.person()) + " "
                        + row.fetchedAt()
                                .map(at -> "was read last at " + at + "; that still counts")
                                .orElse("has never been read")
                        + ": " + row.problem().orElseThrow() + ".")
                .sorted()
                .toList();
    }

    private Optional<URI> source(Person person) {
        try {
            return sources.of(person);
        } catch (IllegalArgumentException e) {
            LOG.warnf("people: no leave feed for %s: %s", person.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private boolean due(Optional<FeedTable.Row> row, URI source, Person person, Instant now) {
        if (row.isEmpty()) {
            return true;
        }
        FeedTable.Row known = row.get();
        boolean moved = !known.source().equals(source.toString())
                || !known.zone().equals(person.zone().getId());
        Duration wait = config.leaveFeedsEvery();
        boolean failed = known.problem().isPresent() || known.fetchedAt().isEmpty();
        if (failed && AFTER_FAILURE.compareTo(wait) < 0) {
            wait = AFTER_FAILURE;
        }
        return moved && !failed || !known.triedAt().plus(wait).isAfter(now);
    }

    private boolean claimed(Optional<FeedTable.Row> row, URI source, Person person, Instant now) {
        return jdbi.inTransaction(handle -> FeedTable.claim(
                handle, person.id(), source.toString(), person.zone().getId(), row.map(FeedTable.Row::triedAt), now));
    }

    private boolean read(Person person, URI source, Map<URI, String> texts, Instant now) {
        try {
            String text = texts.get(source);
            if (text == null) {
                text = fetcher.fetch(source);
                texts.put(source, text);
            }
            if (!text.replace("\uFEFF", "").stripLeading().startsWith("BEGIN:VCALENDAR")) {
                throw new IOException("it is not a calendar (iCalendar)");
            }
            LeaveFeed.Found found = LeaveFeed.read(text, person.zone(), now.minus(BACK), now.plus(AHEAD));
            jdbi.useTransaction(handle -> FeedTable.read(
                    handle,
                    person.id(),
                    source.toString(),
                    person.zone().getId(),
                    found.leave(),
                    found.findings(),
                    now));
            return true;
        } catch (IOException | RuntimeException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            LOG.warnf("people: the leave feed of %s was not read: %s", person.id(), why);
            jdbi.useHandle(handle ->
                    FeedTable.failed(handle, person.id(), why.length() > 300 ? why.substring(0, 300) + "…" : why));
            return false;
        }
    }
}
