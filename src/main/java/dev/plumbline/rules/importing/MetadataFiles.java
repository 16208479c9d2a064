package dev.plumbline.rules.importing;

import dev.plumbline.rules.FileIssue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds metadata files and reads their rules. What cannot be read is told, and the next file is read. */
final class MetadataFiles {

    private static final String KINDS =
            "NAME.validationRule-meta.xml, NAME.validationRule, OBJECT.object-meta.xml or OBJECT.object";

    private final List<ValidationRule> rules = new ArrayList<>();
    private final List<Outcome> unread = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private MetadataFiles() {}

    static MetadataFiles read(List<Path> paths) {
        MetadataFiles files = new MetadataFiles();
        paths.forEach(files::look);
        return files;
    }

    List<ValidationRule> rules() {
        return rules;
    }

    List<Outcome> unread() {
        return unread;
    }

    /** The names of all files, in the order in which they were read. */
    List<String> order() {
        return order;
    }

    private void look(Path path) {
        String name = name(path);
        if (!Files.isDirectory(path)) {
            MetadataFile.of(path, name)
                    .ifPresentOrElse(
                            this::read,
                            () -> refuse(
                                    name,
                                    "this is no file of validation rules. Give " + KINDS
                                            + ", or a directory that holds such files."));
            return;
        }
        List<MetadataFile> found = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(path)) {
            walk.filter(p -> isVisible(path.relativize(p)) && Files.isRegularFile(p))
                    .sorted()
                    .forEach(p -> MetadataFile.of(p, name(p)).ifPresent(found::add));
        } catch (IOException | UncheckedIOException e) {
            refuse(name, "the directory cannot be read: " + OneLine.of(String.valueOf(e.getMessage()), 300));
            return;
        }
        if (found.isEmpty()) {
            refuse(name, "there are no validation rules here. They are in files called " + KINDS + ".");
        }
        found.forEach(this::read);
    }

    private void read(MetadataFile file) {
        if (!seen.add(file.path().toAbsolutePath().normalize())) {
            return;
        }
        order.add(file.name());
        try {
            rules.addAll(MetadataReader.read(MetadataText.read(file.path(), file.name()), file));
        } catch (NotRead e) {
            unread.add(e.outcome());
        }
    }

    private void refuse(String name, String message) {
        order.add(name);
        unread.add(new Outcome(Outcome.Ending.NOT_READ, new FileIssue(name, 1, 1, message)));
    }

    private static boolean isVisible(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private static String name(Path path) {
        return path.toString().replace('\\', '/');
    }
}
