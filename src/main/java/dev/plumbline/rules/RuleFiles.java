package dev.plumbline.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds rule files and reads them. What cannot be read is refused under the file's name; the other files are read. */
final class RuleFiles {

    private static final YamlFiles<RuleFile> FILES = new YamlFiles<>(
            "rule file", RuleFileReader::read, issue -> RuleFile.unreadable(issue.file(), List.of(issue)));

    private RuleFiles() {}

    /** All files below a directory, named relative to it. A directory that is not there holds none. */
    static List<RuleFile> below(Path directory) {
        return Files.isDirectory(directory) ? FILES.below(directory) : List.of();
    }

    /** The files that somebody named, or that are below what they named, called as they would call them. */
    static List<RuleFile> named(List<Path> paths) {
        return FILES.named(paths);
    }
}
