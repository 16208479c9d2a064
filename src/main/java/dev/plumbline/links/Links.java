package dev.plumbline.links;

import dev.plumbline.crm.RecordId;
import dev.plumbline.links.LinkTable.Bound;
import dev.plumbline.links.LinkTable.Kept;
import dev.plumbline.notifications.NotificationsConfig;
import dev.plumbline.notifications.OneClickAction;
import dev.plumbline.notifications.OneClickAction.Followed;
import dev.plumbline.notifications.OneClickLinks;
import dev.plumbline.notifications.UnsubscribeLinks;
import dev.plumbline.people.Person;
import dev.plumbline.people.Quieter;
import dev.plumbline.speech.Tongue;
import dev.plumbline.violations.Scope;
import dev.plumbline.violations.Violation;
import dev.plumbline.violations.ViolationState;
import dev.plumbline.violations.Violations;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * One-click links. Whoever holds one may ask once for what it is for, and nothing else: it signs nobody in and shows nothing that the message
 * did not say. Looking at one changes nothing.
 */
@ApplicationScoped
public class Links implements OneClickLinks, UnsubscribeLinks {

    /** How long an expired link is known as expired, before it is as unknown as any. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Jdbi jdbi;
    private final Clock clock;
    private final LinksConfig config;
    private final NotificationsConfig messages;
    private final Violations violations;
    private final List<OneClickAction> actions;
    private final List<Quieter> quieter;

    Links(
            Jdbi jdbi,
            Clock clock,
            LinksConfig config,
            NotificationsConfig messages,
            Violations violations,
            @All List<OneClickAction> actions,
            @All List<Quieter> quieter) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.config = config;
        this.messages = messages;
        this.violations = violations;
        this.actions = actions;
        this.quieter = quieter;
    }

    @Override
    public URI link(String purpose, long violation, int generation, RecordId person) {
        if (action(purpose).isEmpty()) {
            throw new IllegalArgumentException("no action answers links for \"" + purpose + "\"");
        }
        Instant now = clock.instant();
        Instant expires = now.plus(Duration.ofDays(config.days())).truncatedTo(ChronoUnit.MICROS);
        Token token = Token.fresh();
        jdbi.useTransaction(handle ->
                new LinkTable(handle).add(token, new Bound(purpose, violation, generation, person, expires), now));
        String base = messages.publicUrl().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/go/" + token.text());
    }

    @Override
    public Optional<URI> oneClick(Person person) {
        return quieter.isEmpty() ? Optional.empty() : Optional.of(link(QuieterByLink.PURPOSE, 0, 0, person.id()));
    }

    /**
     * @param viewer who is signed in where it is opened; empty for nobody, which is usual
     * @param tongue in which whoever opens it reads
     */
    public Opened look(String token, Optional<RecordId> viewer, Tongue tongue) {
        return jdbi.withHandle(handle -> {
            Found found = find(handle, token, viewer, tongue, false);
            return found.refused()
                    .orElseGet(() -> new Opened.Asks(found.action()
                            .orElseThrow()
                            .ask(handle, found.followed().orElseThrow())));
        });
    }

    /** Does what the link is for, and uses it up in the same transaction. */
    public Opened follow(String token, Optional<RecordId> viewer, Tongue tongue, Map<String, String> given) {
        return jdbi.inTransaction(handle -> {
            Found found = find(handle, token, viewer, tongue, true);
            if (found.refused().isPresent()) {
                return found.refused().get();
            }
            handle.savepoint("link");
            OneClickAction action = found.action().orElseThrow();
            Followed followed = found.followed().orElseThrow();
            OneClickAction.Reply reply = action.follow(handle, followed, given);
            if (!reply.done()) {
                handle.rollbackToSavepoint("link");
                return new Opened.NotDone(reply.words(), action.ask(handle, followed));
            }
            new LinkTable(handle).used(new Token(token), clock.instant());
            return new Opened.Done(reply.words());
        });
    }

    /** Lets go of what expired long ago. */
    int forget() {
        return jdbi.inTransaction(
                handle -> new LinkTable(handle).forget(clock.instant().minus(REMEMBERED)));
    }

    private record Found(Optional<Opened> refused, Optional<OneClickAction> action, Optional<Followed> followed) {

        static Found not(Opened why) {
            return new Found(Optional.of(why), Optional.empty(), Optional.empty());
        }
    }

    private Found find(Handle handle, String text, Optional<RecordId> viewer, Tongue tongue, boolean held) {
        if (!Token.hasForm(text)) {
            return Found.not(Opened.Refused.UNKNOWN);
        }
        Optional<Kept> kept = new LinkTable(handle).find(new Token(text), held);
        Optional<OneClickAction> action = kept.flatMap(k -> action(k.bound().purpose()));
        if (kept.isEmpty() || action.isEmpty()) {
            return Found.not(Opened.Refused.UNKNOWN);
        }
        Bound bound = kept.get().bound();
        if (viewer.isPresent() && !viewer.get().equals(bound.person())) {
            return Found.not(Opened.Refused.FOREIGN);
        }
        Instant now = clock.instant();
        if (kept.get().used()) {
            return Found.not(Opened.Refused.USED);
        }
        if (!bound.expiresAt().isAfter(now) || isOver(bound)) {
            return Found.not(Opened.Refused.EXPIRED);
        }
        String purpose = bound.purpose();
        String detail = purpose.contains(":") ? purpose.substring(purpose.indexOf(':') + 1) : "";
        return new Found(
                Optional.empty(),
                action,
                Optional.of(new Followed(
                        purpose, detail, bound.violation(), bound.generation(), bound.person(), now, tongue)));
    }

    /** What it was about has ended, came back as another, or is somebody else's now. */
    private boolean isOver(Bound bound) {
        if (bound.violation() == 0) {
            return false;
        }
        Optional<Violation> about = violations.find(bound.violation(), Scope.EVERYONE);
        return about.filter(v -> v.state() != ViolationState.ENDED)
                .filter(v -> v.generation() == bound.generation())
                .isEmpty();
    }

    private Optional<OneClickAction> action(String purpose) {
        String word = purpose.contains(":") ? purpose.substring(0, purpose.indexOf(':')) : purpose;
        return actions.stream().filter(a -> a.purpose().equals(word)).findFirst();
    }
}
