package dev.plumbline.practice.company;

import java.time.ZoneId;
import java.util.List;

/** The six regional teams; two make a region. The order of the personalities is the order of the reps. */
enum Team {
    AMERICAS_EAST(
            "Americas",
            "Americas East",
            "America/New_York",
            "en_US",
            42_000,
            Personality.TBD_FILLER,
            Personality.DILIGENT,
            Personality.DILIGENT,
            Personality.CRAMMER,
            Personality.DILIGENT,
            Personality.PUSHER,
            Personality.DILIGENT,
            Personality.LEAD_IGNORER,
            Personality.DILIGENT),
    AMERICAS_WEST(
            "Americas",
            "Americas West",
            "America/Los_Angeles",
            "en_US",
            48_000,
            Personality.DILIGENT,
            Personality.SILENT,
            Personality.DILIGENT,
            Personality.PUSHER,
            Personality.DILIGENT,
            Personality.TBD_FILLER,
            Personality.DILIGENT,
            Personality.LEAD_IGNORER,
            Personality.DILIGENT),
    EMEA_CENTRAL(
            "EMEA",
            "EMEA Central",
            "Europe/Berlin",
            "de_DE",
            36_000,
            Personality.DILIGENT,
            Personality.CRAMMER,
            Personality.DILIGENT,
            Personality.LEAD_IGNORER,
            Personality.DILIGENT,
            Personality.SILENT,
            Personality.DILIGENT),
    EMEA_WEST(
            "EMEA",
            "EMEA North and West",
            "Europe/Berlin",
            "en_GB",
            30_000,
            Personality.DILIGENT,
            Personality.TBD_FILLER,
            Personality.DILIGENT,
            Personality.PUSHER,
            Personality.DILIGENT,
            Personality.CRAMMER,
            Personality.DILIGENT),
    APAC_SOUTH(
            "APAC",
            "APAC South",
            "Asia/Singapore",
            "en_SG",
            26_000,
            Personality.GONE_QUIET,
            Personality.GONE_QUIET,
            Personality.GONE_QUIET,
            Personality.GONE_QUIET),
    APAC_NORTH(
            "APAC",
            "APAC North",
            "Asia/Singapore",
            "en_SG",
            34_000,
            Personality.GONE_QUIET,
            Personality.GONE_QUIET,
            Personality.GONE_QUIET,
            Personality.GONE_QUIET);

    /** The User's {@code Division}. */
    final String region;

    final String label;
    final ZoneId zone;
    final String locale;

    /** What half of the deals stay below, in US dollars. */
    final double medianAmount;

    final List<Personality> reps;

    Team(String region, String label, String zone, String locale, double medianAmount, Personality... reps) {
        this.region = region;
        this.label = label;
        this.zone = ZoneId.of(zone);
        this.locale = locale;
        this.medianAmount = medianAmount;
        this.reps = List.of(reps);
    }

    /** A word list of this region, for instance {@code city.emea}. */
    String words(String list) {
        return list + "." + region.toLowerCase(java.util.Locale.ROOT);
    }
}
