package dev.plumbline.pipeline;

import dev.plumbline.audit.Actor;
import dev.plumbline.audit.AuditEntry;
import dev.plumbline.audit.AuditLog;
import dev.plumbline.audit.Subject;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Tells the audit log which rules came into force, and what that changed. The same rules again, after a restart, are not told twice. */
final class EditionLog {

    private static final Actor RULES = new Actor.System("rules");
    private static final String FINGERPRINT = "[fingerprint]";

    private EditionLog() {}

    static void inForce(Handle handle, RuleBook book, Instant at) {
        Map<String, String> rules = new TreeMap<>();
        book.rules().forEach(rule -> rules.put(rule.id().value(), words(rule)));
        book.refused().forEach(rule -> rules.put(rule.name(), "refused"));
        String fingerprint = Fingerprint.of(rules.toString());
        // Two processes that start together must not both tell of the same edition.
        handle.execute("SELECT pg_advisory_xact_lock(hashtext('edition-in-force'))");
        Map<String, String> before = AuditLog.lastEdition(handle);
        if (fingerprint.equals(before.get(FINGERPRINT))) {
            return;
        }
        String text = before.isEmpty() ? "The first edition: " + rules.size() + " rules." : changes(before, rules);
        Map<String, String> facts = new TreeMap<>(rules);
        facts.put(FINGERPRINT, fingerprint);
        AuditLog.append(handle, AuditEntry.of(at, RULES, "edition-in-force", Subject.SERVICE, text, facts));
    }

    private static String words(Rule rule) {
        String from = rule.from() == null ? "" : " from " + rule.from();
        return rule.version() + " " + rule.state().key() + from;
    }

    private static String changes(Map<String, String> before, Map<String, String> now) {
        List<String> changes = new ArrayList<>();
        now.forEach((rule, words) -> {
            String was = before.get(rule);
            if (was == null) {
                changes.add("new: " + rule + " (" + words + ")");
            } else if (!was.equals(words)) {
                changes.add("changed: " + rule + " (" + was + " to " + words + ")");
            }
        });
        before.keySet().stream()
                .filter(rule -> !rule.equals(FINGERPRINT) && !now.containsKey(rule))
                .sorted()
                .forEach(rule -> changes.add("gone: " + rule));
        return String.join("; ", changes) + ".";
    }
}
