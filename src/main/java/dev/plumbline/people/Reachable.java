package dev.plumbline.people;

import java.util.List;

/** The ways to reach people that are set up here. Implemented by whoever sends. */
@FunctionalInterface
public interface Reachable {

    /** By name, for instance {@code email, slack, task}; mail is always among them. */
    List<String> channels();
}
