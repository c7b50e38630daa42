package org.lrptoolbox.onnx.operator;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Signature;
import org.lrptoolbox.onnx.node.Value;

/**
 * A line of the table of operators.
 *
 * @param signature what the specification says of it
 * @param isKnown whether networks may have it, and not only what is computed from constants, ids and shapes
 * @param reader makes layers of a node; null if others do that, or nobody does
 */
record Operator(Signature signature, boolean isKnown, @Nullable Reader reader) {
    /** Adds or completes layers as a node asks for. */
    @FunctionalInterface
    interface Reader {
        /** What the node's outputs are; those behind the last are not supported. */
        List<? extends Value> read(Reading node) throws LrpFileException;
    }

    /** A {@link Reader} for nodes with one output. */
    @FunctionalInterface
    interface OneReader {
        /** What the node's output is. */
        Value read(Reading node) throws LrpFileException;
    }
}
