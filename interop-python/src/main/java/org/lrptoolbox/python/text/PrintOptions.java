package org.lrptoolbox.python.text;

/**
 * How arrays are printed: the parameters of {@code numpy.set_printoptions}.
 *
 * @param precision the most digits after the point, or -1 for as many as it takes
 * @param threshold the number of elements beyond which only the corners are shown
 * @param edgeItems how many items of each axis a corner has
 * @param lineWidth where lines are wrapped
 * @param suppress whether small numbers are printed as zero instead of with exponents
 * @param floatMode {@code maxprec}, {@code maxprec_equal}, {@code fixed} or {@code unique}
 * @param sign '-' to mark negative numbers only, '+' for a sign always, ' ' for a blank instead of the plus
 * @param nan how NaN is written
 * @param inf how infinity is written
 */
public record PrintOptions(int precision, int threshold, int edgeItems, int lineWidth, boolean suppress,
        String floatMode, char sign, String nan, String inf) {
    /** What NumPy starts with. */
    public static final PrintOptions DEFAULT = new PrintOptions(8, 1000, 3, 75, false, "maxprec", '-', "nan", "inf");

    PrintOptions withSign(char other) {
        return new PrintOptions(precision, threshold, edgeItems, lineWidth, suppress, floatMode, other, nan, inf);
    }
}
