package org.lrptoolbox.matlab;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.objects.ObjectStore;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatNames;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.tensor.Shapes;

/** What files of MATLAB can express. */
final class Writable {
    /** Bytes of a variable in files of version 5. */
    private static final long LARGEST = Integer.MAX_VALUE;

    private Writable() {}

    /**
     * Refuses what cannot be written, before anything is.
     *
     * @param name of the variable or field
     */
    static void check(String name, MatValue value, MatVersion version) {
        checkName(name);
        if (version == MatVersion.V5 && value instanceof MatValue.Numbers && !fitsVersion5(value)) {
            throw new IllegalArgumentException("variable '" + name + "' of shape " + Shapes.text(value.shape())
                    + " takes more than " + LARGEST + " bytes, the most in a file of version 5; write version 7.3");
        }
        switch (value) {
            case MatNumeric numeric -> {
                if (ObjectStore.isReference(numeric)) {
                    throw new IllegalArgumentException("'" + name + "' is or holds the reference to an object that is"
                            + " not there, as of one that contains itself");
                }
            }
            case MatComplex complex -> {
                // Only its size matters.
            }
            case MatSparse sparse -> {
                // Its parts are checked by themselves, and far smaller than the limit.
            }
            case MatText text -> {
                // MATLAB counts characters in UTF-16 units, as Java does.
            }
            case MatCell cell -> cell.elements().forEach(element -> check(name, element, version));
            case MatStruct struct -> checkFields(struct, version);
            case MatObject object -> {
                if (!MatNames.isClass(object.type()) || object.properties().size() != 1
                        || !object.isOpen()) {
                    throw new IllegalArgumentException("'" + name + "' is or holds an object of class "
                            + object.type() + ", of which the properties are not known; write a struct");
                }
                checkFields(object.properties(), version);
            }
        }
    }

    private static void checkFields(MatStruct struct, MatVersion version) {
        struct.fields().forEach((field, values) -> {
            checkName(field);
            values.forEach(element -> check(field, element, version));
        });
    }

    private static void checkName(String name) {
        if (!MatNames.isIdentifier(name)) {
            throw new IllegalArgumentException("'" + name
                    + "' is no MATLAB name: a letter, then up to 62 letters, digits and underscores");
        }
    }

    /** Whether numbers are few enough for version 5; the parts of other values are seen to when it is written. */
    static boolean fitsVersion5(MatValue value) {
        return switch (value) {
            case MatNumeric numeric -> bytes(numeric.array()) <= LARGEST;
            case MatComplex complex -> 2 * bytes(complex.re()) <= LARGEST;
            default -> true;
        };
    }

    private static long bytes(TypedArray array) {
        return (long) array.size() * array.type().bytes();
    }
}
