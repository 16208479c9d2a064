package dev.plumbline.notifications;

import dev.plumbline.people.Directory;
import dev.plumbline.people.MessageSettings;
import dev.plumbline.people.Person;
import dev.plumbline.people.Preferences;
import dev.plumbline.people.calendar.WorkClocks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Everybody and everything that carrying a message takes. */
record Crew(
        Jdbi jdbi,
        Clock clock,
        NotificationsConfig config,
        Directory directory,
        Preferences preferences,
        WorkClocks clocks,
        Ways ways,
        Map<String, MessageComposer> composers,
        Backoff backoff) {

    static Crew of(
            Jdbi jdbi,
            Clock clock,
            Directory directory,
            Preferences preferences,
            WorkClocks clocks,
            List<Channel> channels,
            List<MessageComposer> composers,
            NotificationsConfig config) {
        return new Crew(
                jdbi,
                clock,
                config,
                directory,
                preferences,
                clocks,
                Ways.of(channels),
                composers.stream().collect(Collectors.toMap(MessageComposer::kind, Function.identity())),
                new Backoff(new Random(), config.giveUpAfter()));
    }

    MessageComposer composer(Notice notice) {
        MessageComposer composer = composers.get(notice.kind());
        if (composer == null) {
            throw new IllegalStateException(
                    "claimed a notice of kind " + notice.kind() + " that nobody here can write");
        }
        return composer;
    }

    MessageSettings settings(Person person) {
        return preferences.of(person.id());
    }

    Hours hours(Person person) {
        return new Hours(settings(person), clocks.present(person));
    }

    boolean digest(Notice notice) {
        return config.digests().contains(notice.kind());
    }

    /** Whether it is an entry on somebody's list, which interrupts nobody. */
    boolean listed(String channel) {
        return config.listChannels().contains(channel);
    }
}
