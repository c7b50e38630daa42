package org.lrptoolbox.onnx.read;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.onnx.read.Value.Constant;
import org.lrptoolbox.onnx.read.Value.Side;
import org.lrptoolbox.layer.Embedding;

/** Where relevance begins and ends besides inputs of real numbers: rows of a table that are looked up by ids. */
final class Roots {
    private Roots() {}

    /** Whether a node looks up rows of a stored table of real numbers by what is computed from ids. */
    static boolean applies(Step step) throws LrpFileException {
        return step.op().equals("Gather") && step.inputs() == 2 && step.any(0) instanceof Constant table
                && table.type().isReal() && table.rank() == 2 && step.attributes().integer("axis", 0) == 0
                && step.any(1) instanceof Side;
    }

    static Value embedding(Step step) throws LrpFileException {
        Constant table = step.constant(0);
        Computed ids = step.raw(1);
        int[] shape = IntStream.concat(Arrays.stream(ids.shape()), IntStream.of(table.numbers().shape()[1])).toArray();
        Computed found = step.addAt(ids.batch(), new Embedding(table.numbers()), ids);
        return new Computed(found.layer(), true, ids.batch(), shape);
    }
}
