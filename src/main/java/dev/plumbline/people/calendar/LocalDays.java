package dev.plumbline.people.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days of a zone as they really pass, in pieces that have one date and one offset.
 *
 * <p>A day may be shorter or longer, may be left out, and may come back for a minute after the next one has begun: clocks have been set
 * back over midnight. Whatever is asked of a day is asked of its pieces, so that none of that needs a case of its own.
 */
final class LocalDays {

    /** Of whole minutes the last that every day has. */
    private static final int LAST_MINUTE = 60;

    private final ZoneId zone;
    private final ZoneRules rules;

    LocalDays(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    /**
     * Some time of one date and one offset.
     *
     * @param until not included
     */
    record Piece(LocalDate date, ZoneOffset offset, Instant from, Instant until) {

        /** When the clock on the wall shows that minute, if this were a whole day of this offset. */
        Instant at(int minute) {
            return Instant.ofEpochSecond(date.toEpochDay() * 86_400L - offset.getTotalSeconds() + minute * 60L);
        }

        Instant at(LocalTime time) {
            return LocalDateTime.of(date, time).toInstant(offset);
        }
    }

    /** Walks on from a moment, piece by piece; asks for the next clock change only when the last one has passed. */
    final class Walk {

        private Instant at;
        private ZoneOffset offset;
        private @Nullable Instant change;

        Walk(Instant from) {
            this.at = from;
            this.offset = rules.getOffset(from);
            this.change = changeAfter(from);
        }

        Piece next() {
            if (change != null && !at.isBefore(change)) {
                offset = rules.getOffset(at);
                change = changeAfter(at);
            }
            long local = at.getEpochSecond() + offset.getTotalSeconds();
            LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local, 86_400L));
            Instant midnight = Instant.ofEpochSecond((date.toEpochDay() + 1) * 86_400L - offset.getTotalSeconds());
            Instant end = change != null && change.isBefore(midnight) ? change : midnight;
            Piece piece = new Piece(date, offset, at, end);
            at = end;
            return piece;
        }
    }

    private @Nullable Instant changeAfter(Instant at) {
        ZoneOffsetTransition next = rules.nextTransition(at);
        return next == null ? null : next.getInstant();
    }

    ZoneId zone() {
        return zone;
    }

    /** All pieces of a date, in order; none when the zone leaves it out. */
    List<Piece> of(LocalDate date) {
        Instant end = ZonedDateTime.of(date.plusDays(1), LocalTime.MIDNIGHT, zone)
                .withLaterOffsetAtOverlap()
                .toInstant();
        List<Piece> pieces = new ArrayList<>();
        Walk walk = new Walk(date.atStartOfDay(zone).toInstant());
        Piece piece = walk.next();
        while (piece.from().isBefore(end)) {
            if (piece.date().equals(date)) {
                pieces.add(piece);
            }
            piece = walk.next();
        }
        return pieces;
    }

    /**
     * The one moment of a day at which something that is done daily is due: when the clock first shows that time or a later one of the same
     * day. Where the rest of the day is left out, the last minute before; empty for a day that is left out.
     */
    Optional<Instant> moment(LocalDate date, LocalTime at) {
        List<Piece> pieces = of(date);
        for (Piece piece : pieces) {
            Instant moment = piece.at(at);
            if (moment.isBefore(piece.until())) {
                return Optional.of(moment.isBefore(piece.from()) ? piece.from() : moment);
            }
        }
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        Piece last = pieces.get(pieces.size() - 1);
        Instant minute = last.until().minusSeconds(LAST_MINUTE);
        return Optional.of(minute.isBefore(last.from()) ? last.from() : minute);
    }

    /** How far the clock had come by then: while it shows a time for the second time, where it was before it was set back. */
    LocalDateTime furthest(Instant at) {
        LocalDateTime shown = LocalDateTime.ofInstant(at, rules.getOffset(at));
        ZoneOffsetTransition last = rules.previousTransition(at.plusNanos(1));
        boolean again = last != null && last.isOverlap() && shown.isBefore(last.getDateTimeBefore());
        return again ? last.getDateTimeBefore() : shown;
    }
}
