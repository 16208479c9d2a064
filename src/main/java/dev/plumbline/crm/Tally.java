package dev.plumbline.crm;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shares of one parent's children, added up in a way that does not depend on their order, so that one can be added or taken away
 * without a look at the others.
 *
 * @param counted how many children count for sure
 * @param total   of their amounts
 * @param extreme the least or greatest of their marks, whichever is asked for; blank when none has one
 * @param holders how many have that mark
 * @param doubts  how many children cannot be told, by what is known of them
 */
public record Tally(long counted, BigDecimal total, FieldValue extreme, long holders, Map<Share.Doubt, Long> doubts) {

    public static final Tally NONE = new Tally(0, BigDecimal.ZERO, FieldValue.BLANK, 0, Map.of());

    public Tally {
        total = plain(total);
        doubts = Map.copyOf(doubts);
    }

    public static Tally of(Collection<Share> children, boolean greatest) {
        Sum sum = new Sum(NONE, greatest);
        children.forEach(sum::add);
        return sum.tally();
    }

    /**
     * As it is when some shares have come and others have gone.
     *
     * @return empty when only the children themselves can tell: the last one with the extreme mark is gone, or one goes that was never here
     */
    public Optional<Tally> changed(Collection<Share> come, Collection<Share> gone, boolean greatest) {
        Sum sum = new Sum(this, greatest);
        come.forEach(sum::add);
        for (Share share : gone) {
            if (!sum.remove(share)) {
                return Optional.empty();
            }
        }
        return sum.known() ? Optional.of(sum.tally()) : Optional.empty();
    }

    /** Why the value of a child that counts is hidden; empty when there is none such. */
    public Optional<String> hidden() {
        return doubts.keySet().stream()
                .filter(Share.Doubt::counts)
                .map(Share.Doubt::because)
                .sorted()
                .findFirst();
    }

    /** Whether a child of which it cannot be told whether it counts would make a difference. */
    public boolean isOpen(boolean greatest) {
        return doubts.keySet().stream()
                .map(Share.Doubt::mark)
                .anyMatch(mark -> !mark.isBlank()
                        && (mark instanceof FieldValue.Bool
                                || extreme.isBlank()
                                || beyond(mark, extreme, greatest) > 0));
    }

    /** What is in doubt, in words for people. */
    public List<String> reasons() {
        return doubts.keySet().stream()
                .map(Share.Doubt::because)
                .distinct()
                .sorted()
                .toList();
    }

    /** A number in one spelling, so that equal numbers are equal however they came about. */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether a value can be the least or the greatest. */
    public static boolean isOrdered(FieldValue value) {
        return value instanceof FieldValue.Num || value instanceof FieldValue.Day || value instanceof FieldValue.Moment;
    }

    /** Positive when the first mark goes beyond the second. */
    private static int beyond(FieldValue one, FieldValue other, boolean greatest) {
        int order = 0;
        if (one instanceof FieldValue.Num x && other instanceof FieldValue.Num y) {
            order = x.value().compareTo(y.value());
        } else if (one instanceof FieldValue.Day x && other instanceof FieldValue.Day y) {
            order = x.value().compareTo(y.value());
        } else if (one instanceof FieldValue.Moment x && other instanceof FieldValue.Moment y) {
            order = x.value().compareTo(y.value());
        }
        return greatest ? order : -order;
    }

    /** A tally in the making. */
    public static final class Sum {

        private final boolean greatest;
        private final Map<Share.Doubt, Long> doubts;
        private long counted;
        private BigDecimal total;
        private FieldValue extreme;
        private long holders;

        public Sum(Tally start, boolean greatest) {
            this.greatest = greatest;
            this.doubts = new HashMap<>(start.doubts);
            this.counted = start.counted;
            this.total = start.total;
            this.extreme = start.extreme;
            this.holders = start.holders;
        }

        public void add(Share share) {
            if (share instanceof Share.Doubt doubt) {
                doubts.merge(doubt, 1L, Long::sum);
            } else if (share instanceof Share.In in) {
                counted++;
                total = total.add(in.amount());
                if (!in.mark().isBlank()) {
                    int beyond = extreme.isBlank() ? 1 : beyond(in.mark(), extreme, greatest);
                    extreme = beyond > 0 ? in.mark() : extreme;
                    holders = beyond > 0 ? 1 : beyond == 0 ? holders + 1 : holders;
                }
            }
        }

        /** Says no to a share that cannot have been added. */
        private boolean remove(Share share) {
            if (share instanceof Share.Doubt doubt) {
                Long many = doubts.get(doubt);
                doubts.computeIfPresent(doubt, (d, n) -> n == 1 ? null : n - 1);
                return many != null;
            }
            if (share instanceof Share.In in) {
                counted--;
                total = total.subtract(in.amount());
                if (!in.mark().isBlank()) {
                    int beyond = extreme.isBlank() ? 1 : beyond(in.mark(), extreme, greatest);
                    holders -= beyond == 0 ? 1 : 0;
                    return counted >= 0 && holders >= 0 && beyond <= 0;
                }
            }
            return counted >= 0;
        }

        /** Whether the extreme is still held, or nobody is left who could. */
        private boolean known() {
            if (counted == 0) {
                extreme = FieldValue.BLANK;
                return total.signum() == 0;
            }
            return extreme.isBlank() || holders > 0;
        }

        public Tally tally() {
            return new Tally(counted, total, extreme, holders, doubts);
        }
    }
}
