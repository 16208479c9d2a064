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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds configuration files of one kind and reads them. What cannot be read is refused under the file's name; the other files are read. */
public final class YamlFiles<T> {

    private final String kind;
    private final BiFunction<String, String, T> read;
    private final Function<FileIssue, T> refuse;

    /**
     * @param kind   for messages, for instance {@code "rule file"}
     * @param read   makes of a name and a text what the file says
     * @param refuse stands for a file that cannot be read
     */
    public YamlFiles(String kind, BiFunction<String, String, T> read, Function<FileIssue, T> refuse) {
        this.kind = kind;
        this.read = read;
        this.refuse = refuse;
    }

    /** All files below a directory, named relative to it. */
    public List<T> below(Path directory) {
        return read(directory, directory);
    }

    /** The files that somebody named, or that are below what they named, called as they would call them. */
    public List<T> named(List<Path> paths) {
        List<T> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                List<T> found = read(path, Path.of(""));
                files.addAll(found);
                if (found.isEmpty()) {
                    String end = kind.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + kind.substring(1);
                    files.add(refused(
                            path.toString(), "there is no " + kind + " here. " + end + "s end in .yaml or .yml."));
                }
            } else {
                files.add(one(path, path.toString()));
            }
        }
        return files;
    }

    /** Changes whenever a file of ours below the directory does, by name or content. */
    public static String fingerprint(Path directory) {
        List<@Nullable String> parts = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return Fingerprint.of(parts);
        }
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path path : found.filter(p -> isYaml(directory.relativize(p)) && Files.isRegularFile(p))
                    .sorted()
                    .toList()) {
                parts.add(path.toString());
                try (InputStream in = Files.newInputStream(path)) {
                    parts.add(new String(in.readNBytes(YamlFile.MAX_BYTES + 1), StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            parts.add("unreadable: " + e.getMessage());
        }
        return Fingerprint.of(parts);
    }

    private List<T> read(Path directory, Path origin) {
        boolean relative = !origin.toString().isEmpty();
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(p -> isYaml(directory.relativize(p)) && Files.isRegularFile(p))
                    .sorted()
                    .map(p -> one(
                            p, (relative ? origin.relativize(p) : p).toString().replace('\\', '/')))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of(refused(directory.toString(), "the directory cannot be read: " + e.getMessage()));
        }
    }

    /** Hidden names are skipped: Kubernetes keeps the real files of a ConfigMap under {@code ..data} and links to them. */
    private static boolean isYaml(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        String name = path.toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private T one(Path path, String name) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(YamlFile.MAX_BYTES + 1);
            if (bytes.length > YamlFile.MAX_BYTES) {
                return refused(
                        name,
                        "the file is larger than 1 MiB. Split it: a file may hold any part of what is configured.");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return read.apply(name, text);
        } catch (CharacterCodingException e) {
            return refused(name, "the file is not UTF-8 text. Save it as UTF-8.");
        } catch (IOException e) {
            return refused(
                    name,
                    "the file cannot be read (" + e.getClass().getSimpleName()
                            + "). Check that it exists and may be read.");
        }
    }

    private T refused(String name, String message) {
        return refuse.apply(new FileIssue(name, 0, 0, message));
    }
}
