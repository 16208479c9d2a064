package dev.plumbline.pipeline;

import dev.plumbline.rules.Rollup;

/**
 * Children that roll-ups stand on: however many do, they are read once.
 *
 * @param by the child's field that holds the parent's id
 */
record Children(String object, String by) {

    static Children of(Rollup rollup) {
        return new Children(rollup.summarize(), rollup.by());
    }
}
