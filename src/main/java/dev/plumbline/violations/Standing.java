package dev.plumbline.violations;

import dev.plumbline.crm.RecordId;
import dev.plumbline.rules.RuleId;
import dev.plumbline.violations.Holds.Hold;
import dev.plumbline.violations.LedgerTables.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What was decided about rules on records and still stands when something would open there: waivers, and disputes that were upheld. */
final class Standing {

    private record Ruling(long id, Set<String> missing, Map<String, String> evidence) {

        boolean isAbout(Finding finding) {
            return finding.verdict() instanceof dev.plumbline.rules.Verdict.Violated violated
                    && missing.equals(Set.copyOf(violated.missing()))
                    && evidence.equals(violated.evidence());
        }
    }

    private final Handle handle;

    Standing(Handle handle) {
        this.handle = handle;
    }

    /** The waivers under which these open; none where the approver would be the one who benefits. */
    Map<Key, Hold> waivers(Map<Key, Finding> opening, Instant now) {
        Map<Key, Hold> waivers = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT rule, record_id, until, approver FROM violation_waiver
                        WHERE record_id = ANY(:records) AND state = 'GRANTED' AND until > :now
                        """)
                .bind("records", records(opening.keySet()))
                .bind("now", LedgerTables.utc(now))
                .map((row, c) -> Map.entry(
                        new Key(new RuleId(row.getString("rule")), new RecordId(row.getString("record_id"))),
                        new Hold(ViolationRow.instant(row, "until"), row.getString("approver"))))
                .forEach(e -> {
                    Finding finding = opening.get(e.getKey());
                    if (finding != null
                            && finding.accountable()
                                    .filter(who ->
                                            who.value().equals(e.getValue().by()))
                                    .isEmpty()) {
                        waivers.put(e.getKey(), e.getValue());
                    }
                });
        return waivers;
    }

    /**
     * Of what would open, what must not: a dispute about just this state was upheld. Where the state is another one the ruling has had its
     * time.
     */
    Set<Key> ruledOut(Map<Key, Finding> opening, Instant now) {
        Set<Key> ruledOut = new HashSet<>();
        List<Long> over = new ArrayList<>();
        rulings(opening, now).forEach((key, ruling) -> {
            Finding finding = opening.get(key);
            if (finding != null && ruling.isAbout(finding)) {
                ruledOut.add(key);
            } else if (finding != null) {
                over.add(ruling.id());
            }
        });
        if (!over.isEmpty()) {
            handle.createUpdate("UPDATE violation_ruling SET over_at = :now WHERE id = ANY(:ids)")
                    .bind("now", LedgerTables.utc(now))
                    .bind("ids", over.toArray(Long[]::new))
                    .execute();
        }
        return ruledOut;
    }

    private Map<Key, Ruling> rulings(Map<Key, Finding> opening, Instant now) {
        return handle
                .createQuery(
                        """
                        SELECT id, rule, record_id, missing, evidence FROM violation_ruling
                        WHERE record_id = ANY(:records) AND over_at IS NULL AND until > :now
                        """)
                .bind("records", records(opening.keySet()))
                .bind("now", LedgerTables.utc(now))
                .map((row, c) -> Map.entry(
                        new Key(new RuleId(row.getString("rule")), new RecordId(row.getString("record_id"))),
                        new Ruling(
                                row.getLong("id"),
                                new HashSet<>(Arrays.asList(
                                        (String[]) row.getArray("missing").getArray())),
                                ViolationRow.evidence(row.getString("evidence")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String[] records(Collection<Key> keys) {
        return LedgerTables.texts(keys.stream().map(Key::record).collect(Collectors.toSet()));
    }
}
