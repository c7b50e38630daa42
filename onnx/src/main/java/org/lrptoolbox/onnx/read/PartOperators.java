package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.tensor.Tensor;

/** Operators that put values together and take them apart: Concat, Split, Slice, Pad. */
final class PartOperators {
    private static final int SLICE_AS_INPUT = 10;
    private static final int PAD_AS_INPUT = 11;
    private static final int SPLIT_AS_INPUT = 13;

    private PartOperators() {}

    static Value translate(Step step) throws LrpFileException {
        return switch (step.op()) {
            case "Concat" -> concat(step);
            case "Slice" -> slice(step);
            default -> pad(step);
        };
    }

    private static Value concat(Step step) throws LrpFileException {
        Computed[] inputs = step.values();
        if (inputs.length == 0) {
            throw step.malformed("has no inputs");
        }
        int axis = step.axis(step.attributes().integer("axis", 1), inputs[0]);
        return inputs.length == 1 ? inputs[0] : step.add(new Concat(axis, inputs.length), inputs);
    }

    private static Value slice(Step step) throws LrpFileException {
        Computed x = step.value(0);
        int[] shape = step.known(x);
        Ranges ranges = ranges(step);
        int[] starts = new int[shape.length];
        int[] steps = new int[shape.length];
        Arrays.fill(steps, 1);
        int[] sizes = shape.clone();
        for (int i = 0; i < ranges.count(); i++) {
            long axis = ranges.axis(i);
            if (axis == 0 || axis == -shape.length - 1) {
                requireWholeBatch(step, ranges, i);
                continue;
            }
            int own = step.axis(axis, x);
            ranges.resolve(i, shape[own], own, starts, steps, sizes);
            if (sizes[own] < 1) {
                throw step.unsupported("takes nothing of axis " + axis);
            }
        }
        return Arrays.equals(sizes, shape) && Arrays.stream(steps).allMatch(s -> s == 1)
                ? x
                : step.add(new Slice(starts, steps, sizes), x);
    }

    private static void requireWholeBatch(Step step, Ranges ranges, int i) throws LrpFileException {
        boolean behind = ranges.ends().data()[i] >= Math.max(step.batch(), step.batch() > 0 ? 0 : Integer.MAX_VALUE);
        if (ranges.starts().data()[i] != 0 || ranges.step(i) != 1 || !behind) {
            throw step.unsupported("takes a part of the batch; every sample is explained on its own");
        }
    }

    static Ranges ranges(Step step) throws LrpFileException {
        if (step.opset() >= SLICE_AS_INPUT) {
            return new Ranges(step, step.numbers(1), step.numbers(2), step.optional(3), step.optional(4));
        }
        return new Ranges(step, list(step, "starts"), list(step, "ends"),
                step.attributes().has("axes") ? list(step, "axes") : null, null);
    }

    private static Tensor list(Step step, String attribute) throws LrpFileException {
        double[] numbers = Arrays.stream(step.attributes().integers(attribute)).asDoubleStream().toArray();
        return Tensor.of(numbers, numbers.length);
    }

    static List<Computed> split(Step step) throws LrpFileException {
        Computed x = step.value(0);
        int[] shape = step.known(x);
        int axis = step.axis(step.attributes().integer("axis", 0), x);
        step.attributes().integer("num_outputs", 0);
        Tensor given = step.opset() >= SPLIT_AS_INPUT ? step.optional(1) : null;
        int[] parts = parts(step, shape[axis],
                given == null ? step.attributes().has("split") ? list(step, "split") : null : given);
        List<Computed> results = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            int[] starts = new int[shape.length];
            int[] steps = new int[shape.length];
            Arrays.fill(steps, 1);
            int[] sizes = shape.clone();
            starts[axis] = at;
            sizes[axis] = parts[i];
            results.add(step.addPart(i, new Slice(starts, steps, sizes), x));
            at += parts[i];
        }
        return results;
    }

    private static int[] parts(Step step, int size, @Nullable Tensor given) throws LrpFileException {
        int count = step.node().getOutputCount();
        int[] parts = new int[count];
        int each = Math.ceilDiv(size, count);
        Arrays.setAll(parts, i -> given != null && given.size() == count
                ? (int) given.data()[i]
                : Math.min(each, size - i * each));
        boolean fits = Arrays.stream(parts).allMatch(p -> p > 0 && p <= size) && Arrays.stream(parts).sum() == size;
        if (!fits || given != null && given.size() != count) {
            throw step.malformed("splits an axis of " + size + " into " + Arrays.toString(parts));
        }
        return parts;
    }

    private static Value pad(Step step) throws LrpFileException {
        Computed x = step.value(0);
        Attributes attributes = step.attributes();
        String mode = attributes.text("mode", "constant");
        boolean asInput = step.opset() >= PAD_AS_INPUT;
        Tensor pads = asInput ? step.numbers(1) : list(step, "pads");
        Tensor constant = asInput ? step.optional(2) : null;
        double value = asInput ? constant == null ? 0 : constant.data()[0] : attributes.real("value", 0);
        Tensor axes = step.optional(3);
        int count = axes == null ? x.rank() + 1 : axes.size();
        if (!mode.equals("constant") || pads.size() != 2 * count) {
            throw step.unsupported("pads by " + pads.size() + " numbers in mode " + Problems.quoted(mode)
                    + "; two numbers per axis and mode constant are expected");
        }
        int[] before = new int[x.rank()];
        int[] behind = new int[x.rank()];
        for (int i = 0; i < count; i++) {
            double axis = axes == null ? i : axes.data()[i];
            double first = pads.data()[i];
            double last = pads.data()[i + count];
            if (first == 0 && last == 0) {
                continue;
            }
            int own = step.axis((long) axis, x);
            before[own] = Math.toIntExact((long) first);
            behind[own] = Math.toIntExact((long) last);
        }
        boolean nothing = Arrays.stream(before).allMatch(p -> p == 0) && Arrays.stream(behind).allMatch(p -> p == 0);
        return nothing ? x : step.add(new Pad(before, behind, value), x);
    }
}
