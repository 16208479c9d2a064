package dev.plumbline.formula;

import org.jspecify.annotations.Nullable;

/** A point on the earth in degrees, as GEOLOCATION makes it. */
record Location(double latitude, double longitude) {

    private static final double MILES = 3958.761;
    private static final double KILOMETRES = 6371.009;

    Location {
        if (!(Math.abs(latitude) <= 90)) {
            throw new Failure("GEOLOCATION: expected a latitude from -90 to 90, found " + latitude);
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw new Failure("GEOLOCATION: expected a longitude from -180 to 180, found " + longitude);
        }
    }

    static boolean isUnit(@Nullable Object unit) {
        return "mi".equals(unit) || "km".equals(unit);
    }

    /** The earth's, in a unit of {@code mi} or {@code km}. */
    static double radius(@Nullable String unit) {
        if (!isUnit(unit)) {
            throw new Failure("DISTANCE: expected the unit 'mi' or 'km', found '" + (unit == null ? "" : unit) + "'");
        }
        return "mi".equals(unit) ? MILES : KILOMETRES;
    }

    /** The way along the surface of a sphere, in the unit of its radius. */
    double distance(Location other, double radius) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double chord = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * radius * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
