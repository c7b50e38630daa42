package org.lrptoolbox.matlab;

import java.util.regex.Pattern;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.Shapes;

/** What files of version 5, and JMatIO, can express. */
final class Writable {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z]\\w{0,62}");
    private static final long LARGEST = 0xffff_ffffL - (1 << 16);

    private Writable() {}

    /**
     * Refuses what cannot be written, before anything is.
     *
     * @param name of the variable or field
     */
    static void check(String name, MatValue value) {
        checkName(name);
        switch (value) {
            case MatNumeric numeric -> checkSize(name, numeric.array());
            case MatComplex complex -> checkSize(name, complex.re());
            case MatSparse sparse -> {
                // Its parts are checked by themselves, and far smaller than the limit.
            }
            case MatText text -> checkText(name, text.chars());
            case MatCell cell -> cell.elements().forEach(element -> check(name, element));
            case MatStruct struct -> struct.fields().forEach((field, values) -> {
                checkName(field);
                values.forEach(element -> check(field, element));
            });
            case MatObject object -> throw new IllegalArgumentException("'" + name + "' is or holds an object of class "
                    + object.type() + ", which is read only; write its properties as a struct");
        }
    }

    private static void checkName(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is no MATLAB name: a letter, then up to 62 letters, digits and underscores");
        }
    }

    private static void checkSize(String name, TypedArray array) {
        long bytes = (long) array.size() * array.type().bytes();
        if (bytes > LARGEST) {
            throw new IllegalArgumentException("variable '" + name + "' of shape " + Shapes.text(array.shape())
                    + " takes " + bytes + " bytes; MATLAB files hold up to 4 GiB each. Write it as .npy");
        }
    }

    private static void checkText(String name, String text) {
        if (text.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
            throw new IllegalArgumentException("text '" + name
                    + "' has characters beyond U+FFFF, which JMatIO does not write; write their codes as numbers");
        }
    }
}
