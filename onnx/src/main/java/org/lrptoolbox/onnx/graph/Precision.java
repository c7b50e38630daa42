package org.lrptoolbox.onnx.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;

/** The number type a graph computes in. */
public enum Precision {
    /** 4 bytes; every runtime computes in it. */
    FLOAT32(DataType.FLOAT, Float.BYTES),
    /** 8 bytes; standard ONNX, but ONNX Runtime has no float64 convolution on the CPU. */
    FLOAT64(DataType.DOUBLE, Double.BYTES);

    private final DataType type;
    private final int bytes;

    Precision(DataType type, int bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /** Bytes per number. */
    public int bytes() {
        return bytes;
    }

    /** Its number in the format. */
    public int code() {
        return type.getNumber();
    }

    /**
     * The numbers as ONNX stores them: little-endian, one after the other.
     *
     * @throws ArithmeticException if a finite number is too large for this type
     */
    ByteString encode(double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, bytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            if (this == FLOAT64) {
                buffer.putDouble(v);
            } else {
                float f = (float) v;
                if (Float.isInfinite(f) && !Double.isInfinite(v)) {
                    throw new ArithmeticException(v + " is beyond the range of float32; choose float64");
                }
                buffer.putFloat(f);
            }
        }
        return UnsafeByteOperations.unsafeWrap(buffer.flip());
    }
}
