package dev.plumbline.lifecycle;

import dev.plumbline.crm.RecordId;
import dev.plumbline.escalation.Teaching;
import dev.plumbline.rules.Rule;
import dev.plumbline.rules.RuleBook;
import dev.plumbline.rules.RuleDefinition;
import dev.plumbline.rules.RuleId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Lets no ladder begin before the person was told of the rule, and has acknowledged it or had time to read it. */
@ApplicationScoped
class TaughtLadders implements Teaching {

    private final Supplier<RuleBook> rules;
    private final Clock clock;

    @Inject
    TaughtLadders(Supplier<RuleBook> rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Map<RecordId, Taught> of(Handle handle, Collection<RecordId> people) {
        Map<RuleId, Instant> meantSince = VersionTable.meantSince(handle);
        Map<RecordId, List<NoticeTable.Row>> rows = NoticeTable.of(handle, people);
        Instant now = clock.instant();
        return people.stream()
                .distinct()
                .collect(Collectors.toMap(
                        person -> person,
                        person -> new OnePerson(rows.getOrDefault(person, List.of()), meantSince, now)));
    }

    private final class OnePerson implements Taught {

        private final List<NoticeTable.Row> rows;
        private final Map<RuleId, Instant> meantSince;
        private final Instant now;

        OnePerson(List<NoticeTable.Row> rows, Map<RuleId, Instant> meantSince, Instant now) {
            this.rows = rows;
            this.meantSince = meantSince;
            this.now = now;
        }

        @Override
        public Optional<Instant> since(RuleId rule) {
            Optional<String> meaning = meaning(rule);
            if (meaning.isEmpty()) {
                return untaught(rule);
            }
            return rows.stream()
                    .filter(row -> row.rule().equals(rule)
                            && meaning.filter(row.meaning()::equals).isPresent())
                    .flatMap(this::known)
                    .min(Comparator.naturalOrder());
        }

        /** What was open before the rule came to mean what it means now goes on by what the person knew then. */
        @Override
        public Optional<Instant> since(RuleId rule, Instant opened) {
            Optional<Instant> current = since(rule);
            boolean older = Optional.ofNullable(meantSince.get(rule))
                    .filter(opened::isBefore)
                    .isPresent();
            return current.isPresent() || !older
                    ? current
                    : rows.stream()
                            .filter(row -> row.rule().equals(rule))
                            .flatMap(this::known)
                            .max(Comparator.naturalOrder());
        }

        /** A rule that cannot run for now counts as it was known; what is no rule of the files is nothing that we teach. */
        private Optional<Instant> untaught(RuleId rule) {
            boolean refused =
                    rules.get().refused().stream().anyMatch(r -> r.name().equals(rule.value()));
            Optional<Instant> before = rows.stream()
                    .filter(row -> row.rule().equals(rule))
                    .flatMap(this::known)
                    .max(Comparator.naturalOrder());
            return before.isPresent() || refused ? before : Optional.of(Instant.EPOCH);
        }

        private Stream<Instant> known(NoticeTable.Row row) {
            return Stream.concat(
                    row.acknowledged().stream(), row.graceUntil().filter(until -> !until.isAfter(now)).stream())
                    .min(Comparator.naturalOrder())
                    .stream();
        }
    }

    private Optional<String> meaning(RuleId rule) {
        Optional<Rule> known = rules.get().rule(rule);
        return known.map(r -> RuleDefinition.of(r).meaning());
    }
}
