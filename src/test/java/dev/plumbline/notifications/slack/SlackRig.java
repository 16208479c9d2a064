package dev.plumbline.notifications.slack;

import dev.plumbline.TestDatabase;
import dev.plumbline.notifications.Card;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.Message;
import dev.plumbline.notifications.TestConfig;
import dev.plumbline.notifications.TestPeople;
import dev.plumbline.people.Person;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The real channel on a real database, in front of a Slack on this machine. */
final class SlackRig implements AutoCloseable {

    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    final Jdbi jdbi = TestDatabase.fresh();
    final Clock clock;
    final FakeSlack slack = new FakeSlack();
    final TestPeople people = new TestPeople();
    final WorkspaceConfig config;
    final SlackStanding standing;
    final Workspace workspace;
    final SlackPeople known;
    final SlackChannel channel;

    SlackRig(Map<String, String> set) {
        this(set, Clock.systemUTC());
    }

    SlackRig(Map<String, String> set, Clock clock) {
        this.clock = clock;
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "plumbline.slack.token",
                FakeSlack.TOKEN,
                "plumbline.slack.signing-secret",
                SECRET,
                "plumbline.slack.api-url",
                slack.url().toString()));
        all.putAll(set);
        all.values().removeIf(String::isEmpty);
        config = TestConfig.of(WorkspaceConfig.class, all);
        standing = new SlackStanding(config, clock);
        workspace = new Workspace(config, clock, standing);
        known = new SlackPeople(jdbi, clock, workspace);
        channel = new SlackChannel(workspace, known, new SlackSearch(workspace), jdbi, clock);
    }

    /** A person who is in Slack too. */
    Person person(int number) {
        Person person = people.add(number, "Rep " + number, "Europe/London", Optional.empty());
        Person own = new Person(
                person.id(),
                person.name(),
                person.username(),
                Optional.of("rep" + number + "@example.com"),
                true,
                person.zone(),
                person.locale(),
                person.manager(),
                person.title());
        slack.user("rep" + number + "@example.com", "U" + number);
        return people.put(own);
    }

    static Envelope envelope(Person to, String key, Message message) {
        return new Envelope("<" + key + "@plumbline.example.com>", to, message);
    }

    static Message about(long... violations) {
        List<Card.Item> items = java.util.Arrays.stream(violations)
                .mapToObj(v -> new Card.Item(
                        "Acme renewal " + v,
                        Optional.of("https://acme.my.salesforce.com/006" + v),
                        List.of("Next step is empty since 3 March.", "Monday's pipeline review plans from it."),
                        List.of(
                                new Card.Button(
                                        "Fix", "open", "", Optional.of("https://acme.my.salesforce.com/006" + v)),
                                new Card.Button("Snooze", "snooze", Long.toString(v), Optional.empty()),
                                new Card.Button("Dispute", "dispute", Long.toString(v), Optional.empty()))))
                .toList();
        String headline = items.size() + (items.size() == 1 ? " deal needs" : " deals need") + " attention by Thursday";
        return new Message(headline, headline + ".", "<p>" + headline + "</p>")
                .with(new Card(headline, items, Optional.empty(), "Dana sees what is still open on Thursday."));
    }

    @Override
    public void close() {
        slack.close();
    }
}
