package dev.plumbline.web.ui;

import dev.plumbline.people.Entered;
import dev.plumbline.people.MessageSettings;
import dev.plumbline.people.PersonSettings;
import dev.plumbline.speech.Saying;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody chose of how to be reached, as the form sends it.
 *
 * @param first the preferred channel; the others follow for when it fails
 */
record SettingsForm(
        String first, boolean tasks, String quietFrom, String quietUntil, boolean digestOnly, String digestWeeks) {

    static Entered<PersonSettings.Settings> read(List<String> offered, SettingsForm form) {
        List<String> channels = new ArrayList<>(List.of(form.first));
        offered.stream().filter(name -> !name.equals(form.first)).forEach(channels::add);
        try {
            MessageSettings usual = MessageSettings.USUAL;
            return new Entered.Taken<>(new PersonSettings.Settings(
                    new MessageSettings(
                            channels,
                            form.tasks,
                            form.quietFrom.isEmpty() ? usual.quietFrom() : LocalTime.parse(form.quietFrom),
                            form.quietUntil.isEmpty() ? usual.quietUntil() : LocalTime.parse(form.quietUntil),
                            form.digestOnly),
                    form.digestWeeks.matches("[0-9]{1,2}") ? Integer.parseInt(form.digestWeeks) : 0));
        } catch (DateTimeException e) {
            return new Entered.Refused<>(Saying.of(SettingsWords.class, SettingsWords::quietTimes));
        }
    }

    /** A day, and a time of it where one was given. */
    static String moment(String day, String time) {
        return time.isBlank() ? day : day.strip() + "T" + time.strip();
    }
}
