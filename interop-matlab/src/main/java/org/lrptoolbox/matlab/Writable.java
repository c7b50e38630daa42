package org.lrptoolbox.matlab;

import java.util.regex.Pattern;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.Shapes;

/** What files of version 5 can express. */
final class Writable {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z]\\w{0,62}");
    private static final Pattern CLASS = Pattern.compile("[A-Za-z]\\w{0,62}(\\.[A-Za-z]\\w{0,62})*");
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
            case MatNumeric numeric -> checkNumbers(name, numeric);
            case MatComplex complex -> checkSize(name, complex.re());
            case MatSparse sparse -> {
                // Its parts are checked by themselves, and far smaller than the limit.
            }
            case MatText text -> {
                // MATLAB counts characters in UTF-16 units, as Java does.
            }
            case MatCell cell -> cell.elements().forEach(element -> check(name, element));
            case MatStruct struct -> checkFields(struct);
            case MatObject object -> {
                if (!CLASS.matcher(object.type()).matches() || object.properties().size() != 1
                        || object.properties().fields().containsKey(Transcript.CONTENT)) {
                    throw new IllegalArgumentException("'" + name + "' is or holds an object of class "
                            + object.type() + ", of which the properties are not known; write a struct");
                }
                checkFields(object.properties());
            }
        }
    }

    private static void checkFields(MatStruct struct) {
        struct.fields().forEach((field, values) -> {
            checkName(field);
            values.forEach(element -> check(field, element));
        });
    }

    private static void checkName(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is no MATLAB name: a letter, then up to 62 letters, digits and underscores");
        }
    }

    private static void checkNumbers(String name, MatNumeric numeric) {
        checkSize(name, numeric.array());
        if (ObjectStore.isReference(numeric)) {
            throw new IllegalArgumentException("'" + name + "' is or holds the reference to an object that is not"
                    + " there, as of one that contains itself");
        }
    }

    private static void checkSize(String name, TypedArray array) {
        long bytes = (long) array.size() * array.type().bytes();
        if (bytes > LARGEST) {
            throw new IllegalArgumentException("variable '" + name + "' of shape " + Shapes.text(array.shape())
                    + " takes " + bytes + " bytes; files of version 5 hold up to 4 GiB each. Write version 7.3");
        }
    }
}
