package dev.plumbline.violations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;

/** How far the ways out of a violation go. */
@ConfigMapping(prefix = "plumbline.ways-out")
public interface WaysOutConfig {

    /** What may be in the way of mending a record: the reasons of a snooze, and the rows of the obstacle register. A comma within one is written {@code \,}. */
    @WithDefault("Waiting for the customer,Waiting for a colleague,I lack access or a field is missing,"
            + "The rule doesn't fit this deal,No time: quarter end,Other")
    @NotEmpty
    List<String> obstacles();

    /** How often one violation may be snoozed. A relapse counts anew. More makes rules a suggestion; none leaves only disputes. */
    @WithDefault("2")
    @Min(0)
    @Max(20)
    int snoozes();

    /** How many working days of the person one snooze lasts at most. */
    @WithDefault("5")
    @Min(1)
    @Max(60)
    int snoozeDays();

    /** Within how many working days a dispute is to be answered. Its clock stands still for so long, and longer when nobody answers. */
    @WithDefault("5")
    @Min(1)
    @Max(60)
    int disputeDays();

    /** For how many days at most the state of a record that an upheld dispute was about is not held against anybody again. */
    @WithDefault("180")
    @Min(1)
    @Max(366)
    int rulingDays();

    /** Share of a rule's answered disputes, in percent, above which it falls back to review and nobody is told of what it finds. */
    @WithDefault("5")
    @Min(0)
    @Max(100)
    int upheldPercent();

    /** So many disputes must have been upheld before that share means anything. */
    @WithDefault("3")
    @Min(1)
    int upheldAtLeast();

    /** How often it is looked whether a snooze or waiver is over. What is past its time counts as open at once; this is when ladders go on. */
    @WithDefault("PT30S")
    Duration tick();

    /** Over how many days disputes are counted for that share. */
    @WithDefault("90")
    @Min(1)
    @Max(1000)
    int upheldOverDays();
}
