package dev.plumbline.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds rule files and reads them. What cannot be read is refused under the file's name; the other files are read. */
final class RuleFiles {

    private RuleFiles() {}

    /** All files below a directory, named relative to it. A directory that is not there holds none. */
    static List<RuleFile> below(Path directory) {
        return Files.isDirectory(directory) ? read(directory, directory) : List.of();
    }

    /** The files that somebody named, or that are below what they named, called as they would call them. */
    static List<RuleFile> named(List<Path> paths) {
        List<RuleFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                List<RuleFile> found = read(path, Path.of(""));
                files.addAll(found);
                if (found.isEmpty()) {
                    files.add(refused(path.toString(), "there is no rule file here. Rule files end in .yaml or .yml."));
                }
            } else {
                files.add(read(path, path.toString()));
            }
        }
        return files;
    }

    private static List<RuleFile> read(Path directory, Path origin) {
        boolean relative = !origin.toString().isEmpty();
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(p -> isRuleFile(directory.relativize(p)) && Files.isRegularFile(p))
                    .sorted()
                    .map(p -> read(
                            p, (relative ? origin.relativize(p) : p).toString().replace('\\', '/')))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            String name = directory.toString();
            return List.of(RuleFile.unreadable(
                    name, List.of(new FileIssue(name, 0, 0, "the directory cannot be read: " + e.getMessage()))));
        }
    }

    /** Hidden names are skipped: Kubernetes keeps the real files of a ConfigMap under {@code ..data} and links to them. */
    private static boolean isRuleFile(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        String name = path.toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static RuleFile read(Path path, String name) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(YamlFile.MAX_BYTES + 1);
            if (bytes.length > YamlFile.MAX_BYTES) {
                return refused(name, "the file is larger than 1 MiB. Split it: a file may hold any part of the rules.");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return RuleFileReader.read(name, text);
        } catch (CharacterCodingException e) {
            return refused(name, "the file is not UTF-8 text. Save it as UTF-8.");
        } catch (IOException e) {
            return refused(
                    name,
                    "the file cannot be read (" + e.getClass().getSimpleName()
                            + "). Check that it exists and may be read.");
        }
    }

    private static RuleFile refused(String name, String message) {
        return RuleFile.unreadable(name, List.of(new FileIssue(name, 0, 0, message)));
    }
}
