package dev.plumbline.notifications.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.SlackConfig;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.plumbline.crm.RecordId;
import dev.plumbline.notifications.slack.SlackInteraction.Place;
import dev.plumbline.notifications.slack.SlackInteraction.Pressed;
import dev.plumbline.people.Directory;
import dev.plumbline.people.Person;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Answers people in Slack: knows who they are, opens forms, and says in a message what was done about it. */
@ApplicationScoped
public class SlackReplies {

    private static final Logger LOG = Logger.getLogger(SlackReplies.class);
    private static final int WAITING = 200;

    private final Workspace slack;
    private final SlackPeople people;
    private final SlackPosts posts;
    private final Directory directory;

    /** Slack waits three seconds for an answer; what may take longer is done behind it. */
    private final ExecutorService behind =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), SlackReplies::daemon);

    SlackReplies(Workspace slack, SlackPeople people, Jdbi jdbi, Directory directory) {
        this.slack = slack;
        this.people = people;
        this.posts = new SlackPosts(jdbi);
        this.directory = directory;
    }

    /** Who that is in Salesforce: the one active person whom we found as that user and who still has that address. */
    public Optional<Person> person(String slackUser) {
        List<Person> found = people.behind(slackUser).stream()
                .flatMap(f -> directory
                        .chart()
                        .person(f.person())
                        .filter(Person::active)
                        .filter(p -> p.email().map(SlackPeople::plain).equals(Optional.of(f.email())))
                        .stream())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Opens the form that a button asks for. */
    public void ask(Pressed pressed, String about, Map<String, String> reasons, int days, Tongue tongue) {
        open(pressed.trigger(), SlackForms.form(pressed, about, reasons, days, words(tongue)));
    }

    /** Says something to whoever pressed a button, to them alone. */
    public void say(Pressed pressed, String words, Tongue tongue) {
        open(pressed.trigger(), SlackForms.words(words, words(tongue)));
    }

    /** What Slack is to show in the place of a form that was sent. */
    public String inPlaceOfTheForm(String words, Tongue tongue) {
        return "{\"response_action\":\"update\",\"view\":"
                + GsonFactory.createSnakeCase(SlackConfig.DEFAULT).toJson(SlackForms.words(words, words(tongue))) + "}";
    }

    private static SlackWords words(Tongue tongue) {
        return Phrasebook.of(SlackWords.class, tongue);
    }

    /** Takes the buttons for a violation out of a message and says there what was done. */
    public void done(RecordId person, Place place, long violation, String words) {
        boolean own = people.of(person)
                .filter(f -> f.channel().equals(place.channel()))
                .isPresent();
        if (!own) {
            return;
        }
        posts.change(place.channel(), place.ts(), blocks -> replaced(blocks, Long.toString(violation), words))
                .ifPresent(blocks -> behind.execute(() -> update(place, blocks, words)));
    }

    @PreDestroy
    void close() {
        behind.shutdown();
    }

    private void open(String trigger, View view) {
        try {
            slack.call("views.open", s -> s.viewsOpen(r -> r.triggerId(trigger).view(view)));
        } catch (Trouble t) {
            LOG.warnf("a form could not be opened in Slack: %s", t.said());
        }
    }

    private void update(Place place, String blocks, String words) {
        try {
            slack.call(
                    "chat.update",
                    s -> s.chatUpdate(r -> r.channel(place.channel())
                            .ts(place.ts())
                            .text(SlackText.escaped(SlackText.line(words, 400)))
                            .blocksAsString(blocks)
                            .parse("none")
                            .linkNames(false)));
        } catch (Trouble t) {
            LOG.warnf("a message in Slack could not be changed: %s", t.said());
        }
    }

    static String replaced(String blocks, String violation, String words) {
        JsonArray all = JsonParser.parseString(blocks).getAsJsonArray();
        JsonArray now = new JsonArray();
        for (JsonElement element : all) {
            JsonObject block = element.getAsJsonObject();
            JsonArray left = new JsonArray();
            boolean actions = "actions".equals(block.get("type").getAsString());
            if (actions) {
                block.getAsJsonArray("elements").forEach(button -> {
                    JsonElement value = button.getAsJsonObject().get("value");
                    if (value == null || !violation.equals(value.getAsString())) {
                        left.add(button);
                    }
                });
            }
            boolean taken =
                    actions && left.size() < block.getAsJsonArray("elements").size();
            if (taken) {
                block.add("elements", left);
            }
            if (!taken || !left.isEmpty()) {
                now.add(block);
            }
            if (taken) {
                now.add(note(words));
            }
        }
        return now.toString();
    }

    private static JsonObject note(String words) {
        JsonObject text = new JsonObject();
        text.addProperty("type", "plain_text");
        text.addProperty("text", SlackText.line(words, 1000));
        text.addProperty("emoji", false);
        JsonArray elements = new JsonArray();
        elements.add(text);
        JsonObject note = new JsonObject();
        note.addProperty("type", "context");
        note.add("elements", elements);
        return note;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "slack-replies");
        thread.setDaemon(true);
        return thread;
    }
}
