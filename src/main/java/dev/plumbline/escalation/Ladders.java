package dev.plumbline.escalation;

import dev.plumbline.rules.FileIssue;
import dev.plumbline.rules.YamlFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The ladders in force. Edited files take effect with the next look; a ladder that an edit broke stays as it was. */
@ApplicationScoped
public class Ladders {

    private static final Logger LOG = Logger.getLogger(Ladders.class);

    /** Pages and messages ask often; how late an edit may hold is bounded by the sweep anyhow. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final List<Path> directories;
    private final Clock clock;
    private List<String> read = List.of();
    private Instant looked = Instant.EPOCH;
    private LadderBook book = new LadderBook(Map.of(), List.of());

    @Inject
    Ladders(LaddersConfig config, Clock clock) {
        this(List.of(config.ladders(), config.rules()), clock);
    }

    Ladders(List<Path> directories, Clock clock) {
        this.directories = directories.stream().distinct().toList();
        this.clock = clock;
        current();
    }

    /** Looks at the files every few seconds, and reads them again when one has changed. */
    public final synchronized LadderBook current() {
        Instant moment = clock.instant();
        if (!moment.isBefore(looked) && moment.isBefore(looked.plus(LOOK_EVERY))) {
            return book;
        }
        looked = moment;
        List<String> now = directories.stream().map(YamlFiles::fingerprint).toList();
        if (!now.equals(read)) {
            LadderBook next = LadderBook.below(directories);
            next.issues().forEach(issue -> LOG.warnf("ladders: %s", issue));
            book = next.issues().isEmpty() ? next : new LadderBook(keeping(next), next.issues());
            read = now;
        }
        return book;
    }

    /** What is wrong in the files, each at its place. */
    public List<FileIssue> issues() {
        return current().issues();
    }

    private Map<String, Ladder> keeping(LadderBook next) {
        Map<String, Ladder> ladders = new LinkedHashMap<>(book.ladders());
        ladders.putAll(next.ladders());
        return ladders;
    }
}
