package dev.plumbline.web.ui;

import dev.plumbline.violations.Violation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One page of gaps.
 *
 * @param total    how many there are in all, where that is known without counting
 * @param more     address of the next page
 * @param rules    to choose from
 * @param people   to choose from
 * @param workbook address of the same list as a file for a spreadsheet
 * @param csv      address of the same list as comma separated values
 */
record GapList(
        List<Row> rows,
        OptionalLong total,
        Optional<String> more,
        List<Chip> chips,
        List<Choice> rules,
        List<Choice> people,
        List<Choice> states,
        String workbook,
        String csv,
        boolean narrowed,
        boolean firstPage) {

    /** @param person who answers for it, or words for nobody */
    record Row(Violation gap, String person) {}

    /** A filter that is on. @param without address of the list when it is taken off */
    record Chip(String text, String without) {}

    record Choice(String value, String text, boolean chosen) {}

    public String heading(Format say) {
        UnitWords unit = say.words(UnitWords.class);
        return total.isPresent()
                ? say.count(total.getAsLong(), unit.gap(), unit.gaps())
                : say.words(GapWords.class).title();
    }
}
