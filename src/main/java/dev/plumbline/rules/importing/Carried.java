package dev.plumbline.rules.importing;

import dev.plumbline.rules.RuleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One metadata text carried over, for pages: what became of each rule, and each rule's text.
 */
public record Carried(List<Outcome> outcomes, List<RuleText> rules) {

    /** Bytes of one text. Whoever has more names a directory on the command line. */
    public static final int MOST = 1 << 20;

    private static final Pattern SAFE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}");

    public Carried {
        outcomes = List.copyOf(outcomes);
        rules = List.copyOf(rules);
    }

    /**
     * @param file   its name where it has one, which tells what it is
     * @param object of a single rule, where the name does not tell; may be empty
     */
    public static Carried of(String file, String object, byte[] content) {
        try {
            Path directory = Files.createTempDirectory("carried");
            try {
                Path at = place(directory, file, object, content);
                Files.createDirectories(at.toAbsolutePath().getParent());
                Files.write(at, content);
                RuleImport imported = RuleImport.of(List.of(at));
                List<RuleText> rules = new ArrayList<>();
                imported.files().values().forEach(text -> rules.addAll(RuleText.each(text)));
                return new Carried(
                        imported.outcomes().stream()
                                .map(o -> nameless(o, at.toString().replace('\\', '/'), file))
                                .toList(),
                        rules);
            } finally {
                remove(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name says nothing that we use as a path: only its kind and words of letters and digits. */
    private static Path place(Path directory, String file, String object, byte[] content) {
        String bare = file.replaceAll(".*[/\\\\]", "");
        String stem = bare.replaceAll("\\..*", "");
        String name = SAFE.matcher(stem).matches() ? stem : "Rule";
        boolean whole = bare.matches("(?i).*\\.object(-meta\\.xml)?")
                || bare.isEmpty()
                        && new String(
                                        content,
                                        0,
                                        Math.min(content.length, 2000),
                                        java.nio.charset.StandardCharsets.UTF_8)
                                .contains("<CustomObject");
        String of = SAFE.matcher(object).matches() ? object : "";
        if (whole) {
            return directory.resolve((of.isEmpty() ? name : of) + ".object");
        }
        Path folder = of.isEmpty()
                ? directory
                : directory.resolve("objects").resolve(of).resolve("validationRules");
        return folder.resolve(name + ".validationRule-meta.xml");
    }

    private static Outcome nameless(Outcome outcome, String at, String file) {
        String shown = file.isEmpty() ? "text" : file;
        dev.plumbline.rules.FileIssue line = outcome.line();
        return new Outcome(
                outcome.ending(),
                new dev.plumbline.rules.FileIssue(
                        shown, line.line(), line.column(), line.message().replace(at, shown)));
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
