package dev.plumbline.people.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;

/** Where the calendars are. What they say is business, not deployment: see {@code config/calendars}. */
@ConfigMapping(prefix = "plumbline")
public interface CalendarsConfig {

    /** Directory of calendar files. Where it is missing or holds none, people work Monday to Friday, nine to six. */
    @WithDefault("config/calendars")
    Path calendars();

    /**
     * Whether the org's own default business hours and its holidays are what people work by of whom no calendar file says more. In each
     * person's own zone: nobody works at night because head office is awake.
     */
    @WithName("calendars.org-hours")
    @WithDefault("off")
    boolean orgHours();
}
