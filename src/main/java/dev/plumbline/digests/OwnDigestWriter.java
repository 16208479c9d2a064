package dev.plumbline.digests;

import dev.plumbline.escalation.CountWords;
import dev.plumbline.escalation.GapWords;
import dev.plumbline.escalation.HaltWords;
import dev.plumbline.escalation.Halted;
import dev.plumbline.escalation.Standings;
import dev.plumbline.notifications.MailWords;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.PlainText;
import dev.plumbline.notifications.PlumblinePages;
import dev.plumbline.notifications.ReaderFormat;
import dev.plumbline.people.Person;
import dev.plumbline.violations.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts one person's own gaps into words: thanks first, then what is open with who sees it next, then what is held and until when. */
@ApplicationScoped
class OwnDigestWriter {

    private static final int NAME = 120;
    private static final int TITLE = 160;
    private static final int NAMED = 3;
    private static final int MOST_HELD = 10;

    /** Of how many it is asked who sees them next; the most valuable come first. */
    private static final int LOOKED_UP = 100;

    private final Standings standings;
    private final HeldUntil heldUntil;
    private final DataAsOf asOf;
    private final NotificationsConfig messages;
    private final PlumblinePages pages;
    private final int shown;

    @Inject
    OwnDigestWriter(
            Standings standings,
            HeldUntil heldUntil,
            DataAsOf asOf,
            NotificationsConfig messages,
            DigestConfig config) {
        this.standings = standings;
        this.heldUntil = heldUntil;
        this.asOf = asOf;
        this.messages = messages;
        this.pages = new PlumblinePages(messages.publicUrl());
        this.shown = config.gapsShown();
    }

    /** A gap and where it stands on its ladder. */
    private record Gap(Violation violation, Standings.Standing standing) {

        Instant next() {
            return standing.next().map(Standings.Step::at).orElse(Instant.MAX);
        }
    }

    OwnDigestLetter write(Person reader, Optional<Person> leader, OwnState state, Optional<Instant> last, Instant now) {
        ReaderFormat format = ReaderFormat.of(reader, messages.currency());
        OwnDigestWords say = format.words(OwnDigestWords.class);
        List<Gap> gaps = state.open().stream()
                .limit(LOOKED_UP)
                .map(violation -> new Gap(violation, standings.of(violation.id())))
                .sorted(Comparator.comparing(Gap::next)
                        .thenComparing(gap -> gap.violation().openedAt()))
                .toList();
        int more = state.open().size() - Math.min(shown, gaps.size());
        int moreHeld = state.held().size() - Math.min(MOST_HELD, state.held().size());
        return new OwnDigestLetter(
                subject(state, gaps, format),
                format.words(MailWords.class).hello(PlainText.line(reader.name(), NAME)),
                state.open().isEmpty()
                        ? say.nothing()
                        : say.open(Tally.of(state.open()).words(format)),
                thanks(state.mended(), last, format),
                gaps.stream().limit(shown).map(gap -> row(gap, format, now)).toList(),
                more > 0 ? format.words(CountWords.class).moreGaps(more, format.number(more)) : "",
                held(state.held(), format),
                moreHeld > 0 ? say.moreHeld(format.number(moreHeld)) : "",
                leader.map(who -> say.alsoSees(PlainText.line(who.name(), NAME)))
                        .orElse(say.adminsSee()),
                format.moment(asOf.moment().orElse(now)),
                pages.work(reader.id()),
                pages.settings(reader.id()));
    }

    private static String subject(OwnState state, List<Gap> gaps, ReaderFormat format) {
        OwnDigestWords say = format.words(OwnDigestWords.class);
        int closed = state.mended().size();
        if (state.open().isEmpty()) {
            return closed == 0 ? say.subjectNothing() : say.subjectNothingNow(format.number(closed));
        }
        int open = state.open().size();
        return gaps.stream()
                .flatMap(gap -> gap.standing().next().stream())
                .findFirst()
                .map(step -> say.subjectNext(
                        open,
                        format.number(open),
                        closed,
                        format.number(closed),
                        PlainText.line(step.who(), NAME),
                        format.weekdayAndDate(step.at())))
                .orElseGet(() -> say.subject(open, format.number(open), closed, format.number(closed)));
    }

    private static String thanks(List<Violation> mended, Optional<Instant> last, ReaderFormat format) {
        if (mended.isEmpty()) {
            return "";
        }
        OwnDigestWords say = format.words(OwnDigestWords.class);
        Set<String> names = mended.stream()
                .map(violation -> PlainText.line(violation.recordName(), NAME))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String shown = names.stream().limit(NAMED).map(PlainText::isolated).collect(Collectors.joining(", "));
        int more = names.size() - NAMED;
        String all = more > 0 ? say.namesAndMore(shown, more, format.number(more)) : shown;
        String count = format.number(mended.size());
        return last.map(at -> say.thanksSince(mended.size(), count, format.weekdayAndDate(at), all))
                .orElseGet(() -> say.thanks(mended.size(), count, all));
    }

    private OwnDigestLetter.Row row(Gap gap, ReaderFormat format, Instant now) {
        Violation violation = gap.violation();
        int days = format.daysSince(violation.openedAt(), now);
        String name = PlainText.line(violation.recordName(), NAME);
        return new OwnDigestLetter.Row(
                name,
                PlainText.isolated(name),
                GapWords.title(violation, TITLE, format.tongue()),
                format.words(OwnDigestWords.class).since(format.date(violation.openedAt()), days, format.number(days)),
                next(gap.standing(), format),
                pages.violation(violation.id()));
    }

    private static String next(Standings.Standing standing, ReaderFormat format) {
        OwnDigestWords say = format.words(OwnDigestWords.class);
        if (standing.halted().isPresent()) {
            Halted.Writing writing = new Halted.Writing(
                    name -> PlainText.line(name, NAME), format::date, format::moment, format::number);
            return say.halted(standing.halted().get().said(format.words(HaltWords.class), writing));
        }
        return standing.next()
                .map(step -> say.next(PlainText.line(step.who(), NAME), format.weekdayAndDate(step.at())))
                .orElse(say.nobody());
    }

    private List<OwnDigestLetter.Held> held(List<Violation> held, ReaderFormat format) {
        Map<Long, Instant> until = held.stream()
                .limit(LOOKED_UP)
                .collect(Collectors.toMap(
                        Violation::id, violation -> heldUntil.of(violation.id()).orElse(Instant.MAX)));
        return held.stream()
                .limit(LOOKED_UP)
                .sorted(Comparator.comparing(violation -> until.getOrDefault(violation.id(), Instant.MAX)))
                .limit(MOST_HELD)
                .map(violation -> {
                    String name = PlainText.line(violation.recordName(), NAME);
                    Instant end = until.getOrDefault(violation.id(), Instant.MAX);
                    return new OwnDigestLetter.Held(
                            name,
                            PlainText.isolated(name),
                            how(violation, end, format),
                            pages.violation(violation.id()));
                })
                .toList();
    }

    private static String how(Violation violation, Instant end, ReaderFormat format) {
        OwnDigestWords say = format.words(OwnDigestWords.class);
        String when = end.equals(Instant.MAX) ? "" : format.weekdayAndDate(end);
        return switch (violation.state()) {
            case SNOOZED -> when.isEmpty() ? say.snoozed() : say.snoozedUntil(when);
            case WAIVED -> when.isEmpty() ? say.waived() : say.waivedUntil(when);
            case DISPUTED -> when.isEmpty() ? say.disputed() : say.disputedUntil(when);
            default -> violation.state().key();
        };
    }
}
