package dev.plumbline.escalation;

import dev.plumbline.rules.FileIssue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The ladders in force. Edited files take effect with the next look; a ladder that an edit broke stays as it was. */
@ApplicationScoped
public class Ladders {

    private static final Logger LOG = Logger.getLogger(Ladders.class);

    private final List<Path> directories;
    private Map<Path, String> read = Map.of();
    private LadderBook book = new LadderBook(Map.of(), List.of());

    @Inject
    Ladders(LaddersConfig config) {
        this(List.of(config.ladders(), config.rules()));
    }

    Ladders(List<Path> directories) {
        this.directories = directories;
        current();
    }

    /** Looks at the files' times and sizes, and reads them again when one has changed. */
    public final synchronized LadderBook current() {
        Map<Path, String> now = new TreeMap<>();
        directories.stream().distinct().filter(Files::isDirectory).forEach(d -> stamps(d, now));
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

    private static void stamps(Path directory, Map<Path, String> into) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile).forEach(file -> into.put(file, stamp(file)));
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("ladders: %s cannot be read: %s", directory, e.getMessage());
        }
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "gone";
        }
    }
}
