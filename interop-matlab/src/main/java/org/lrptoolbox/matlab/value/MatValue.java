package org.lrptoolbox.matlab.value;

/**
 * What a MATLAB variable holds. Elements lie in C order, whatever MATLAB's files have.
 *
 * <pre>{@code
 * switch (MatFile.readValues(file).get("settings")) {
 *     case MatStruct struct -> System.out.println(struct.fields().keySet());
 *     case MatText text -> System.out.println(text.rows());
 *     default -> {}
 * }
 * }</pre>
 */
public sealed interface MatValue permits MatValue.Numbers, MatSparse, MatText, MatCell, MatStruct, MatObject {
    /** The dimensions; at least two in values read from files. */
    int[] shape();

    /** Values made of numbers alone. */
    sealed interface Numbers extends MatValue permits MatNumeric, MatComplex {}
}
