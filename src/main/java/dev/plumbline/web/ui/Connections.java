package dev.plumbline.web.ui;

import dev.plumbline.notifications.Outbox;
import dev.plumbline.notifications.slack.SlackStanding;
import dev.plumbline.people.Directory;
import dev.plumbline.people.LeaveFeeds;
import dev.plumbline.people.calendar.Calendars;
import dev.plumbline.pipeline.Edition;
import dev.plumbline.pipeline.FieldSight;
import dev.plumbline.pipeline.ServiceStatus;
import dev.plumbline.web.ui.Connection.Kept;
import dev.plumbline.web.ui.Connection.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks every part how it fares and puts that into plain words, each with what to do. */
@ApplicationScoped
class Connections {

    /** A few rounds of polling, with room for a slow org. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private final ServiceStatus status;
    private final Outbox outbox;
    private final SlackStanding slack;
    private final Calendars calendars;
    private final LeaveFeeds feeds;
    private final Directory directory;
    private final Edition edition;
    private final FieldSight sight;

    Connections(
            ServiceStatus status,
            Outbox outbox,
            SlackStanding slack,
            Calendars calendars,
            LeaveFeeds feeds,
            Directory directory,
            Edition edition,
            FieldSight sight) {
        this.status = status;
        this.outbox = outbox;
        this.slack = slack;
        this.calendars = calendars;
        this.feeds = feeds;
        this.directory = directory;
        this.edition = edition;
        this.sight = sight;
    }

    Connection of(Page page) {
        Format say = page.say();
        ConnectionWords words = say.words(ConnectionWords.class);
        ServiceStatus.Now now = status.now();
        List<Kept> objects = now.objects().entrySet().stream()
                .map(one -> kept(one.getKey(), one.getValue(), say))
                .toList();
        List<FieldSight.Seen> seen = sight.objects();
        List<String> hierarchy =
                directory.chart().findings().stream().map(say::said).toList();
        List<Part> parts = new ArrayList<>();
        parts.add(salesforce(now.salesforce(), words));
        parts.add(data(objects, words, say));
        parts.add(vision(seen, words, say));
        parts.add(rules(words, say));
        parts.add(messages(outbox.backlog(), words, say));
        parts.add(slack(words));
        parts.add(calendars(words, say));
        parts.add(people(hierarchy, words, say));
        return new Connection(
                List.copyOf(parts),
                objects,
                seen,
                now.salesforce().apiCallsToday(),
                now.salesforce().apiLimit(),
                now.salesforce().organizationId(),
                hierarchy);
    }

    private static Kept kept(String object, ServiceStatus.Loaded loaded, Format say) {
        boolean late =
                loaded.asOf().filter(at -> at.plus(LATE).isBefore(say.now())).isPresent();
        return new Kept(object, loaded.records(), loaded.asOf(), loaded.loaded(), late);
    }

    private static Part salesforce(ServiceStatus.Salesforce link, ConnectionWords words) {
        return switch (link.state()) {
            case CONNECTED -> new Part("ok", words.salesforce(), words.connected(), "", "");
            case DEGRADED -> new Part("warn", words.salesforce(), link.reason(), words.salesforceSlow(), "");
            case FAILED -> new Part("bad", words.salesforce(), link.reason(), words.salesforceLost(), "");
        };
    }

    private static Part data(List<Kept> objects, ConnectionWords words, Format say) {
        long loading = objects.stream().filter(one -> !one.loaded()).count();
        long late = objects.stream().filter(Kept::late).count();
        if (objects.isEmpty()) {
            return new Part("warn", words.data(), words.nothingRead(), words.nothingReadDo(), "#objects");
        }
        if (late > 0) {
            return new Part(
                    "bad",
                    words.data(),
                    words.late(say.count(late, words.object(), words.objects())),
                    words.lateDo(),
                    "#objects");
        }
        return loading > 0
                ? new Part(
                        "warn",
                        words.data(),
                        words.loading(say.count(loading, words.object(), words.objects())),
                        words.loadingDo(),
                        "#objects")
                : new Part("ok", words.data(), words.fresh(), "", "#objects");
    }

    private static Part vision(List<FieldSight.Seen> seen, ConnectionWords words, Format say) {
        long blind = seen.stream().filter(one -> !one.whole()).count();
        return blind == 0
                ? new Part("ok", words.sight(), words.allSeen(), "", "#sight")
                : new Part(
                        "warn",
                        words.sight(),
                        words.hidden(say.count(blind, words.object(), words.objects())),
                        words.hiddenDo(),
                        "#sight");
    }

    private Part rules(ConnectionWords words, Format say) {
        int refused = edition.current().refused().size();
        UnitWords unit = say.words(UnitWords.class);
        return refused == 0
                ? new Part("ok", words.rules(), words.rulesRun(), "", "/rules")
                : new Part(
                        "bad",
                        words.rules(),
                        words.rulesRefused(say.count(refused, unit.rule(), unit.rules())),
                        words.rulesDo(),
                        "/rules#refused");
    }

    private static Part messages(Outbox.Backlog backlog, ConnectionWords words, Format say) {
        String where = "/connection/messages";
        String waiting = words.waiting(say.count(backlog.waiting(), words.mailOne(), words.mailMany()));
        if (!backlog.paused().isEmpty()) {
            return new Part("warn", words.mail(), words.paused(waiting), words.pausedDo(), where);
        }
        long trouble = backlog.refused() + backlog.quarantined() + backlog.parked();
        if (trouble > 0) {
            return new Part(
                    "bad",
                    words.mail(),
                    words.stuck(say.count(trouble, words.mailOne(), words.mailMany())),
                    words.stuckDo(),
                    where);
        }
        return backlog.oldest()
                .filter(due -> due.plus(LATE).isBefore(say.now()))
                .map(due -> new Part("bad", words.mail(), words.lateMail(say.age(due)), words.lateMailDo(), where))
                .orElse(new Part("ok", words.mail(), waiting, "", where));
    }

    private Part slack(ConnectionWords words) {
        SlackStanding.Now now = slack.now();
        return switch (now.state()) {
            case WORKING -> new Part("ok", words.slack(), words.slackWorks(), "", "");
            case OFF -> new Part("ok", words.slack(), words.slackOff(), words.slackOffDo(), "");
            case LIMITED -> new Part("warn", words.slack(), now.reason(), words.slackLimitedDo(), "");
            case REFUSED -> new Part("bad", words.slack(), now.reason(), words.slackRefusedDo(), "");
        };
    }

    private Part calendars(ConnectionWords words, Format say) {
        long wrong = calendars.issues().size()
                + calendars.problems().size()
                + (long) feeds.stale().size();
        return wrong == 0
                ? new Part("ok", words.calendars(), words.calendarsRead(), "", "/calendars")
                : new Part(
                        "warn",
                        words.calendars(),
                        words.calendarsWrong(say.count(wrong, words.finding(), words.findings())),
                        words.calendarsDo(),
                        "/calendars");
    }

    private static Part people(List<String> findings, ConnectionWords words, Format say) {
        return findings.isEmpty()
                ? new Part("ok", words.hierarchy(), words.hierarchyWhole(), "", "")
                : new Part(
                        "warn",
                        words.hierarchy(),
                        words.hierarchyWrong(say.count(findings.size(), words.finding(), words.findings())),
                        words.hierarchyDo(),
                        "#hierarchy");
    }
}
