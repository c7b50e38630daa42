package org.lrptoolbox.words;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.layout.ChannelAxis;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;

/**
 * What the outputs of a network are called: classes, or classes at positions where the output is a map.
 *
 * @param names what classes are called
 * @param classAxis the axis of the classes in maps: 0, or -1 for the last
 * @param sample the shape of one output
 */
public record Outputs(ClassNames names, int classAxis, int... sample) {
    /**
     * Where a network's outputs have their classes, if they are maps: in the toolbox's own last, and where a dense layer
     * makes scores of every token; elsewhere first.
     */
    public static int classAxis(Network network) {
        return ChannelAxis.isLast(network, network.output()) ? -1 : 0;
    }

    /** {@code 281 tabby}, or {@code 3 road at 10,12}. */
    public String label(int element) {
        return Target.isMap(sample)
                ? names.label(index(element)) + " at " + position(element)
                : names.label(element);
    }

    /** For names of files: {@code 281}, or {@code 3@10,12}. */
    public String name(int element) {
        return Target.isMap(sample) ? index(element) + "@" + position(element) : Integer.toString(element);
    }

    private int index(int element) {
        return Shapes.position(element, sample)[classAxis < 0 ? sample.length - 1 : classAxis];
    }

    private String position(int element) {
        int axis = classAxis < 0 ? sample.length - 1 : classAxis;
        int[] all = Shapes.position(element, sample);
        return IntStream.range(0, all.length).filter(i -> i != axis).mapToObj(i -> "" + all[i])
                .collect(Collectors.joining(","));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Outputs o && names.equals(o.names) && classAxis == o.classAxis
                && Arrays.equals(sample, o.sample);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sample);
    }
}
