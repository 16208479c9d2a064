package dev.plumbline.escalation;

import java.util.List;

/**
 * What a leader is told, ready for both templates: every text is one clean line.
 *
 * @param preheader the first person, for the list of a mail program
 * @param ask       what is asked for and until when, and what happens otherwise
 * @param people    oldest gap first
 * @param more      people beyond those shown, in words; empty when all are shown
 * @param waiting   what waits from before, in words; empty when nothing does
 * @param asOf      when the records were read in Salesforce
 */
record EscalationLetter(
        String subject,
        String preheader,
        String greeting,
        String ask,
        List<OnePerson> people,
        String more,
        String waiting,
        String asOf,
        String answersUrl,
        String settingsUrl) {

    /**
     * @param gaps     count and amount, for instance {@code 3 gaps on 2 records, €120,000 at stake}
     * @param repeated what comes back again and again, with the lesson; empty when nothing does
     * @param question one for the next talk
     */
    record OnePerson(
            String name,
            String plainName,
            String gaps,
            List<Gap> shown,
            String more,
            String repeated,
            String lesson,
            String question,
            String url) {}

    /**
     * @param facts   kind and amount of the record
     * @param told    when the person was told of it themselves
     * @param missing labels of the fields to fill; may be empty
     */
    record Gap(
            String record,
            String plainRecord,
            String recordUrl,
            String facts,
            String message,
            String plainMessage,
            String missing,
            String told,
            String url) {}
}
