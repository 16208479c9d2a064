package dev.plumbline.formula;

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

    /** The way along the surface of a sphere, in {@code mi} or {@code km}. */
    double distance(Location other, String unit) {
        double radius =
                switch (unit) {
                    case "mi" -> MILES;
                    case "km" -> KILOMETRES;
                    default -> throw new Failure("DISTANCE: expected the unit 'mi' or 'km', found '" + unit + "'");
                };
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double chord = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * radius * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
