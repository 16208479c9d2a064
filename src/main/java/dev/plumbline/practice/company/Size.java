package dev.plumbline.practice.company;

/**
 * How big a company. People, products and set-up do not grow with it.
 *
 * @param accounts ten deals come with three of them
 * @param leads    apart from those that became deals
 */
public record Size(int accounts, int leads) {

    /** 600 accounts, 2,000 deals, 1,500 leads, more than 12,000 activities. */
    public static final Size ORDINARY = new Size(600, 1150);

    public Size {
        if (accounts < 0 || leads < 0) {
            throw new IllegalArgumentException(
                    "a company cannot have fewer than 0 accounts or leads, found " + accounts + " and " + leads);
        }
    }

    /** That many times the ordinary size. */
    public static Size times(double factor) {
        return new Size((int) Math.ceil(ORDINARY.accounts * factor), (int) Math.ceil(ORDINARY.leads * factor));
    }

    /** At least that many opportunities, and few leads. */
    public static Size opportunities(int count) {
        return new Size(((count + 9) / 10) * 3, 100);
    }
}
