package org.lrptoolbox.image;

/** Numbers of settings: decimals such as {@code 103.939}, and fractions such as {@code 1/255}. */
final class Numbers {
    private static final double LARGEST_WHOLE = 1e6;
    private static final double SMALLEST_DIVISOR = 20;

    private Numbers() {}

    static double parse(String text) {
        int slash = text.indexOf('/');
        try {
            double value = slash < 0
                    ? Double.parseDouble(text.strip())
                    : Double.parseDouble(text.substring(0, slash).strip())
                            / Double.parseDouble(text.substring(slash + 1).strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("found '" + text + "', expected a number such as 0.5 or 1/255", e);
        }
        throw new IllegalArgumentException("found '" + text + "', expected a finite number");
    }

    /** The shortest text that {@link #parse} reads as the same number, without {@code .0}. */
    static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
            return Long.toString((long) value);
        }
        double inverse = Math.rint(2 / value) / 2;
        boolean fraction = inverse > SMALLEST_DIVISOR && 1 / inverse == value;
        return fraction ? "1/" + text(inverse) : Double.toString(value);
    }
}
