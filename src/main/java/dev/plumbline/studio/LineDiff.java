package dev.plumbline.studio;

import java.util.ArrayList;
import java.util.List;

/** What is different between two texts, line by line: the longest common part stays. */
public final class LineDiff {

    /** Lines on each side up to which the longest common part is looked for; beyond, everything is taken for new. */
    private static final int MOST = 2000;

    /** Lines that are shown around a change. */
    private static final int AROUND = 2;

    private LineDiff() {}

    /** What became of a line. */
    public enum Fate {
        SAME,
        GONE,
        CAME,
        /** Stands for lines that are the same and not shown. */
        LEFT_OUT
    }

    public record Line(Fate fate, String text) {

        public String key() {
            return fate.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public static List<Line> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        return folded(old.size() > MOST || now.size() > MOST ? replaced(old, now) : common(old, now));
    }

    private static List<Line> replaced(List<String> old, List<String> now) {
        List<Line> lines = new ArrayList<>();
        old.forEach(text -> lines.add(new Line(Fate.GONE, text)));
        now.forEach(text -> lines.add(new Line(Fate.CAME, text)));
        return lines;
    }

    private static List<Line> common(List<String> old, List<String> now) {
        int[][] length = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                length[i][j] = old.get(i).equals(now.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new Line(Fate.SAME, old.get(i++)));
                j++;
            } else if (j >= now.size() || i < old.size() && length[i + 1][j] >= length[i][j + 1]) {
                lines.add(new Line(Fate.GONE, old.get(i++)));
            } else {
                lines.add(new Line(Fate.CAME, now.get(j++)));
            }
        }
        return lines;
    }

    private static List<Line> folded(List<Line> lines) {
        List<Line> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean near = false;
            for (int k = Math.max(0, i - AROUND); k <= Math.min(lines.size() - 1, i + AROUND); k++) {
                near |= lines.get(k).fate() != Fate.SAME;
            }
            if (near) {
                shown.add(lines.get(i));
            } else if (shown.isEmpty() || shown.get(shown.size() - 1).fate() != Fate.LEFT_OUT) {
                shown.add(new Line(Fate.LEFT_OUT, "…"));
            }
        }
        return shown;
    }
}
