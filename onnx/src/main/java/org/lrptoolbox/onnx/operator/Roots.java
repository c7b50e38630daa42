package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.layer.Embedding;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Where relevance begins and ends besides inputs of real numbers: rows of a table that are looked up by ids. */
public final class Roots {
    private Roots() {}

    /** Whether a node looks up rows of a stored table of real numbers by positions that are computed. */
    public static boolean applies(Reading node) throws LrpFileException {
        return node.op().equals("Gather") && node.inputs() == 2 && node.any(0) instanceof Constant table
                && table.type().isReal() && table.rank() == 2 && node.attributes().integer("axis", 0) == 0
                && !node.isConstant(1);
    }

    static Value embedding(Reading node) throws LrpFileException {
        Constant table = node.constant(0);
        Computed ids = node.raw(1);
        int[] shape = IntStream.concat(Arrays.stream(ids.shape()), IntStream.of(table.numbers().shape()[1])).toArray();
        Computed found = node.addAt(ids.batch(), new Embedding(table.numbers()), ids);
        return new Computed(found.layer(), true, ids.batch(), shape);
    }
}
