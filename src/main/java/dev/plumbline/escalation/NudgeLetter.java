package dev.plumbline.escalation;

import java.util.List;

/**
 * What a nudge says, ready for both templates: every text is one clean line.
 *
 * @param preheader the first record, for the list of a mail program
 * @param next      who sees what is still open, and when; empty when nobody is known to
 * @param leader    whom to tell that something is wrong
 * @param more      records beyond those shown, in words; empty when all are shown
 * @param asOf      when the records were read in Salesforce
 */
record NudgeLetter(
        String subject,
        String preheader,
        String greeting,
        String next,
        String leader,
        List<OneRecord> records,
        String more,
        String asOf,
        String workUrl,
        String settingsUrl) {

    /**
     * @param facts  object and amount, for instance {@code Deal · €120,000}
     * @param fixUrl where it is mended in place
     */
    record OneRecord(
            String name, String plainName, String facts, String url, String fixUrl, List<Gap> gaps, String more) {

        OneRecord {
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * @param missing labels of the fields to fill; empty when the rule is not about missing fields
     * @param since   since which day, and how long that is
     * @param why     the rule's reason
     * @param hears   who hears of it next, and when; empty when nobody does
     * @param snoozeUrl  a link that asks for a few days; empty where there is none
     * @param disputeUrl a link that says that the rule is wrong here; empty where there is none
     * @param lesson  where to learn how, once it comes back again and again; empty before
     */
    record Gap(
            long id,
            String message,
            String plainMessage,
            String missing,
            String since,
            String why,
            String hears,
            String lesson,
            String snoozeUrl,
            String disputeUrl,
            String url) {}
}
