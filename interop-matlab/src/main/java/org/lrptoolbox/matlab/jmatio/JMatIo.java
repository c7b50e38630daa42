package org.lrptoolbox.matlab.jmatio;

import com.jmatio.types.MLArray;

import org.lrptoolbox.matlab.value.MatValue;

/**
 * The border to programs that hold MATLAB's values in the types of the library JMatIO: its arrays as values of this
 * toolbox, and the reverse, without a file in between.
 *
 * <pre>{@code
 * MatValue value = JMatIo.value(new MLDouble("x", rows));
 * new MatFileWriter("out.mat", List.of(JMatIo.array("relevance", new MatNumeric(relevance))));
 * }</pre>
 */
public final class JMatIo {
    private JMatIo() {}

    /**
     * The value of an array of JMatIO; its name is not part of it.
     *
     * @throws IllegalArgumentException for kinds without a value here, such as Java objects
     */
    public static MatValue value(MLArray array) {
        return FromJMatIo.value(array);
    }

    /**
     * A value as an array of JMatIO with a name. JMatIO has no uint16, which becomes int32, and no sparse truth values
     * or large sparse matrices, which become full.
     *
     * @throws IllegalArgumentException for objects that are no single one with its properties
     */
    public static MLArray array(String name, MatValue value) {
        return ToJMatIo.array(name, value);
    }
}
