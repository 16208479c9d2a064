package dev.plumbline.notifications;

import dev.plumbline.Failpoint;
import dev.plumbline.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes one claimed notice to its end: chooses how it goes, writes it, marks it, hands it over, records what came of it. */
final class Postman {

    private static final long LANE_WAIT_SECONDS = 5;

    private final Crew crew;
    private final Gate gate;
    private final Outcomes outcomes;
    private final Lanes lanes;

    Postman(Crew crew, Lanes lanes) {
        this.crew = crew;
        this.gate = new Gate(crew);
        this.outcomes = new Outcomes(crew);
        this.lanes = lanes;
    }

    /**
     * @param fence begun before the claim
     * @return whether the message was handed over
     */
    boolean carry(Claim claimed, Fence fence) {
        Failpoint.at("outbox.claimed");
        Optional<Person> recipient =
                crew.directory().chart().person(claimed.notice().recipient());
        if (recipient.isEmpty() || !recipient.get().active()) {
            return outcomes.end(
                    claimed,
                    "refused",
                    recipient
                                    .map(Person::name)
                                    .orElse("the user " + claimed.notice().recipient())
                            + " is not an active user any more: nothing is sent there");
        }
        Person person = recipient.get();
        Optional<String> channel = channel(claimed, person);
        if (channel.isEmpty()) {
            return outcomes.end(
                    claimed, "refused", "no channel is set up over which " + person.name() + " can be told");
        }
        return carry(claimed.over(channel.get()), channel.get(), person, fence);
    }

    private boolean carry(Claim claim, String channel, Person person, Fence fence) {
        Optional<GoAhead.Wait> hour =
                gate.hour(claim, channel, person, crew.clock().instant());
        if (hour.isPresent()) {
            return outcomes.waits(claim, hour.get().until(), hour.get().because());
        }
        Optional<Lanes.Lane> lane = lanes.enter(destination(channel, person));
        if (lane.isEmpty()) {
            Instant soon = crew.clock().instant().plusSeconds(LANE_WAIT_SECONDS);
            crew.jdbi().useTransaction(handle -> OutboxTable.again(handle, claim, soon, "others there are slow"));
            return false;
        }
        try (Lanes.Lane open = lane.get()) {
            return write(claim, channel, person, fence);
        }
    }

    private Optional<String> channel(Claim claim, Person person) {
        if (claim.channel().isPresent()) {
            return claim.channel();
        }
        Optional<String> chosen = crew.ways().first(crew.settings(person), List.of());
        chosen.ifPresent(name -> crew.jdbi().useTransaction(handle -> OutboxTable.choose(handle, claim, name)));
        return chosen;
    }

    private boolean write(Claim claim, String channel, Person person, Fence fence) {
        Composition composition;
        try {
            composition = crew.composer(claim.notice()).compose(claim.notice());
        } catch (RuntimeException broken) {
            return outcomes.writingFailed(claim, broken);
        }
        Failpoint.at("outbox.composed");
        if (composition instanceof Composition.Ready ready) {
            String id = MessageIds.of(claim.key(), crew.config().publicUrl());
            return send(claim, channel, new Envelope(id, person, ready.message()), fence);
        }
        if (composition instanceof Composition.Later later) {
            return outcomes.waits(claim, later.notBefore(), later.because());
        }
        return outcomes.end(claim, "fell-away", ((Composition.FallsAway) composition).because());
    }

    private boolean send(Claim claim, String channel, Envelope envelope, Fence fence) {
        GoAhead goAhead = crew.jdbi()
                .inTransaction(handle ->
                        gate.pass(handle, claim, channel, envelope, crew.clock().instant()));
        if (goAhead instanceof GoAhead.Wait wait) {
            return outcomes.waits(claim, wait.until(), wait.because());
        }
        if (goAhead instanceof GoAhead.LetGo letGo) {
            return outcomes.letGo(claim, letGo.because());
        }
        Failpoint.at("outbox.marked");
        if (!fence.open()) {
            crew.jdbi().useTransaction(handle -> OutboxTable.notSent(handle, claim));
            return outcomes.letGo(claim, "this process stood still after it was marked");
        }
        Delivery delivery = crew.ways().get(channel).deliver(envelope);
        Failpoint.at("outbox.delivered");
        return delivery.fold(
                delivered -> outcomes.handedOver(claim, claim.attempts() + 1, envelope, delivered.reference()),
                later -> outcomes.tryLater(claim, envelope.recipient(), later),
                refused -> outcomes.refused(claim, envelope.recipient(), refused.because()),
                unclear -> outcomes.unclear(claim, unclear.because()));
    }

    /** As far as one slow server reaches: a mail domain, or the whole of a channel. */
    private static String destination(String channel, Person person) {
        return channel.equals("email")
                ? person.email()
                        .map(address -> address.substring(address.indexOf('@') + 1))
                        .orElse("")
                : channel;
    }
}
