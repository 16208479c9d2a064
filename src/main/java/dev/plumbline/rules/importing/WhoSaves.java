package dev.plumbline.rules.importing;

import dev.plumbline.formula.Conjuncts.Conjunct;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells what is asked of the record from what is asked of the person who saves it, or of the switches of the org. Only the first has an
 * answer while nobody saves.
 */
final class WhoSaves {

    /** What these hold is the same for every record: it depends on the person, the place or the org's settings. */
    private static final Set<String> GLOBALS = Set.of(
            "$api",
            "$custommetadata",
            "$label",
            "$network",
            "$organization",
            "$permission",
            "$profile",
            "$request",
            "$setup",
            "$site",
            "$user",
            "$userrole");

    /** Plumbline answers for these itself. */
    private static final Set<String> ANSWERED = Set.of("$rollup", "$system");

    /** They name no field and ask of the record all the same. */
    private static final Set<String> OF_THE_RECORD = Set.of("ISNEW", "ISCLONE");

    private WhoSaves() {}

    /** Whether the record has no say in the condition. */
    static boolean alone(Conjunct condition) {
        return !condition.globals().isEmpty()
                && condition.fields().isEmpty()
                && Collections.disjoint(condition.functions(), OF_THE_RECORD)
                && condition.globals().stream().allMatch(g -> GLOBALS.contains(namespace(g)));
    }

    /** The globals of a condition that stays and that nobody can answer, sorted. */
    static Set<String> unanswered(Conjunct condition) {
        Set<String> globals = new TreeSet<>();
        condition.globals().stream()
                .filter(g -> !ANSWERED.contains(namespace(g)))
                .forEach(globals::add);
        return globals;
    }

    private static String namespace(String global) {
        int dot = global.indexOf('.');
        return (dot < 0 ? global : global.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
