package dev.plumbline.notifications;

import dev.plumbline.crm.RecordId;
import dev.plumbline.speech.Phrasebook;
import dev.plumbline.speech.Tongue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What a one-click link can ask for. Implemented by the rooms that can do it; found by its purpose. */
public interface OneClickAction {

    /** The purpose of the links it answers, up to a colon, for instance {@code snooze}. */
    String purpose();

    /** What the page asks before anything happens. Must change nothing: machines open links before people do. */
    Question ask(Handle handle, Followed link);

    /**
     * Does it. Joins the caller's transaction, which also uses up the link.
     *
     * @param given what was entered, by the name of the field
     */
    Reply follow(Handle handle, Followed link, Map<String, String> given);

    /**
     * @param purpose in full
     * @param detail  what stands behind the colon of the purpose; may be empty
     * @param tongue  in which whoever opened it reads
     */
    record Followed(
            String purpose, String detail, long violation, int generation, RecordId person, Instant at, Tongue tongue) {

        /** What a bundle says in that language. */
        public <T> T words(Class<T> bundle) {
            return Phrasebook.of(bundle, tongue);
        }
    }

    /**
     * @param title  the question, one line
     * @param text   what follows from it
     * @param button the word on the button
     */
    record Question(String title, String text, List<Field> fields, String button) {

        public Question {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field of the form.
     *
     * @param choices keys and words in order; empty for a text
     */
    record Field(String name, String label, List<Choice> choices, boolean required) {

        public Field {
            choices = List.copyOf(choices);
        }
    }

    record Choice(String key, String words) {}

    /** @param done false when it was refused: nothing was changed, and the link may be used again */
    record Reply(boolean done, String words) {}
}
