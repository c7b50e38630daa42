package org.lrptoolbox.onnx.runtime;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.onnx.runtime.Session.Indices;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** What goes in, compared with what a model declares: native code is not asked what it might crash over. */
final class Declared {
    private static final Set<OnnxJavaType> NUMBERS = EnumSet.of(OnnxJavaType.FLOAT, OnnxJavaType.DOUBLE,
            OnnxJavaType.INT64, OnnxJavaType.INT32, OnnxJavaType.INT16, OnnxJavaType.INT8, OnnxJavaType.UINT8,
            OnnxJavaType.BOOL);

    private Declared() {}

    /**
     * Checks names, types, shapes and sizes.
     *
     * @throws IllegalArgumentException naming the first input that does not fit
     */
    static void check(Map<String, @Nullable TensorInfo> inputs, Map<String, ?> given) {
        if (!given.keySet().equals(inputs.keySet())) {
            throw new IllegalArgumentException("it has the inputs " + inputs.keySet() + ", but is given "
                    + new TreeSet<>(given.keySet()));
        }
        inputs.forEach((name, info) -> check(name, info, given.get(name)));
    }

    private static void check(String name, @Nullable TensorInfo info, @Nullable Object value) {
        if (info == null || value == null) {
            throw new IllegalArgumentException("input " + name + " is no tensor; only tensors are supported");
        }
        boolean indices = value instanceof Indices;
        boolean suits = indices
                ? info.type == OnnxJavaType.INT64
                : NUMBERS.contains(info.type);
        if (!suits) {
            throw new IllegalArgumentException("input " + name + " is of type " + info.type + ", but is given "
                    + (indices ? "indices" : "numbers")
                    + "; inputs of float32, float64, integers and bool are supported");
        }
        int[] shape = shape(value);
        if (value instanceof Indices(long[] values, int[] dims) && values.length != Shapes.size(dims)) {
            throw new IllegalArgumentException(values.length + " indices for the shape " + Shapes.text(dims));
        }
        long[] expected = info.getShape();
        boolean fits = shape.length == expected.length;
        for (int i = 0; fits && i < shape.length; i++) {
            fits = expected[i] < 0 || expected[i] == shape[i];
        }
        if (!fits) {
            throw new ShapeException("input " + name + " takes the shape " + text(info) + ", but got "
                    + Shapes.text(shape));
        }
        // Operators divide by the sizes of axes; only a batch may be empty, and is answered in Java.
        if (shape.length > 0 && shape[0] > 0 && Shapes.size(shape) == 0) {
            throw new ShapeException("input " + name + " of shape " + Shapes.text(shape) + " has no elements");
        }
    }

    private static String text(TensorInfo info) {
        String[] names = info.getDimensionNames();
        String[] dims = new String[names.length];
        for (int i = 0; i < dims.length; i++) {
            long size = info.getShape()[i];
            dims[i] = size >= 0 ? Long.toString(size) : names[i].isEmpty() ? "?" : names[i];
        }
        return "(" + String.join(", ", dims) + (dims.length == 1 ? ",)" : ")");
    }

    /** The shape of a tensor or of indices. */
    static int[] shape(Object value) {
        return value instanceof Indices i ? i.shape() : ((Tensor) value).shape();
    }

    /**
     * The outputs for a batch without samples; an empty map if there are samples.
     *
     * @throws ShapeException if the model does not say what shape an output would have
     */
    static Map<String, Tensor> empty(Map<String, @Nullable TensorInfo> inputs,
            Map<String, @Nullable TensorInfo> outputs, Map<String, ?> given) {
        Map<String, Tensor> empty = new LinkedHashMap<>();
        if (inputs.keySet().stream().noneMatch(name -> isEmpty(given.get(name)))) {
            return empty;
        }
        outputs.forEach((name, info) -> {
            long[] dims = info == null ? new long[0] : info.getShape();
            if (dims.length == 0 || dims[0] >= 0 || Arrays.stream(dims).skip(1).anyMatch(d -> d < 0)) {
                throw new ShapeException("a batch without samples: what shape output " + name
                        + " has then, the model does not say");
            }
            int[] shape = Arrays.stream(dims).mapToInt(Math::toIntExact).toArray();
            empty.put(name, Tensor.zeros(Shapes.withBatch(0, shape)));
        });
        return empty;
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value != null && Shapes.size(shape(value)) == 0;
    }
}
