package dev.plumbline.notifications;

import dev.plumbline.people.Reachable;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The channels of this process that are set up. */
@ApplicationScoped
class SetUp implements Reachable {

    private final List<Channel> channels;

    SetUp(@All List<Channel> channels) {
        this.channels = channels;
    }

    @Override
    public List<String> channels() {
        return channels.stream()
                .filter(Channel::available)
                .map(Channel::name)
                .sorted()
                .toList();
    }
}
