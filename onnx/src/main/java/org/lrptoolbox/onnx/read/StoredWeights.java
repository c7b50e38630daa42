package org.lrptoolbox.onnx.read;

import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;

import org.lrptoolbox.onnx.graph.BorrowedWeights;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Numbers that stay in an ONNX file, which is mapped as long as somebody holds them. {@link #bytes} is what a runtime
 * or another file can use as it is; {@link #tensor} reads them anew at each call.
 */
public final class StoredWeights implements BorrowedWeights {
    private final String name;
    private final NumberType type;
    private final int[] shape;
    private final Supplier<MemorySegment> bytes;

    /** @param bytes as many as type and shape need, which whoever makes this has checked */
    StoredWeights(String name, NumberType type, Supplier<MemorySegment> bytes, int... shape) {
        this.name = name;
        this.type = type;
        this.bytes = bytes;
        this.shape = shape;
    }

    /** What the file calls them. */
    public String name() {
        return name;
    }

    /** The type they are stored in. */
    public NumberType type() {
        return type;
    }

    @Override
    public int onnxType() {
        return type.code();
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    /**
     * The numbers as they are stored: little-endian, in C order, read-only. A view of the mapped file; only where a
     * file keeps them in another form, a copy.
     */
    @Override
    public MemorySegment bytes() {
        return bytes.get().asReadOnly();
    }

    @Override
    public Tensor tensor() {
        MemorySegment memory = bytes.get();
        double[] data = new double[Shapes.size(shape)];
        for (int i = 0; i < data.length; i++) {
            data[i] = type.at(memory, i);
        }
        return Tensor.of(data, shape);
    }

    @Override
    public StoredWeights reshaped(int... newShape) {
        return new StoredWeights(name, type, bytes, newShape);
    }

    @Override
    public String toString() {
        return name + ": " + type + " " + Shapes.text(shape);
    }
}
