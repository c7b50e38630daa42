package org.lrptoolbox.onnx.file;

import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.onnx.graph.BorrowedWeights;
import org.lrptoolbox.onnx.graph.FileState;
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
    private final @Nullable FileState file;

    /**
     * Weights that are read when somebody asks for them.
     *
     * @param bytes as many as type and shape need, which whoever makes this has checked
     * @param file what the file was like that they are views of; null where they are none
     */
    public StoredWeights(String name, NumberType type, Supplier<MemorySegment> bytes, @Nullable FileState file,
            int... shape) {
        this.name = name;
        this.type = type;
        this.bytes = bytes;
        this.file = file;
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
        requireUnchanged();
        return bytes.get().asReadOnly();
    }

    @Override
    public void requireUnchanged() {
        if (file != null) {
            file.requireUnchanged();
        }
    }

    @Override
    public Tensor tensor() {
        requireUnchanged();
        MemorySegment memory = bytes.get();
        double[] data = new double[Shapes.size(shape)];
        for (int i = 0; i < data.length; i++) {
            data[i] = type.at(memory, i);
        }
        return Tensor.of(data, shape);
    }

    @Override
    public StoredWeights reshaped(int... newShape) {
        return new StoredWeights(name, type, bytes, file, newShape);
    }

    @Override
    public String toString() {
        return name + ": " + type + " " + Shapes.text(shape);
    }
}
