package dev.plumbline.rules;

import dev.plumbline.crm.RecordId;
import dev.plumbline.formula.Batch;
import dev.plumbline.formula.Context;
import dev.plumbline.formula.Layout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The edition of rules that is in force: compiled, immutable, and the one judge of records. Live changes, sweeps, previews and rule
 * tests all ask it.
 */
public interface RuleBook {

    /**
     * Whether it is known what is expected. It is not while the service starts, before the org has been asked; then nothing may be concluded
     * from a rule that is not here.
     */
    default boolean known() {
        return true;
    }

    /** Rules that can run, in any state of life. */
    List<Rule> rules();

    Optional<Rule> rule(RuleId id);

    /** Whether the rule judges a move (ISNEW, ISCHANGED, PRIORVALUE) rather than a state. */
    boolean judgesChange(RuleId id);

    /** The fields that the rule compares with what they were (inside ISCHANGED and PRIORVALUE). */
    default Set<String> compared(RuleId id) {
        return Set.of();
    }

    /** What cannot run, and why. */
    List<RefusedRule> refused();

    /** Rules whose newest text is refused, so that the text before stays in force. */
    default Set<RuleId> kept() {
        return Set.of();
    }

    /** Rules that were written in the application, with the numbers of their texts; all others are in files and are changed there. */
    default Map<RuleId, Integer> stored() {
        return Map.of();
    }

    /** Warnings: things that work but are probably not meant. */
    List<FileIssue> warnings();

    /** The roll-ups that judged rules or their messages read. */
    List<Rollup> rollups();

    /** Objects that judged rules are on. */
    Set<String> objects();

    /**
     * Where the values of a subject of this object belong; paths may cross relationships and name roll-ups ({@code $Rollup.X}). What judged
     * rules and their messages read, and who answers ({@link Rule#accountable}).
     */
    Layout layout(String object);

    /** Whether any judged rule on the object turns with time alone, by itself or through a roll-up. */
    boolean readsClock(String object);

    /**
     * Per object, the paths that rules, roll-ups and messages read, in that object's own terms: {@code Opportunity -> [Amount,
     * Account.Industry, OwnerId]}, {@code Task -> [IsClosed, WhatId]}. Roll-up paths do not occur in it; their children's fields do.
     */
    Map<String, Set<String>> demand();

    /**
     * Judges one record by every judged rule on its object. Transition rules are left out when no change was observed.
     *
     * @return one verdict per rule asked; never throws for data
     */
    List<Verdict> judge(Subject subject, Context context);

    /** Judges one record by one rule; empty when the rule is not judged, is on another object, or needs a change and none was observed. */
    Optional<Verdict> judge(RuleId rule, Subject subject, Context context);

    /**
     * Judges many records as they stand, by every judged rule on their object but the transition rules, and says what it says of each alone:
     * only quicker, and only what is {@link Verdict.Violated} or what it {@link Verdict.CannotTell cannot tell}.
     *
     * @param ids   of the records, by row
     * @param batch the records, laid out for {@link #layout}
     */
    List<Verdict> notInOrder(String object, List<RecordId> ids, Batch batch, Context context);

    /** Judges one move by the transition rules alone: what is known of the past says nothing about the record's state today. */
    default List<Verdict> judgeMove(Subject subject, Context context) {
        return judge(subject, context).stream()
                .filter(v -> judgesChange(v.rule().id()))
                .toList();
    }
}
