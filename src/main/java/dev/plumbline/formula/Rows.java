package dev.plumbline.formula;

import java.util.Arrays;

/** Some of the rows of a {@link Batch}, one bit each. Not safe for several threads. */
public final class Rows {

    /** Bit {@code r % 64} of word {@code r / 64} is row r; beyond the last row all bits are 0. */
    final long[] words;

    private final int size;

    Rows(int size) {
        this.size = size;
        this.words = new long[words(size)];
    }

    static int words(int size) {
        return size + 63 >> 6;
    }

    /** How many rows the batch has, whether they are in here or not. */
    public int size() {
        return size;
    }

    public boolean contains(int row) {
        return (words[row >> 6] >>> row & 1) != 0;
    }

    public boolean isEmpty() {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    public int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The first of these rows at or after the given one; -1 when there is none. */
    public int next(int from) {
        if (from >= size) {
            return -1;
        }
        int word = from >> 6;
        long rest = words[word] & -1L << from;
        while (rest == 0) {
            if (++word == words.length) {
                return -1;
            }
            rest = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    public void add(int row) {
        words[row >> 6] |= 1L << row;
    }

    public void addAll(Rows others) {
        for (int w = 0; w < words.length; w++) {
            words[w] |= others.words[w];
        }
    }

    public void removeAll(Rows others) {
        for (int w = 0; w < words.length; w++) {
            words[w] &= ~others.words[w];
        }
    }

    void retainAll(Rows others) {
        for (int w = 0; w < words.length; w++) {
            words[w] &= others.words[w];
        }
    }

    Rows copy(Rows others) {
        System.arraycopy(others.words, 0, words, 0, words.length);
        return this;
    }

    Rows clear() {
        Arrays.fill(words, 0);
        return this;
    }

    Rows fill() {
        Arrays.fill(words, -1L);
        if ((size & 63) != 0) {
            words[words.length - 1] = (1L << size) - 1;
        }
        return this;
    }
}
