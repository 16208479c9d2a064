package dev.plumbline.practice.company;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Chance that falls the same way for the same seed, on every Java. {@code java.util.Random}'s algorithm is fixed by its contract. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L);
    }

    /** Dice of their own for one part, so that a change in one part leaves the others as they were. */
    static Dice of(long seed, String part, long index) {
        return new Dice((seed * 31 + part.hashCode()) * 1_000_003 + index);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Both ends included. */
    int between(int low, int high) {
        return high <= low ? low : low + random.nextInt(high - low + 1);
    }

    long between(long low, long high) {
        return high <= low ? low : low + (long) (random.nextDouble() * (high - low));
    }

    double share() {
        return random.nextDouble();
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String pick(String list) {
        return pick(Words.list(list));
    }

    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * random.nextGaussian());
    }

    /** A sum as people write it down: two leading digits matter, the rest is round. */
    BigDecimal amount(double median, double sigma) {
        long raw = Math.max(1500, Math.min(4_000_000, (long) logNormal(median, sigma)));
        long step = raw > 100_000 ? 2500 : raw > 20_000 ? 500 : 50;
        return BigDecimal.valueOf(raw / step * step).setScale(2);
    }
}
