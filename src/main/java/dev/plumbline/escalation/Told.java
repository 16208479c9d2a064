package dev.plumbline.escalation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a rung of a ladder tells, as ladder files name them. */
sealed interface Told {

    /** More levels than any company has; a longer way up is a slip. */
    int MOST_LEVELS = 10;

    /** Whoever answers for the record: its owner, the leader of the queue that it lies in, or of an owner who has left. */
    record Owner() implements Told {
        @Override
        public String key() {
            return "owner";
        }
    }

    /** Who types for the owner; the owner where nobody does. */
    record Delegate() implements Told {
        @Override
        public String key() {
            return "delegate";
        }
    }

    /** Who leads the owner, or leads that one, and so on. */
    record Leader(int levels) implements Told {
        @Override
        public String key() {
            return "owner" + ".manager".repeat(levels);
        }
    }

    /** Who leads the queue that the record lies in; nobody where it is a person's. */
    record QueueLeader() implements Told {
        @Override
        public String key() {
            return "queue.manager";
        }
    }

    /** Everybody active with a role of that name. */
    record InRole(String name) implements Told {
        @Override
        public String key() {
            return "role:" + name;
        }
    }

    /** One person, by Salesforce username. */
    record Named(String username) implements Told {
        @Override
        public String key() {
            return "user:" + username;
        }
    }

    /** Who leads whoever has no leader. */
    record Fallback() implements Told {
        @Override
        public String key() {
            return "fallback";
        }
    }

    /** The word in ladder files; the same for the same people. */
    String key();

    /** Whether it tells who is to mend it. Everybody else is told as somebody who leads, and owes an answer. */
    default boolean mends() {
        return this instanceof Owner || this instanceof Delegate;
    }

    /** Empty when the text is none of the words. */
    static Optional<Told> parse(String text) {
        String word = text.strip();
        Matcher leader = Spelling.LEADER.matcher(word);
        if (leader.matches()) {
            int levels = leader.group(1).length() / ".manager".length();
            return levels > MOST_LEVELS
                    ? Optional.empty()
                    : Optional.of(levels == 0 ? new Owner() : new Leader(levels));
        }
        Matcher named = Spelling.NAMED.matcher(word);
        if (named.matches()) {
            String name = named.group(2).strip();
            return Optional.of(named.group(1).equals("role") ? new InRole(name) : new Named(name));
        }
        return switch (word) {
            case "delegate" -> Optional.of(new Delegate());
            case "queue.manager" -> Optional.of(new QueueLeader());
            case "fallback" -> Optional.of(new Fallback());
            default -> Optional.empty();
        };
    }

    /** How they are written. */
    final class Spelling {

        static final String WORDS =
                "owner, delegate, owner.manager (and up: owner.manager.manager), queue.manager, \"role:Sales Operations\", \"user:dana@acme.example\" or fallback";

        private static final Pattern LEADER = Pattern.compile("owner((?:\\.manager)*)");
        private static final Pattern NAMED = Pattern.compile("(role|user):\\s*(\\S.*)");

        private Spelling() {}
    }
}
