package dev.plumbline.formula;

/**
 * What a formula answers for many records: of the rows that were asked about, those that say yes, those that are blank, and those that
 * must be asked one by one because something on the way could not be read, failed, or did not fit. All others say no. Belongs to its
 * {@link Batch} and holds until that is asked for {@link Batch#rewind}.
 */
public final class Answers {

    final Rows yes;
    final Rows blank;
    final Rows unsure;

    Answers(int size) {
        this.yes = new Rows(size);
        this.blank = new Rows(size);
        this.unsure = new Rows(size);
    }

    public Rows yes() {
        return yes;
    }

    public Rows unsure() {
        return unsure;
    }

    Answers clear() {
        yes.clear();
        blank.clear();
        unsure.clear();
        return this;
    }

    void add(int row, int answer) {
        if (answer == Truth.YES) {
            yes.add(row);
        } else if (answer == Truth.BLANK) {
            blank.add(row);
        }
    }
}
