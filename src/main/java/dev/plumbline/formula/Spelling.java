package dev.plumbline.formula;

import java.util.Collection;
import java.util.Locale;

/** The nearest name to one that does not exist. */
final class Spelling {

    private Spelling() {}

    /** A sentence such as {@code  Did you mean NextStep?}, with a blank before it; empty when nothing is near. */
    static String advice(String wrong, Collection<String> names) {
        String sought = wrong.toLowerCase(Locale.ROOT);
        String best = "";
        int distance = 1 + Math.max(1, Math.min(wrong.length(), 40) / 3);
        for (String name : names) {
            if (Math.abs(name.length() - wrong.length()) < distance) {
                int d = distance(sought, name.toLowerCase(Locale.ROOT));
                if (d < distance || d == distance && !best.isEmpty() && name.compareTo(best) < 0) {
                    best = name;
                    distance = d;
                }
            }
        }
        return best.isEmpty() ? "" : " Did you mean " + best + "?";
    }

    /** Letters to insert, drop, change or swap. */
    private static int distance(String a, String b) {
        int[] older = new int[b.length() + 1];
        int[] old = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            old[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = old[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(old[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], older[j - 2] + 1);
                }
            }
            int[] spare = older;
            older = old;
            old = row;
            row = spare;
        }
        return old[b.length()];
    }
}
