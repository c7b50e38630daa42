package org.lrptoolbox.onnx.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.lrptoolbox.onnx.runtime.SmallProgram;
import org.lrptoolbox.tensor.Tensor;

/** The number types of ONNX tensors that can be read. */
public enum NumberType {
    /** 4 bytes. */
    FLOAT32(DataType.FLOAT, 4, true),
    /** 8 bytes. */
    FLOAT64(DataType.DOUBLE, 8, true),
    /** 2 bytes, IEEE 754 half precision. */
    FLOAT16(DataType.FLOAT16, 2, true),
    /** 2 bytes: the upper half of a float32. */
    BFLOAT16(DataType.BFLOAT16, 2, true),
    /** 8 bytes. */
    INT64(DataType.INT64, 8, false),
    /** 4 bytes. */
    INT32(DataType.INT32, 4, false),
    /** 1 byte. */
    INT8(DataType.INT8, 1, false),
    /** 1 byte. */
    UINT8(DataType.UINT8, 1, false),
    /** 1 byte, 0 or 1. */
    BOOL(DataType.BOOL, 1, false);

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final DataType type;
    private final int bytes;
    private final boolean real;

    NumberType(DataType type, int bytes, boolean real) {
        this.type = type;
        this.bytes = bytes;
        this.real = real;
    }

    /** The type of this code in ONNX; empty for types that cannot be read, such as text. */
    public static Optional<NumberType> of(int code) {
        return Arrays.stream(values()).filter(t -> t.type.getNumber() == code).findFirst();
    }

    /** Its code in ONNX. */
    public int code() {
        return type.getNumber();
    }

    /** Bytes per number. */
    public int bytes() {
        return bytes;
    }

    /** Whether networks compute in it, as opposed to integers, which speak of shapes. */
    public boolean isReal() {
        return real;
    }

    /** Number i of a piece of little-endian memory. */
    public double at(MemorySegment memory, long i) {
        return switch (this) {
            case FLOAT32 -> Float.intBitsToFloat(memory.get(INT, 4 * i));
            case FLOAT64 -> Double.longBitsToDouble(memory.get(LONG, 8 * i));
            case FLOAT16 -> Float.float16ToFloat(memory.get(SHORT, 2 * i));
            case BFLOAT16 -> Float.intBitsToFloat(memory.get(SHORT, 2 * i) << 16);
            case INT64 -> memory.get(LONG, 8 * i);
            case INT32 -> memory.get(INT, 4 * i);
            case INT8 -> memory.get(ValueLayout.JAVA_BYTE, i);
            case UINT8, BOOL -> memory.get(ValueLayout.JAVA_BYTE, i) & 0xff;
        };
    }

    /** Appends a number to little-endian memory, cut to the range of the type as a cast in C would. */
    public void put(ByteBuffer memory, double v) {
        switch (this) {
            case FLOAT32 -> memory.putFloat((float) v);
            case FLOAT64 -> memory.putDouble(v);
            case FLOAT16 -> memory.putShort(Float.floatToFloat16((float) v));
            case BFLOAT16 -> memory.putShort(bfloat16((float) v));
            case INT64 -> memory.putLong((long) v);
            case INT32 -> memory.putInt((int) v);
            case INT8, UINT8 -> memory.put((byte) (int) v);
            case BOOL -> memory.put((byte) (v != 0 ? 1 : 0));
        }
    }

    /** The nearer of the two neighbours, ties to even. */
    private static short bfloat16(float v) {
        int bits = Float.floatToRawIntBits(v);
        return (short) (Float.isNaN(v) ? bits >>> 16 | 1 : bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
    }

    /** Numbers in the form a runtime takes them. */
    public SmallProgram.Numbers encode(Tensor tensor) {
        ByteBuffer memory = ByteBuffer.allocate(Math.multiplyExact(tensor.size(), bytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double v : tensor.data()) {
            put(memory, v);
        }
        return new SmallProgram.Numbers(memory.flip(), code(),
                Arrays.stream(tensor.shape()).asLongStream().toArray());
    }

    /** Numbers as a runtime gives them. */
    public Tensor decode(SmallProgram.Numbers numbers) {
        int[] shape = Arrays.stream(numbers.shape()).mapToInt(Math::toIntExact).toArray();
        Tensor tensor = Tensor.zeros(shape);
        MemorySegment memory = MemorySegment.ofBuffer(numbers.bytes());
        for (int i = 0; i < tensor.size(); i++) {
            tensor.data()[i] = at(memory, i);
        }
        return tensor;
    }
}
