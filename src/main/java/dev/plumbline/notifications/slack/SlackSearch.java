package dev.plumbline.notifications.slack;

import com.slack.api.methods.request.conversations.ConversationsHistoryRequest;
import com.slack.api.methods.request.conversations.ConversationsRepliesRequest;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.plumbline.notifications.slack.SlackPosts.Post;
import dev.plumbline.notifications.slack.Trouble.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks through a conversation for a message by the key that it carries. */
@ApplicationScoped
class SlackSearch {

    private static final int PAGE = 200;
    private static final int MOST_PAGES = 20;

    /** How much Slack's clock may differ from ours. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    private final Workspace slack;

    SlackSearch(Workspace slack) {
        this.slack = slack;
    }

    /** @return Slack's name of the message; empty when it is certainly not there */
    Optional<String> find(Post post) throws Trouble {
        Optional<String> found = inHistory(post);
        return found.isPresent() || post.threadTs().isEmpty()
                ? found
                : inThread(post, post.threadTs().get());
    }

    private Optional<String> inHistory(Post post) throws Trouble {
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            ConversationsHistoryRequest request = ConversationsHistoryRequest.builder()
                    .channel(post.channel())
                    .oldest(oldest(post))
                    .limit(PAGE)
                    .includeAllMetadata(true)
                    .cursor(cursor.isEmpty() ? null : cursor)
                    .build();
            ConversationsHistoryResponse answer =
                    slack.call("conversations.history", s -> s.conversationsHistory(request));
            Optional<String> found = among(answer.getMessages(), post.messageId());
            cursor = next(answer.getResponseMetadata());
            if (found.isPresent() || cursor.isEmpty()) {
                return found;
            }
        }
        throw tooLong();
    }

    private Optional<String> inThread(Post post, String root) throws Trouble {
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            ConversationsRepliesRequest request = ConversationsRepliesRequest.builder()
                    .channel(post.channel())
                    .ts(root)
                    .oldest(oldest(post))
                    .limit(PAGE)
                    .includeAllMetadata(true)
                    .cursor(cursor.isEmpty() ? null : cursor)
                    .build();
            ConversationsRepliesResponse answer =
                    slack.call("conversations.replies", s -> s.conversationsReplies(request));
            Optional<String> found = among(answer.getMessages(), post.messageId());
            cursor = next(answer.getResponseMetadata());
            if (found.isPresent() || cursor.isEmpty()) {
                return found;
            }
        }
        throw tooLong();
    }

    private static Trouble tooLong() {
        return Trouble.of(Kind.SAID, "the conversation is too long to look through");
    }

    private static Optional<String> among(@Nullable List<Message> messages, String messageId) {
        return messages == null
                ? Optional.empty()
                : messages.stream()
                        .filter(m -> m.getMetadata() != null
                                && SlackChannel.EVENT_TYPE.equals(
                                        m.getMetadata().getEventType())
                                && m.getMetadata().getEventPayload() != null
                                && messageId.equals(
                                        m.getMetadata().getEventPayload().get("key")))
                        .map(Message::getTs)
                        .findFirst();
    }

    private static String next(@Nullable ResponseMetadata metadata) {
        return metadata == null || metadata.getNextCursor() == null ? "" : metadata.getNextCursor();
    }

    private static String oldest(Post post) {
        return String.format(Locale.ROOT, "%d.000000", post.begun().minus(SKEW).getEpochSecond());
    }
}
