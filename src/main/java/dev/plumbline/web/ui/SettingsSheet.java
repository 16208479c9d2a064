package dev.plumbline.web.ui;

import dev.plumbline.people.Person;
import dev.plumbline.people.PersonSettings;
import dev.plumbline.people.calendar.Halt;
import java.util.List;
import java.util.Optional;

/**
 * What the settings page shows of one person.
 *
 * @param halted  why nothing climbs for them just now; empty when clocks run
 * @param feed    what is known of their leave calendar; empty when there is none
 * @param offered channels to choose of, the preferred one first
 */
public record SettingsSheet(
        Person person,
        boolean self,
        Optional<Halt> halted,
        PersonSettings.Settings settings,
        List<String> offered,
        boolean tasksOffered,
        List<Row> leave,
        Optional<FeedView> feed,
        List<Row> delegates) {

    /** An entry that can be taken out. @param note who entered it, when */
    public record Row(long id, String text, String note, boolean over) {}

    public record FeedView(String text, List<String> problems) {}

    public String clock(java.time.LocalTime time) {
        return time.toString();
    }

    public String channel(String name, Format say) {
        return switch (name) {
            case "email" -> say.words(SettingsWords.class).email();
            case "slack" -> "Slack";
            default -> name;
        };
    }
}
