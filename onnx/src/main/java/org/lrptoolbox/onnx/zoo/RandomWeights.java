package org.lrptoolbox.onnx.zoo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.CodedOutputStream;

/**
 * A float32 tensor of random numbers, evenly distributed between -bound and bound, which exist only while written.
 *
 * <p>Number i is {@code bound * u(mix(start + i * golden))}, with the mixing function of SplitMix64 (Steele, Lea and
 * Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014), its upper 23 bits as a number u of (-1, 1),
 * and a start made of the seed and the tensor's name. One multiplication rounds; so the bits are the same everywhere,
 * and a tensor's numbers do not depend on what else is in the network.
 */
record RandomWeights(String name, float bound, int... shape) {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int CHUNK = 1 << 13;

    long count() {
        return Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    }

    long bytes() {
        return Float.BYTES * count();
    }

    /** All of the tensor but its numbers. */
    TensorProto header() {
        TensorProto.Builder header = TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT_VALUE);
        Arrays.stream(shape).forEach(header::addDims);
        return header.build();
    }

    void write(long seed, CodedOutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long state = start(seed);
        for (long left = count(); left > 0; left -= CHUNK) {
            chunk.clear();
            for (int i = (int) Math.min(CHUNK, left); i > 0; i--) {
                state += GOLDEN;
                chunk.putFloat(bound * unit(mix(state)));
            }
            // Of a buffer, writeRawBytes would write the unused end as well.
            out.writeRawBytes(chunk.array(), 0, chunk.position());
        }
    }

    private long start(long seed) {
        long hash = mix(seed + GOLDEN);
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash ^ name.charAt(i)) + GOLDEN;
        }
        return hash;
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** An odd multiple of 2^-23: never 0, and exact in float32. */
    private static float unit(long bits) {
        return (float) ((int) (bits >>> 41) - (1 << 22) + 0.5) * 0x1p-22f;
    }
}
