package dev.plumbline.digests;

import dev.plumbline.escalation.Standings;
import dev.plumbline.notifications.Card;
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
    private static final int CARD_ITEMS = 5;

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
                "Hello " + PlainText.line(reader.name(), NAME),
                state.open().isEmpty()
                        ? "Nothing is open"
                        : Tally.of(state.open()).words() + " open",
                thanks(state.mended(), last, format),
                gaps.stream().limit(shown).map(gap -> row(gap, format, now)).toList(),
                more > 0 ? "and " + Tally.many(more, "more gap") : "",
                held(state.held(), format),
                moreHeld > 0 ? "and " + moreHeld + " more" : "",
                leader.map(who -> PlainText.line(who.name(), NAME) + " and those above see the same about you.")
                        .orElse("Admins see the same about you."),
                format.moment(asOf.moment().orElse(now)),
                pages.work(reader.id()),
                pages.settings(reader.id()));
    }

    Card card(OwnDigestLetter letter) {
        List<Card.Item> items = letter.rows().stream()
                .limit(CARD_ITEMS)
                .map(row -> new Card.Item(
                        row.name(),
                        Optional.of(row.url()),
                        List.of(row.what() + ", " + row.since(), row.next()),
                        List.of(new Card.Button("Open", "open", "", Optional.of(row.url())))))
                .toList();
        String headline = letter.thanks().isEmpty() ? letter.headline() : letter.thanks() + " " + letter.headline();
        return new Card(
                headline + ".",
                items,
                Optional.of(new Card.Link("All of it in Plumbline", letter.workUrl())),
                "Data as of " + letter.asOf() + ". " + letter.others());
    }

    private static String subject(OwnState state, List<Gap> gaps, ReaderFormat format) {
        String closed = state.mended().isEmpty() ? "" : state.mended().size() + " closed";
        if (state.open().isEmpty()) {
            return "Your records: nothing open" + (closed.isEmpty() ? "" : ", " + closed);
        }
        String first = gaps.stream()
                .flatMap(gap -> gap.standing().next().stream())
                .findFirst()
                .map(step -> ", next seen by " + PlainText.line(step.who(), NAME) + " on " + day(step.at(), format))
                .orElse("");
        return "Your records: " + Tally.many(state.open().size(), "gap") + " open"
                + (closed.isEmpty() ? "" : ", " + closed) + first;
    }

    private static String thanks(List<Violation> mended, Optional<Instant> last, ReaderFormat format) {
        if (mended.isEmpty()) {
            return "";
        }
        Set<String> names = mended.stream()
                .map(violation -> PlainText.line(violation.recordName(), NAME))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String shown = names.stream().limit(NAMED).map(PlainText::isolated).collect(Collectors.joining(", "));
        String others = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        return "Thank you: " + Tally.many(mended.size(), "gap") + " closed"
                + last.map(at -> " since " + day(at, format)).orElse("") + ": " + shown + others + ".";
    }

    private OwnDigestLetter.Row row(Gap gap, ReaderFormat format, Instant now) {
        Violation violation = gap.violation();
        String name = PlainText.line(violation.recordName(), NAME);
        return new OwnDigestLetter.Row(
                name,
                PlainText.isolated(name),
                PlainText.line(violation.ruleTitle(), TITLE),
                "open since " + format.date(violation.openedAt()) + " (" + format.ago(violation.openedAt(), now) + ")",
                next(gap.standing(), format),
                pages.violation(violation.id()));
    }

    private static String next(Standings.Standing standing, ReaderFormat format) {
        if (standing.halted().isPresent()) {
            return "The clock stands still: " + PlainText.line(standing.halted().get(), TITLE) + ".";
        }
        return standing.next()
                .map(step -> PlainText.line(step.who(), NAME) + " sees it on " + day(step.at(), format)
                        + ", unless it is closed before.")
                .orElse("Nobody else is told of it.");
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
        String when = end.equals(Instant.MAX) ? "" : day(end, format);
        return switch (violation.state()) {
            case SNOOZED -> when.isEmpty() ? "snoozed" : "snoozed until " + when;
            case WAIVED -> when.isEmpty() ? "waived" : "waived until " + when;
            case DISPUTED -> when.isEmpty() ? "disputed" : "disputed, an answer is due by " + when;
            default -> violation.state().key();
        };
    }

    private static String day(Instant at, ReaderFormat format) {
        return format.weekday(format.day(at)) + ", " + format.date(at);
    }
}
