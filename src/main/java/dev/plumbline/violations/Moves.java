package dev.plumbline.violations;

import static dev.plumbline.violations.EndReason.FIXED;

import dev.plumbline.violations.LedgerTables.Key;
import dev.plumbline.violations.MoveTables.Known;
import dev.plumbline.violations.Remark.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes along courses, step by step: which moves open a violation, which are known already, and which are undone. */
final class Moves {

    /** A move to keep, and the violation it belongs to; with neither an id nor {@code opens} it belongs to none. */
    private record Kept(Key key, Move move, @Nullable Long violation, boolean opens) {}

    private final Recording recording;
    private final MoveTables tables;
    private final Map<Key, List<Known>> known;
    private final List<Kept> kept = new ArrayList<>();

    Moves(Recording recording, MoveTables tables, Map<Key, List<Known>> known) {
        this.recording = recording;
        this.tables = tables;
        this.known = new HashMap<>(known);
    }

    void follow(Course course, @Nullable Violation open) {
        Key key = new Key(course.rule(), course.record());
        Way way = new Way(key, open, known.getOrDefault(key, List.of()));
        course.stands().forEach(way::step);
        way.arrive(course.stands());
    }

    /** Keeps the moves, after what they opened was written. */
    void remember() {
        Map<Key, Violation> opened = recording.opened();
        for (Kept move : kept) {
            Violation own = opened.get(move.key);
            tables.keep(move.key, move.move, move.opens ? (own == null ? null : (Long) own.id()) : move.violation);
        }
    }

    /** One record under one rule. */
    private final class Way {

        private final Key key;
        private final List<Known> moves;
        private final List<Move> fresh = new ArrayList<>();

        /** What is open, and what will be: at most one of the two. */
        private @Nullable Violation open;

        private @Nullable Finding opening;

        /** The first and the last move of what is open. */
        private @Nullable Move first;

        private @Nullable Instant last;

        /** Whether the step that was last looked at is the last move of what is open, or lies behind it. */
        private boolean behind;

        Way(Key key, @Nullable Violation open, List<Known> moves) {
            this.key = key;
            this.open = open;
            this.moves = moves;
            if (open != null) {
                List<Move> own = moves.stream()
                        .filter(m -> Long.valueOf(open.id()).equals(m.violation()))
                        .map(Known::move)
                        .sorted(Comparator.comparing(Move::at))
                        .toList();
                first = own.isEmpty() ? null : own.get(0);
                last = own.isEmpty() ? open.asOf() : own.get(own.size() - 1).at();
            }
        }

        void step(Stand stand) {
            behind |= last != null && stand.at().isAfter(last);
            Finding broken = stand.broken();
            Move move = broken == null ? null : broken.move();
            if (behind && first != null && first.isUndoneBy(stand.values())) {
                undo();
                if (move != null) {
                    keep(move, null, false);
                }
            } else if (broken != null && move != null) {
                moved(broken, move);
            }
        }

        private void moved(Finding broken, Move move) {
            Known same = moves.stream()
                    .filter(k -> k.move().isPartOf(move))
                    .findFirst()
                    .orElse(null);
            if (same != null || fresh.stream().anyMatch(f -> f.isPartOf(move))) {
                behind |= move.at().equals(last);
                if (same != null) {
                    tables.learn(same, move);
                }
            } else if (open == null) {
                begin(broken, move);
            } else if (first != null && (last == null || move.at().isAfter(last))) {
                recording.movedAgain(open, broken);
                keep(move, open.id(), false);
                last = move.at();
                behind = true;
            } else {
                keep(move, null, false);
            }
        }

        /** The first of several moves is the one to be undone; the last one is what people are told of. */
        private void begin(Finding broken, Move move) {
            first = opening == null ? move : first;
            opening = broken;
            last = move.at();
            behind = true;
            keep(move, null, true);
        }

        private void undo() {
            if (open != null) {
                recording.end(open, FIXED, Kind.UNDONE);
            }
            kept.replaceAll(k -> k.key.equals(key) && k.opens ? new Kept(k.key, k.move, null, false) : k);
            open = null;
            opening = null;
            first = null;
            last = null;
            behind = false;
        }

        private void keep(Move move, @Nullable Long violation, boolean opens) {
            fresh.add(move);
            kept.add(new Kept(key, move, violation, opens));
        }

        void arrive(List<Stand> stands) {
            if (open != null && first != null && isInnocent(first, stands)) {
                recording.end(open, FIXED, Kind.IN_STEPS);
            }
            if (opening != null) {
                recording.open(key, opening);
            }
        }

        /** Whether what was seen as one move was several, of which none broke the rule. */
        private boolean isInnocent(Move seen, List<Stand> stands) {
            List<Stand> steps = stands.stream()
                    .filter(s -> s.led() != Stand.Led.FOUND)
                    .filter(s -> s.at().isAfter(seen.since()) && !s.at().isAfter(seen.at()))
                    .toList();
            return seen.at().equals(last)
                    && steps.size() > 1
                    && steps.stream().allMatch(s -> s.led() == Stand.Led.TOLD && s.broken() == null)
                    && steps.get(steps.size() - 1).values().equals(seen.became());
        }
    }
}
