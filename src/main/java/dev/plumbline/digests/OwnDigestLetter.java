package dev.plumbline.digests;

import java.util.List;

/**
 * What a digest of one's own gaps says, ready for both templates: every text is one clean line.
 *
 * @param thanks   for what was closed since somebody was told of it; empty when nothing was
 * @param more     gaps beyond those shown, in words; empty when all are shown
 * @param held     what is snoozed, disputed or waived, and until when
 * @param moreHeld what is beyond those, in words
 * @param others   who else reads the same
 */
record OwnDigestLetter(
        String subject,
        String greeting,
        String headline,
        String thanks,
        List<Row> rows,
        String more,
        List<Held> held,
        String moreHeld,
        String others,
        String asOf,
        String workUrl,
        String settingsUrl) {

    /**
     * One gap.
     *
     * @param what  the rule's title
     * @param since how long it has been open
     * @param next  who sees it next, and when
     */
    record Row(String name, String plainName, String what, String since, String next, String url) {}

    record Held(String name, String plainName, String until, String url) {}
}
