package dev.plumbline.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts a long list into pages. */
final class Pages {

    private Pages() {}

    static <T> List<List<T>> of(Collection<T> all, int size) {
        List<T> list = List.copyOf(all);
        List<List<T>> pages = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            pages.add(list.subList(from, Math.min(from + size, list.size())));
        }
        return pages;
    }
}
