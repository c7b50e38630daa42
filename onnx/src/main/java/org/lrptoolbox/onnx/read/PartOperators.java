package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Gather;
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
        Computed[] inputs = new Computed[step.inputs()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = step.operand(i);
        }
        if (inputs.length == 0) {
            throw step.malformed("has no inputs");
        }
        long axis = step.attributes().integer("axis", 1);
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].fileRank() != inputs[0].fileRank()) {
                throw step.malformed("puts values of " + inputs[0].fileRank() + " and " + inputs[i].fileRank()
                        + " axes together");
            }
            inputs[i] = step.without(inputs[i], axis);
        }
        Computed[] parts = step.together(inputs);
        int own = step.axis(axis, parts[0]);
        return parts.length == 1 ? parts[0] : step.addAt(parts[0].batch(), new Concat(own, parts.length), parts);
    }

    private static Value slice(Step step) throws LrpFileException {
        Ranges ranges = ranges(step);
        Computed given = step.raw(0);
        Computed x = step.isPinned() ? step.without(given, ranges.axes()) : given;
        int[] shape = step.known(x);
        int[] starts = new int[shape.length];
        int[] steps = new int[shape.length];
        Arrays.fill(steps, 1);
        int[] sizes = shape.clone();
        for (int i = 0; i < ranges.count(); i++) {
            long axis = ranges.axis(i);
            if (x.batch() != Computed.PINNED && (axis < 0 ? axis + x.fileRank() : axis) == x.batch()) {
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
                : step.addAt(x.batch(), new Slice(starts, steps, sizes), x);
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
        long named = step.attributes().integer("axis", 0);
        Computed x = step.without(step.raw(0), named);
        int[] shape = step.known(x);
        int axis = step.axis(named, x);
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

    /** Padding that repeats or mirrors what it surrounds, axis by axis. */
    private static Value continued(Step step, Computed given, String mode, Tensor pads, @Nullable Tensor axes)
            throws LrpFileException {
        Gather.Continuation how = switch (mode) {
            case "edge" -> Gather.Continuation.EDGE;
            case "reflect" -> Gather.Continuation.REFLECT;
            case "wrap" -> Gather.Continuation.WRAP;
            default -> throw step.malformed("pads in mode " + Problems.quoted(mode));
        };
        int count = pads.size() / 2;
        Computed x = given;
        for (int i = 0; i < count; i++) {
            int before = (int) pads.data()[i];
            int behind = (int) pads.data()[i + count];
            if (before == 0 && behind == 0) {
                continue;
            }
            int axis = step.axis(axes == null ? i : (long) axes.data()[i], x);
            int size = step.known(x)[axis];
            if (before < 0 || behind < 0 || Math.max(before, behind) > 1 << 20 || size < 1) {
                throw step.unsupported("pads an axis of " + size + " by " + before + " and " + behind + " in mode "
                        + Problems.quoted(mode));
            }
            x = step.addAt(x.batch(), Gather.padding(axis, size, before, behind, how), x);
        }
        return x;
    }

    private static Value pad(Step step) throws LrpFileException {
        Computed x = step.raw(0);
        Attributes attributes = step.attributes();
        String mode = attributes.text("mode", "constant");
        boolean asInput = step.opset() >= PAD_AS_INPUT;
        Tensor pads = asInput ? step.numbers(1) : list(step, "pads");
        Tensor constant = asInput ? step.optional(2) : null;
        double value = asInput ? constant == null ? 0 : constant.data()[0] : attributes.real("value", 0);
        Tensor axes = step.optional(3);
        int count = axes == null ? x.fileRank() : axes.size();
        if (pads.size() != 2 * count) {
            throw step
                    .malformed("pads by " + pads.size() + " numbers; two for each of " + count + " axes are expected");
        }
        if (!mode.equals("constant")) {
            return continued(step, x, mode, pads, axes);
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
        return nothing ? x : step.addAt(x.batch(), new Pad(before, behind, value), x);
    }
}
