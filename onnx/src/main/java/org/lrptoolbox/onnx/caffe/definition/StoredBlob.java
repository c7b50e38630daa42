package org.lrptoolbox.onnx.caffe.definition;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.lrptoolbox.onnx.graph.BorrowedWeights;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Parameters that stay in a {@code .caffemodel}, which is mapped as long as somebody holds them.
 *
 * @param bytes the numbers, little-endian, in C order
 * @param wide whether they are float64; float32 otherwise
 * @param dims their shape
 */
record StoredBlob(MemorySegment bytes, boolean wide, int... dims) implements BorrowedWeights {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public int onnxType() {
        return wide ? DataType.DOUBLE_VALUE : DataType.FLOAT_VALUE;
    }

    @Override
    public int[] shape() {
        return dims.clone();
    }

    @Override
    public StoredBlob reshaped(int... shape) {
        return new StoredBlob(bytes, wide, shape);
    }

    @Override
    public Tensor tensor() {
        double[] data = new double[Shapes.size(dims)];
        for (int i = 0; i < data.length; i++) {
            data[i] = wide
                    ? bytes.get(DOUBLE, (long) i * Double.BYTES)
                    : bytes.get(FLOAT, (long) i * Float.BYTES);
        }
        return Tensor.of(data, dims);
    }
}
