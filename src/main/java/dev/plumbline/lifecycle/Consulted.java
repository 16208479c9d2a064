package dev.plumbline.lifecycle;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the people who are asked about a rule said of its present text.
 *
 * @param asked    in the order of the file
 * @param comments oldest first; those of earlier texts too
 */
public record Consulted(List<Asked> asked, List<Comment> comments) {

    public static final Consulted NOBODY = new Consulted(List.of(), List.of());

    public Consulted {
        asked = List.copyOf(asked);
        comments = List.copyOf(comments);
    }

    /**
     * @param person empty when no active user has that username
     * @param signed empty as long as they have not signed this text off
     */
    public record Asked(String username, Optional<RecordId> person, String name, Optional<Instant> signed) {}

    /** @param current whether it is about the present text */
    public record Comment(RecordId person, String name, String text, boolean signed, boolean current, Instant at) {}

    public List<Asked> missing() {
        return asked.stream().filter(one -> one.signed().isEmpty()).toList();
    }

    public boolean asks(RecordId person) {
        return asked.stream().anyMatch(one -> one.person().equals(Optional.of(person)));
    }

    public boolean signedBy(RecordId person) {
        return asked.stream()
                .anyMatch(one ->
                        one.person().equals(Optional.of(person)) && one.signed().isPresent());
    }
}
