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
 * @param edition the version of NumPy to print as, 100 times its number: {@code 113} for 1.13; {@link #NEWEST} for today's
 */
public record PrintOptions(int precision, int threshold, int edgeItems, int lineWidth, boolean suppress,
        String floatMode, char sign, String nan, String inf, int edition) {
    /** The edition that is none of the older ones. */
    public static final int NEWEST = Integer.MAX_VALUE;
    /** What NumPy starts with. */
    public static final PrintOptions DEFAULT = new PrintOptions(8, 1000, 3, 75, false, "maxprec", '-', "nan", "inf");

    /** Options of the newest edition. */
    public PrintOptions(int precision, int threshold, int edgeItems, int lineWidth, boolean suppress, String floatMode,
            char sign, String nan, String inf) {
        this(precision, threshold, edgeItems, lineWidth, suppress, floatMode, sign, nan, inf, NEWEST);
    }

    PrintOptions withSign(char other) {
        return new PrintOptions(precision, threshold, edgeItems, lineWidth, suppress, floatMode, other, nan, inf,
                edition);
    }

    PrintOptions withMode(String other) {
        return new PrintOptions(precision, threshold, edgeItems, lineWidth, suppress, other, sign, nan, inf, edition);
    }

    /** Whether arrays are printed as NumPy 1.13 did: a place for the sign, other line ends, dots followed by a comma. */
    boolean isOldest() {
        return edition <= 113;
    }

    /** Whether numbers of all sizes get exponents from 1e8 on, as up to NumPy 2.2. */
    boolean hasOneLimit() {
        return edition <= 202;
    }

    /** Whether the shape of what is not shown whole is told, as since NumPy 2.3. */
    boolean tellsShapes() {
        return edition > 210;
    }
}
