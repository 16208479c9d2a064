package dev.plumbline.people.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the calendars are. What they say is business, not deployment: see {@code config/calendars}. */
@ConfigMapping(prefix = "plumbline")
public interface CalendarsConfig {

    /** Directory of calendar files. Where it is missing or holds none, people work Monday to Friday, nine to six. */
    @WithDefault("config/calendars")
    Path calendars();
}
