package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Delegation;
import dev.plumbline.people.Delegations;
import dev.plumbline.people.Directory;
import dev.plumbline.people.LeaveEntry;
import dev.plumbline.people.LeaveFeeds;
import dev.plumbline.people.LeaveSpan;
import dev.plumbline.people.Leaves;
import dev.plumbline.people.OrgChart;
import dev.plumbline.people.Person;
import dev.plumbline.people.PersonSettings;
import dev.plumbline.people.calendar.WorkClocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what the settings page shows. */
@ApplicationScoped
class SettingsSheets {

    private static final int SHOWN_DAYS_BACK = 60;

    private final Directory directory;
    private final WorkClocks clocks;
    private final Leaves leaves;
    private final LeaveFeeds feeds;
    private final Delegations delegations;
    private final PersonSettings settings;

    SettingsSheets(
            Directory directory,
            WorkClocks clocks,
            Leaves leaves,
            LeaveFeeds feeds,
            Delegations delegations,
            PersonSettings settings) {
        this.directory = directory;
        this.clocks = clocks;
        this.leaves = leaves;
        this.feeds = feeds;
        this.delegations = delegations;
        this.settings = settings;
    }

    SettingsSheet of(Page page, Person person) {
        Format say = page.say();
        LocalDate today = LocalDate.ofInstant(say.now(), person.zone());
        PersonSettings.Settings chosen = settings.all(person.id());
        List<String> offered = new ArrayList<>(chosen.messages().channels());
        settings.offered().stream().filter(name -> !offered.contains(name)).forEach(offered::add);
        offered.retainAll(settings.offered());
        return new SettingsSheet(
                person,
                page.viewer().is(person.id()),
                clocks.halt(person, say.now()),
                chosen,
                offered,
                settings.tasksOffered(),
                leaves.of(person.id()).stream()
                        .map(entry -> leave(entry, person, say, today))
                        .filter(row -> !row.over())
                        .toList(),
                feeds.of(person.id()).map(feed -> feed(feed, say)),
                delegations.byOwner(person.id()).stream()
                        .map(one -> delegate(one, say, today))
                        .filter(row -> !row.over())
                        .toList());
    }

    private SettingsSheet.Row leave(LeaveEntry entry, Person person, Format say, LocalDate today) {
        LocalDate oldest = today.minusDays(SHOWN_DAYS_BACK);
        if (entry.span() instanceof LeaveSpan.Days days) {
            String text = days.first().equals(days.last())
                    ? say.day(days.first())
                    : words(say).span(say.day(days.first()), say.day(days.last()));
            return new SettingsSheet.Row(
                    entry.id(),
                    text,
                    by(entry.enteredBy(), entry.enteredAt(), say),
                    days.last().isBefore(oldest));
        }
        LeaveSpan.Times times = (LeaveSpan.Times) entry.span();
        Format there = new Format(say.locale(), person.zone(), say.now());
        return new SettingsSheet.Row(
                entry.id(),
                words(say).span(there.exact(times.from()), there.exact(times.until())),
                by(entry.enteredBy(), entry.enteredAt(), say),
                LocalDate.ofInstant(times.until(), person.zone()).isBefore(oldest));
    }

    private SettingsSheet.Row delegate(Delegation one, Format say, LocalDate today) {
        OrgChart chart = directory.chart();
        String name = say.name(chart.nameOf(one.delegate(), say.tongue()));
        String text = one.last()
                .map(last -> words(say).delegateSpan(name, say.day(one.first()), say.day(last)))
                .orElseGet(() -> words(say).delegateFrom(name, say.day(one.first())));
        boolean active = chart.person(one.delegate()).filter(Person::active).isPresent();
        return new SettingsSheet.Row(
                one.id(),
                active ? text : words(say).delegateGone(text),
                by(one.enteredBy(), one.enteredAt(), say),
                one.last().filter(today::isAfter).isPresent());
    }

    private static SettingsSheet.FeedView feed(LeaveFeeds.Feed feed, Format say) {
        return new SettingsSheet.FeedView(
                feed.readAt().map(at -> words(say).feedRead(say.ago(at))).orElseGet(() -> words(say)
                        .feedNot()),
                feed.problem());
    }

    private String by(String who, Instant at, Format say) {
        String name = Optional.of(who)
                .filter(RecordId::isId)
                .map(id -> directory.chart().nameOf(RecordId.of(id), say.tongue()))
                .orElse(who);
        return words(say).enteredBy(say.name(name), say.day(at));
    }

    private static SettingsWords words(Format say) {
        return say.words(SettingsWords.class);
    }
}
