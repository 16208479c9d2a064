package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with what the ledger keeps beside it.
 *
 * @param recordName what people call the record
 * @param asOf       SystemModstamp of the record that was judged
 * @param transition the rule judges a move, not a state: that the next change is innocent does not undo the move
 * @param move       which move it was that broke a transition rule; null for other verdicts
 * @param silent     counted, but nobody is told: the rule is in pilot, announced for a later day, or muted
 * @param onlyNew    silent only as far as it opens something: what people were told of already goes on
 */
public record Finding(
        Verdict verdict,
        String object,
        String recordName,
        Optional<RecordId> accountable,
        Optional<BigDecimal> amount,
        Instant asOf,
        boolean transition,
        boolean silent,
        @Nullable Move move,
        boolean onlyNew) {

    public Finding(
            Verdict verdict,
            String object,
            String recordName,
            Optional<RecordId> accountable,
            Optional<BigDecimal> amount,
            Instant asOf,
            boolean transition,
            boolean silent,
            @Nullable Move move) {
        this(verdict, object, recordName, accountable, amount, asOf, transition, silent, move, false);
    }

    public Finding(
            Verdict verdict,
            String object,
            String recordName,
            Optional<RecordId> accountable,
            Optional<BigDecimal> amount,
            Instant asOf,
            boolean transition,
            boolean silent) {
        this(verdict, object, recordName, accountable, amount, asOf, transition, silent, null);
    }

    /** The same, of which the move is known; the evidence tells when it was made and by whom. */
    public Finding of(Move made) {
        if (!(verdict instanceof Verdict.Violated violated)) {
            throw new IllegalArgumentException("only what breaks a rule is a move to remember");
        }
        Map<String, String> evidence = new LinkedHashMap<>(violated.evidence());
        evidence.put(Move.AT, made.at().toString());
        made.by().ifPresent(name -> evidence.put(Move.BY, name));
        Verdict told = new Verdict.Violated(
                violated.rule(), violated.record(), violated.missing(), violated.message(), evidence);
        return new Finding(told, object, recordName, accountable, amount, asOf, true, silent, made, onlyNew);
    }
}
