package dev.plumbline.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Who leads whom, when the org does not say it by itself, and when nothing may be held against somebody. */
@ConfigMapping(prefix = "plumbline.people")
public interface PeopleConfig {

    /** Salesforce username of the person who leads whoever has no active manager. Without it, nobody is told about them. */
    Optional<String> fallback();

    /** By which of two trees people are led: orgs keep one of them in order, seldom both. */
    @WithDefault("manager")
    Hierarchy hierarchy();

    /** Business days from the day of their user in which nothing climbs for a new starter: first the tools, then the rules. 0: none. */
    @WithDefault("20")
    @Min(0)
    @Max(120)
    int newStarterGrace();

    /** Business days in which nothing climbs for whoever was handed a territory, so that they can look through it first. 0: none. */
    @WithDefault("5")
    @Min(0)
    @Max(60)
    int handoverGrace();

    /** Records that have to come from other owners within a week to be a territory; fewer are daily business. */
    @WithDefault("10")
    @Min(2)
    @Max(1000)
    int handoverRecords();

    /**
     * Where leave is read from (iCalendar): an https address or a file, by username ({@code leave-feeds."ann@acme.com"=…}), or for
     * everybody who has none of their own ({@code leave-feeds.everybody=…}). {@code {username}} in it stands for the person's username.
     */
    Map<String, String> leaveFeeds();

    /** How often each feed is read. Leave is planned days ahead, and calendars of others are not ours to wear out. */
    @WithDefault("PT4H")
    Duration leaveFeedsEvery();

    /** How often it is looked for feeds that are due. */
    @WithDefault("PT1M")
    Duration leaveFeedsTick();
}
