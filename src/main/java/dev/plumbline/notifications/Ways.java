package dev.plumbline.notifications;

import dev.plumbline.people.MessageSettings;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The channels of this process by name, and which of them a person is reached over. */
record Ways(Map<String, Channel> byName) {

    private static final String LAST_RESORT = "email";

    static Ways of(List<Channel> channels) {
        return new Ways(channels.stream().collect(Collectors.toMap(Channel::name, Function.identity())));
    }

    Set<String> names() {
        return byName.keySet();
    }

    Channel get(String name) {
        Channel channel = byName.get(name);
        if (channel == null) {
            throw new IllegalStateException("claimed a message over " + name + ", a channel that is not here");
        }
        return channel;
    }

    /** The first that the person prefers of those that are set up and were not tried; mail when none of them is, because nobody is left untold. */
    Optional<String> first(MessageSettings settings, Collection<String> tried) {
        Set<String> order = new LinkedHashSet<>(settings.channels());
        order.add(LAST_RESORT);
        return order.stream()
                .filter(name -> !tried.contains(name))
                .filter(name -> byName.containsKey(name) && byName.get(name).available())
                .findFirst();
    }
}
