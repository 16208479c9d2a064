package dev.plumbline.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Remembers which lists left as files: by whom, of what, how much. */
@ApplicationScoped
public class Exports {

    private final DoorLog log;

    Exports(DoorLog log) {
        this.log = log;
    }

    /**
     * @param what   the list, with its filter, as its address says it
     * @param rows   how many lines left
     * @param people of how many people
     */
    public void note(Viewer viewer, String what, int rows, int people) {
        log.note(
                viewer.actor(),
                "exported",
                "Took a list away as a file.",
                Map.of("list", what, "rows", String.valueOf(rows), "people", String.valueOf(people)));
    }
}
