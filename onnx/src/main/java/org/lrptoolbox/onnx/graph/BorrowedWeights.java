package org.lrptoolbox.onnx.graph;

import java.lang.foreign.MemorySegment;

import org.lrptoolbox.tensor.Weights;

/** Weights that lie in a file in the form ONNX stores them, so that they can be handed on without being read. */
public interface BorrowedWeights extends Weights {
    /** The type of the numbers, as {@code TensorProto.DataType} counts them. */
    int onnxType();

    /** The numbers, little-endian, in C order; a read-only view that stays valid as long as this object. */
    MemorySegment bytes();

    /**
     * Refuses numbers of a file that was changed since it was loaded; {@link #bytes} does so, too.
     *
     * @throws IllegalStateException naming the file
     */
    default void requireUnchanged() {}
}
