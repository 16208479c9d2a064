package dev.plumbline.notifications.slack;

import com.slack.api.SlackConfig;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.model.Message.Metadata;
import com.slack.api.util.json.GsonFactory;
import dev.plumbline.notifications.Channel;
import dev.plumbline.notifications.Delivery;
import dev.plumbline.notifications.Envelope;
import dev.plumbline.notifications.slack.SlackPeople.Found;
import dev.plumbline.notifications.slack.SlackPosts.Post;
import dev.plumbline.notifications.slack.Trouble.Kind;
import dev.plumbline.people.Person;
import dev.plumbline.speech.Phrasebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Posts a message into the conversation between our app and a person. Each carries its key as metadata, by which it is found again when
 * the answer to its posting was lost.
 */
@ApplicationScoped
class SlackChannel implements Channel {

    static final String EVENT_TYPE = "plumbline_notice";

    private static final Logger LOG = Logger.getLogger(SlackChannel.class);

    /** Longer waits for a free second are spent in the outbox, where they hold up nobody else. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /** What Slack says when the conversation or user that we remember is not there any more. */
    private static final Set<String> STALE = Set.of(
            "channel_not_found", "user_not_found", "users_not_found", "is_archived", "user_disabled", "not_in_channel");

    private static final Set<String> THREAD_GONE =
            Set.of("thread_not_found", "cannot_reply_to_message", "message_not_found");

    private final Workspace slack;
    private final SlackPeople people;
    private final SlackPosts posts;
    private final SlackSearch search;
    private final Clock clock;

    SlackChannel(Workspace slack, SlackPeople people, SlackSearch search, Jdbi jdbi, Clock clock) {
        this.slack = slack;
        this.people = people;
        this.posts = new SlackPosts(jdbi);
        this.search = search;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public boolean available() {
        return !people.closed();
    }

    @Override
    public boolean canSeek() {
        return true;
    }

    @Override
    public Delivery deliver(Envelope envelope) {
        Person person = envelope.recipient();
        if (person.email().isEmpty()) {
            return new Delivery.Refused(
                    person.name() + " has no e-mail address in Salesforce, by which Slack users are found");
        }
        try {
            Optional<Delivery> known = before(envelope);
            if (known.isPresent()) {
                return known.get();
            }
            Found to = people.find(person, SlackPeople.plain(person.email().get()));
            Optional<Duration> turn = people.turn(person.id(), LONGEST_PAUSE);
            if (turn.isEmpty()) {
                return new Delivery.TryLater(LONGEST_PAUSE, "other messages are on their way into that conversation");
            }
            Thread.sleep(turn.get().toMillis());
            return post(envelope, to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.TryLater(Duration.ZERO, "stopped while waiting for its second");
        } catch (Trouble t) {
            return t.error().equals("users_not_found")
                    ? new Delivery.Refused("nobody in Slack has the address of " + person.name())
                    : t.ofPreparing();
        }
    }

    /** An attempt whose end is not known is cleared up before another one is made. */
    private Optional<Delivery> before(Envelope envelope) {
        Optional<Post> post = posts.of(envelope.messageId());
        if (post.isEmpty()) {
            return Optional.empty();
        }
        if (post.get().ts().isPresent()) {
            return Optional.of(new Delivery.Delivered(
                    reference(post.get().channel(), post.get().ts().get())));
        }
        return switch (look(post.get())) {
            case THERE -> Optional.of(thereNow(envelope.messageId()));
            case NOT_THERE -> Optional.empty();
            case CANNOT_TELL ->
                Optional.of(new Delivery.TryLater(
                        Duration.ofMinutes(1), "Slack cannot be asked whether an earlier attempt is there"));
        };
    }

    private Delivery post(Envelope envelope, Found to) {
        Optional<String> threadKey = CardBlocks.thread(envelope.message());
        Optional<String> thread = threadKey.flatMap(key -> posts.root(to.person(), to.channel(), key));
        String blocks = GsonFactory.createSnakeCase(SlackConfig.DEFAULT)
                .toJson(CardBlocks.of(
                        envelope.message(),
                        Phrasebook.of(SlackWords.class, envelope.recipient().tongue())));
        posts.begin(
                new Post(
                        envelope.messageId(),
                        to.person(),
                        to.channel(),
                        threadKey,
                        thread,
                        clock.instant(),
                        Optional.empty()),
                blocks);
        try {
            String ts = slack.call("chat.postMessage", s -> s.chatPostMessage(request(envelope, to, thread, blocks)))
                    .getTs();
            posts.there(envelope.messageId(), ts);
            return new Delivery.Delivered(reference(to.channel(), ts));
        } catch (Trouble t) {
            return failed(envelope, to, t);
        }
    }

    private Delivery failed(Envelope envelope, Found to, Trouble trouble) {
        if (trouble.kind() == Kind.LOST) {
            // It may be there already, which one question tells; if it is not yet, it may still be on its way.
            boolean there = posts.of(envelope.messageId())
                    .filter(p -> look(p) == Whereabouts.THERE)
                    .isPresent();
            return there ? thereNow(envelope.messageId()) : trouble.ofPosting();
        }
        posts.notThere(envelope.messageId());
        if (THREAD_GONE.contains(trouble.error())) {
            posts.endThread(to.person(), CardBlocks.thread(envelope.message()).orElse(""));
            return new Delivery.TryLater(Duration.ZERO, trouble.said() + "; it begins a thread of its own");
        }
        if (STALE.contains(trouble.error())) {
            people.forget(to.person());
            return new Delivery.TryLater(Duration.ZERO, trouble.said() + "; the person is looked up anew");
        }
        return trouble.ofPosting();
    }

    private static ChatPostMessageRequest request(Envelope envelope, Found to, Optional<String> thread, String blocks) {
        Metadata metadata = new Metadata();
        metadata.setEventType(EVENT_TYPE);
        metadata.setEventPayload(Map.of("key", envelope.messageId()));
        return ChatPostMessageRequest.builder()
                .channel(to.channel())
                .text(CardBlocks.fallback(envelope.message()))
                .blocksAsString(blocks)
                .metadata(metadata)
                .mrkdwn(false)
                .parse("none")
                .linkNames(false)
                .unfurlLinks(false)
                .unfurlMedia(false)
                .threadTs(thread.orElse(null))
                .replyBroadcast(thread.isPresent())
                .build();
    }

    @Override
    public Whereabouts seek(Sought sought) {
        Optional<Post> post = posts.of(sought.messageId());
        if (post.isEmpty()) {
            // Noted before every posting, and taken out when Slack certainly did not take it.
            return Whereabouts.NOT_THERE;
        }
        return post.get().ts().isPresent() ? Whereabouts.THERE : look(post.get());
    }

    private Whereabouts look(Post post) {
        try {
            Optional<String> ts = search.find(post);
            ts.ifPresent(found -> posts.there(post.messageId(), found));
            return ts.isPresent() ? Whereabouts.THERE : Whereabouts.NOT_THERE;
        } catch (Trouble t) {
            LOG.infof("Slack cannot be asked for a message: %s", t.said());
            return Whereabouts.CANNOT_TELL;
        }
    }

    private Delivery thereNow(String messageId) {
        return posts.of(messageId)
                .flatMap(p -> p.ts().map(ts -> reference(p.channel(), ts)))
                .<Delivery>map(Delivery.Delivered::new)
                .orElseGet(() -> new Delivery.Unclear("the message was found in Slack and lost again"));
    }

    private static String reference(String channel, String ts) {
        return channel + "/" + ts;
    }
}
