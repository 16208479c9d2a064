package dev.plumbline.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives each path that formulas of one object read a place in an array, so that running a formula looks nothing up by name.
 *
 * <p>All rules of an object are compiled against one layout; it grows while they are compiled and is only read afterwards.
 */
public final class Layout {

    private final Map<String, Integer> slots = new ConcurrentHashMap<>();
    private final List<String> paths = new ArrayList<>();

    /** The slot of a path, given on first use. The path must be in its canonical spelling ({@link Names.Known#path}). */
    public synchronized int slot(String path) {
        Integer slot = slots.get(path);
        if (slot == null) {
            slot = paths.size();
            paths.add(path);
            slots.put(path, slot);
        }
        return slot;
    }

    /** All paths so far, in slot order. */
    public synchronized List<String> paths() {
        return List.copyOf(paths);
    }

    public synchronized int size() {
        return paths.size();
    }
}
