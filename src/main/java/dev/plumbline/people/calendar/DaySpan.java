package dev.plumbline.people.calendar;

/**
 * A part of a day by the clock on the wall.
 *
 * @param from  minutes since midnight, included
 * @param until minutes since midnight, not included; 1440 is the end of the day
 */
public record DaySpan(int from, int until) {

    static final int DAY = 24 * 60;

    public static final DaySpan ALL_DAY = new DaySpan(0, DAY);

    public DaySpan {
        if (from < 0 || until > DAY || from >= until) {
            throw new IllegalArgumentException(
                    "a span of a day runs forward between 00:00 and 24:00; found " + clock(from) + "-" + clock(until));
        }
    }

    static String clock(int minute) {
        return "%02d:%02d".formatted(Math.floorDiv(minute, 60), Math.floorMod(minute, 60));
    }

    @Override
    public String toString() {
        return clock(from) + "-" + clock(until);
    }
}
