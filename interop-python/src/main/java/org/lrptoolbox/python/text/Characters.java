package org.lrptoolbox.python.text;

import org.graalvm.shadowed.com.ibm.icu.lang.UCharacter;

/** What Python's {@code unicodedata} lacks on GraalPy. */
public final class Characters {
    private Characters() {}

    /** The number that a character stands for, such as 0.5 for a half; NaN where it stands for none. */
    public static double numeric(int character) {
        double value = UCharacter.getUnicodeNumericValue(character);
        return value == UCharacter.NO_NUMERIC_VALUE ? Double.NaN : value;
    }

    /** Whether the character is mirrored in text from right to left, as brackets are. */
    public static boolean mirrored(int character) {
        return Character.isMirrored(character);
    }
}
