package org.lrptoolbox.onnx.zoo;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A layer of a {@link ZooNetwork}.
 *
 * @param name what Caffe calls it, also the name of its node and of its output in the file
 * @param operator the ONNX operator
 * @param parameters how many weights and biases it has
 * @param shape the shape of its output for one image: (channels, height, width), or (units)
 */
public record ZooLayer(String name, String operator, long parameters, int... shape) {
    /** The shape as people write it, such as 96x55x55. */
    public String size() {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZooLayer l && toString().equals(l.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + operator + " to " + size() + ", " + parameters + " parameters)";
    }
}
