package dev.plumbline.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the README tells its reader to type. */
final class Readme {

    private static final String FENCE = "```";

    private final List<String> lines;

    private Readme(List<String> lines) {
        this.lines = lines;
    }

    static Readme read() throws IOException {
        return new Readme(Files.readAllLines(Path.of("README.md")));
    }

    /** Every line of every block for a shell; none of them goes on in the next line. */
    List<String> commands() {
        return blocks("sh").stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** The blocks of a language, in order. */
    List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        List<String> block = null;
        for (String line : lines) {
            if (block == null) {
                block = line.strip().equals(FENCE + language) ? new ArrayList<>() : null;
            } else if (line.strip().equals(FENCE)) {
                blocks.add(String.join("\n", block) + "\n");
                block = null;
            } else {
                block.add(line);
            }
        }
        return blocks;
    }
}
