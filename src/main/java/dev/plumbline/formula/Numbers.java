package dev.plumbline.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Decimal arithmetic as Salesforce does it: 39 significant digits, halves away from zero. */
final class Numbers {

    /** Digits that every calculation keeps. */
    static final MathContext EXACT = new MathContext(39, RoundingMode.HALF_UP);

    /** Digits that count when a number becomes whole, so that 1/9*9 is 1 and not a little less. */
    private static final MathContext WHOLE = new MathContext(33, RoundingMode.HALF_UP);

    private static final MathContext POWER = new MathContext(18, RoundingMode.HALF_UP);
    private static final BigDecimal SMALLEST_POWER = BigDecimal.ONE.movePointLeft(39);

    /** Beyond a double's range nothing is meant; without a bound, the plain text of 1E999999999 would fill the memory. */
    private static final int LARGEST_EXPONENT = 400;

    private Numbers() {}

    static BigDecimal add(BigDecimal a, BigDecimal b) {
        return a.add(b, EXACT);
    }

    static BigDecimal subtract(BigDecimal a, BigDecimal b) {
        return a.subtract(b, EXACT);
    }

    static BigDecimal multiply(BigDecimal a, BigDecimal b) {
        return bounded(a.multiply(b, EXACT));
    }

    static BigDecimal divide(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw new Failure("Division by zero");
        }
        return bounded(a.divide(b, EXACT));
    }

    static BigDecimal modulo(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw new Failure("MOD: division by zero");
        }
        try {
            return a.remainder(b, EXACT);
        } catch (ArithmeticException e) {
            throw new Failure("MOD: the numbers are too far apart");
        }
    }

    /** Whole exponents only, of results below 10^64, in 18 digits: Salesforce's own limits. */
    static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        int whole = toInt(exponent);
        if (Math.abs((long) whole) > 999_999_999) {
            throw new Failure("^: the exponent " + brief(exponent) + " is out of range");
        }
        double digits = Math.log10(base.abs().doubleValue()) * whole;
        if (digits > 64 || exponent.compareTo(BigDecimal.valueOf(whole)) != 0 || base.signum() == 0 && whole < 0) {
            throw new Failure("^: expected a whole exponent and a result below 10^64, found " + brief(base) + "^"
                    + brief(exponent));
        }
        if (digits < -LARGEST_EXPONENT) {
            return BigDecimal.ZERO;
        }
        try {
            BigDecimal result = base.pow(whole, POWER);
            return result.abs().compareTo(SMALLEST_POWER) < 0 ? BigDecimal.ZERO : result;
        } catch (ArithmeticException e) {
            throw new Failure("^: " + brief(base) + "^" + brief(exponent) + " is out of range");
        }
    }

    /**
     * Rounds to so many decimals, negative ones before the point. As in Salesforce, rounding away all digits of a number gives 0, even of
     * 99 to hundreds.
     */
    static BigDecimal round(BigDecimal value, BigDecimal decimals, RoundingMode mode) {
        int scale = Math.max(-1000, Math.min(1000, toInt(decimals)));
        int kept = value.precision() - value.scale() + scale;
        boolean below = value.abs().compareTo(BigDecimal.ONE) < 0;
        if (below ? scale < 0 : kept <= 0) {
            return BigDecimal.ZERO;
        }
        return scale >= value.scale() ? value : value.setScale(scale, mode).setScale(Math.max(0, scale), mode);
    }

    /** Towards or away from zero with DOWN and UP, below or above with FLOOR and CEILING. */
    static BigDecimal whole(BigDecimal value, RoundingMode mode) {
        return value.round(WHOLE).setScale(0, mode);
    }

    /** What a function that works in binary gives. */
    static BigDecimal of(String function, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new Failure(function + ": the argument is out of range");
        }
        return BigDecimal.valueOf(value);
    }

    /** A number as a text holds it. */
    static BigDecimal parse(String function, String text) {
        try {
            return bounded(new BigDecimal(text, EXACT));
        } catch (NumberFormatException e) {
            throw new Failure(function + ": expected a number, found \"" + Texts.brief(text) + "\"");
        }
    }

    static boolean isNumber(String text) {
        try {
            new BigDecimal(text, EXACT);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Without decimals that say nothing. */
    static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** For messages. */
    static String brief(BigDecimal value) {
        return Texts.brief(text(value));
    }

    /** The whole part; the nearest there is of what an int cannot hold. */
    static int toInt(BigDecimal value) {
        if (value.precision() - value.scale() > 10) {
            return value.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value.longValue()));
    }

    private static BigDecimal bounded(BigDecimal value) {
        if (value.scale() <= LARGEST_EXPONENT && value.scale() >= -LARGEST_EXPONENT) {
            return value;
        }
        if (value.signum() == 0 || (long) value.precision() - value.scale() < 0) {
            return BigDecimal.ZERO;
        }
        throw new Failure("The number is out of range");
    }
}
