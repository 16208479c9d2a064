package dev.plumbline.digests;

import java.util.List;

/**
 * What a digest says, ready for both templates: every text is one clean line.
 *
 * @param headline  the count
 * @param summary   records, amount and age for the whole team; empty when nothing is open
 * @param changes   what changed since the last digest; words that say so when this is the first
 * @param nobodys   what lies where nobody in particular answers for it
 * @param thanks    who mended everything since the last digest; empty when nobody did
 * @param own       the manager's own gaps in words; empty when there are none
 * @param answers   what waits for the reader's answer, oldest first
 * @param moreAnswers those beyond, in words; empty when all are shown
 * @param overdue   answers that leaders below the reader owe for longer than they had
 * @param moreOverdue those beyond, in words
 * @param morePeople people beyond those shown, in words; empty when all are shown
 */
record DigestLetter(
        String subject,
        String greeting,
        String headline,
        String summary,
        String changes,
        List<Row> people,
        String morePeople,
        String thanks,
        List<Row> nobodys,
        String own,
        List<Answer> answers,
        String moreAnswers,
        List<Answer> overdue,
        String moreOverdue,
        String asOf,
        String teamUrl,
        String settingsUrl) {

    /**
     * One person, or one place where records lie.
     *
     * @param team     whose team, when it is not the reader's own
     * @param gaps     count, for instance {@code 5 gaps on 3 records}
     * @param atStake  amount; empty when the records have none
     * @param oldest   how old the oldest gap is, and on which record
     * @param oldestUrl that gap's page
     * @param change   new and fixed since the last digest; empty when nothing
     * @param question for the next conversation; empty for places
     */
    record Row(
            String name,
            String plainName,
            String team,
            String gaps,
            String atStake,
            String oldest,
            String plainOldest,
            String oldestUrl,
            String change,
            String question) {}

    /**
     * An answer that is owed.
     *
     * @param about the record, and whose it is
     * @param until until when, or since when it is overdue
     * @param late  whether it is overdue
     */
    record Answer(String about, String plainAbout, String what, String until, boolean late, String url) {}
}
