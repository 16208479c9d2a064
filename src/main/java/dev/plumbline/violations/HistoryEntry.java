package dev.plumbline.violations;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One line of a violation's history.
 *
 * @param what     {@code opened, changed, ended, told, cannot-tell}, and what later rooms add
 * @param text     for machines, in English
 * @param remarks  the same for people; none where the text is somebody's own words
 * @param evidence what was seen then, as text by path; may be empty
 */
public record HistoryEntry(
        Instant at, String what, String text, List<Remark> remarks, String ruleVersion, Map<String, String> evidence) {

    public HistoryEntry {
        remarks = List.copyOf(remarks);
        evidence = Map.copyOf(evidence);
    }

    /** In the reader's language. */
    public String said(HistoryWords words, Remark.Writing writing) {
        return remarks.isEmpty() ? writing.text().apply(text) : Remark.said(remarks, words, writing);
    }
}
