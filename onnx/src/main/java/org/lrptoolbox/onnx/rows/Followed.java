package org.lrptoolbox.onnx.rows;

import java.util.Arrays;
import java.util.function.Function;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.tensor.Tensor;

/**
 * A node whose rows are followed.
 *
 * @param rows what is known of the values before it
 * @param node the node
 * @param output which of its outputs is asked for
 * @param out the shape of that
 */
record Followed(FirstAxis rows, Reading node, int output, int... out) {
    NodeProto proto() {
        return node.proto();
    }

    /** How many rows there are. */
    int count() {
        return rows.count();
    }

    /** The shape of what is at a position. */
    int[] shape(int position) throws LrpFileException {
        return FirstAxis.shape(node.any(position));
    }

    /** Where the rows lie in what is at a position; null if it has none of them. */
    @Nullable
    Lane lane(int position) {
        return node.has(position) ? rows.lane(proto().getInput(position)) : null;
    }

    /** Which numbers of what is at a position come of how many rows there are. */
    boolean[] counted(int position) {
        return node.has(position) ? rows.counted(proto().getInput(position)) : new boolean[0];
    }

    /** The first input's places, each moved; null where they are mixed. */
    Lane moved(Function<Place, @Nullable Place> move) {
        Lane lane = lane(0);
        return lane == null ? Lane.UNKNOWN : lane.moved(move);
    }

    /** An attribute that is a whole number. */
    long integer(String name, long otherwise) {
        AttributeProto a = attribute(name);
        return a == null ? otherwise : a.getI();
    }

    String text(String name, String otherwise) {
        AttributeProto a = attribute(name);
        return a == null ? otherwise : a.getS().toStringUtf8();
    }

    /** An attribute that is a list of whole numbers, or the input that has taken its place; none if it is left out. */
    long[] integers(String name, int position) throws LrpFileException {
        AttributeProto a = attribute(name);
        if (a != null) {
            return a.getIntsList().stream().mapToLong(i -> i).toArray();
        }
        Tensor found = node.isConstant(position) ? node.numbers(position) : null;
        return found == null ? new long[0] : Arrays.stream(found.data()).mapToLong(v -> (long) v).toArray();
    }

    private @Nullable AttributeProto attribute(String name) {
        return proto().getAttributeList().stream().filter(a -> a.getName().equals(name)).findFirst().orElse(null);
    }

    /** Axes counted from the first, of a value with so many. */
    static boolean[] named(int rank, long... axes) {
        boolean[] named = new boolean[rank];
        for (long axis : axes) {
            named[Math.floorMod((int) axis, Math.max(1, rank))] = true;
        }
        return named;
    }
}
