package org.lrptoolbox.onnx.runtime;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.kernel.Parallel;
import org.lrptoolbox.onnx.runtime.Session.Indices;
import org.lrptoolbox.tensor.Tensor;

/** Our tensors to those of ONNX Runtime, in memory outside the heap which it reads in place, and back. */
final class OrtTensors {
    /** So many numbers are converted faster by one thread than it takes to ask for others. */
    private static final int FEW = 1 << 16;

    private OrtTensors() {}

    /** A tensor of the type a model declares, in memory that is given back with the loan. */
    static OnnxTensor to(Scratch.Loan loan, TensorInfo info, Object value) throws OrtException {
        if (value instanceof Indices(long[] values, int[] shape)) {
            LongBuffer longs = memory(loan, values.length, Long.BYTES).asLongBuffer().put(values).flip();
            return OnnxTensor.createTensor(Ort.environment(), longs, longs(shape));
        }
        Tensor tensor = (Tensor) value;
        ByteBuffer memory = memory(loan, tensor.size(), info.type.size);
        if (info.type == OnnxJavaType.DOUBLE) {
            memory.asDoubleBuffer().put(tensor.data());
        } else if (info.type == OnnxJavaType.FLOAT) {
            FloatBuffer floats = memory.asFloatBuffer();
            double[] values = tensor.data();
            Parallel.forRanges(values.length, FEW, (from, to) -> {
                for (int i = from; i < to; i++) {
                    floats.put(i, (float) values[i]);
                }
            });
        } else {
            fill(memory, info.type, tensor.data());
        }
        return OnnxTensor.createTensor(Ort.environment(), memory, longs(tensor.shape()), info.type);
    }

    private static void fill(ByteBuffer memory, OnnxJavaType type, double... values) {
        int size = type.size;
        for (int i = 0; i < values.length; i++) {
            double v = values[i];
            long whole = (long) v;
            boolean fits = whole == v && switch (type) {
                case INT64 -> true;
                case INT32 -> whole == (int) whole;
                case INT16 -> whole == (short) whole;
                case INT8 -> whole == (byte) whole;
                case UINT8 -> whole == (whole & 0xff);
                default -> whole == 0 || whole == 1;
            };
            if (!fits) {
                throw new IllegalArgumentException("number " + v + " is none of type " + type);
            }
            switch (size) {
                case Long.BYTES -> memory.putLong(size * i, whole);
                case Integer.BYTES -> memory.putInt(size * i, (int) whole);
                case Short.BYTES -> memory.putShort(size * i, (short) whole);
                default -> memory.put(i, (byte) whole);
            }
        }
    }

    private static long[] longs(int... shape) {
        return Arrays.stream(shape).asLongStream().toArray();
    }

    private static ByteBuffer memory(Scratch.Loan loan, int numbers, int bytes) {
        return loan.memory(Math.multiplyExact(numbers, bytes));
    }

    /** The shape of an output; null where the runtime cannot be told where to put it, or there is nothing to put. */
    static long @Nullable [] shape(OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor) || tensor.getInfo().type != OnnxJavaType.FLOAT) {
            return null;
        }
        long[] shape = tensor.getInfo().getShape();
        return Arrays.stream(shape).allMatch(size -> size > 0) ? shape : null;
    }

    /** An output of float32 that the runtime is to write into memory of ours, which saves a copy of it. */
    static Awaited await(Scratch.Loan loan, long... shape) throws OrtException {
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        ByteBuffer memory = memory(loan, size, Float.BYTES);
        // Clearing a large array takes as long as a GPU needs for a network.
        Supplier<Tensor> room = () -> Tensor.zeros(ints(shape));
        return new Awaited(OnnxTensor.createTensor(Ort.environment(), memory, shape, OnnxJavaType.FLOAT), memory,
                loan.isForOthers() ? meanwhile(room) : room);
    }

    /** Made by another thread; by the one that asks, where the other could not. */
    private static Supplier<Tensor> meanwhile(Supplier<Tensor> room) {
        CompletableFuture<Tensor> made = CompletableFuture.supplyAsync(room);
        return () -> {
            try {
                return made.join();
            } catch (CompletionException e) {
                return room.get();
            }
        };
    }

    /**
     * An output in memory of ours.
     *
     * @param tensor what the runtime is given
     * @param memory what it refers to
     * @param room zeros of its shape, asked for once
     */
    record Awaited(OnnxTensor tensor, ByteBuffer memory, Supplier<Tensor> room) {
        /** What the runtime has written there. */
        Tensor arrived() {
            Tensor result = room.get();
            widen(memory.asFloatBuffer(), result.data());
            return result;
        }
    }

    static Tensor from(OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new IllegalArgumentException("outputs of type " + value.getType() + " are not supported");
        }
        Tensor result = Tensor.zeros(ints(tensor.getInfo().getShape()));
        switch (tensor.getInfo().type) {
            case DOUBLE -> tensor.getDoubleBuffer().get(result.data());
            case FLOAT -> widen(tensor.getFloatBuffer(), result.data());
            default -> throw new IllegalArgumentException("outputs of type " + tensor.getInfo().type
                    + " are not supported, float32 and float64 are");
        }
        return result;
    }

    private static void widen(FloatBuffer from, double... to) {
        Parallel.forRanges(to.length, FEW, (begin, end) -> {
            for (int i = begin; i < end; i++) {
                to[i] = from.get(i);
            }
        });
    }

    private static int[] ints(long... shape) {
        return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    }
}
