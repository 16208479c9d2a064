package dev.plumbline.formula;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Thrown inside a run where a value is needed that could not be read. It has no stack: it is an answer, and a common one. */
@SuppressWarnings("serial")
final class Unreadable extends RuntimeException {

    private final Set<String> paths;

    Unreadable(String path) {
        this(Set.of(path));
    }

    private Unreadable(Set<String> paths) {
        super("cannot tell without " + paths, null, false, false);
        this.paths = paths;
    }

    Set<String> paths() {
        return paths;
    }

    /** Both reasons as one. */
    Unreadable and(@Nullable Unreadable other) {
        if (other == null) {
            return this;
        }
        Set<String> both = new TreeSet<>(paths);
        both.addAll(other.paths);
        return new Unreadable(both);
    }
}
