package dev.plumbline.formula;

import java.util.BitSet;

/** What is left of a formula after some of its conditions were left out; it knows where each of its characters stood. */
public final class Remainder {

    private final String text;
    private final int[] origins;

    /** @param cut the indexes that are gone */
    Remainder(SourceText source, BitSet cut) {
        int[] kept = new int[source.length() + 1];
        StringBuilder left = new StringBuilder();
        int count = 0;
        for (int i = cut.nextClearBit(0); i < source.length(); i = cut.nextClearBit(i + 1)) {
            left.appendCodePoint(source.point(i));
            kept[count++] = i;
        }
        kept[count] = count == 0 ? 0 : kept[count - 1] + 1;
        text = left.toString();
        origins = java.util.Arrays.copyOf(kept, count + 1);
    }

    public String text() {
        return text;
    }

    /**
     * The index, by code points, in the whole formula of what stands at a code point of this text.
     *
     * @param index up to and including the length of the text
     */
    public int origin(int index) {
        return origins[Math.min(index, origins.length - 1)];
    }
}
