package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import java.util.stream.IntStream;

/** Operators that put values together and take them apart: Concat, Split, Slice, Pad. */
final class Parts {
    static final Family FAMILY = new Family()
            .reads("Concat 1 axis=1", Parts::concat)
            .reads("Slice 1 axes@10:3= ends@10:2= starts@10:1= steps@10:4=", Parts::slice)
            .readsAll("Split 1 axis=0 num_outputs= split@13:1=", Parts::split)
            .reads("Pad 1 axes@11:3= mode=constant pads@11:1= value@11:2=0", Parts::pad)
            .writes(Concat.class, (out, c) -> out.node("Concat").integer("axis", c.axis() + 1L))
            .writes(Slice.class, Parts::written)
            .writes(Pad.class, (out, p) -> out.node("Pad", out.integers("pads", pads(p)), out.number("value",
                    p.value())));

    private Parts() {}

    private static NodeBuilder written(Writing out, Slice s) {
        int rank = s.sizes().length;
        long[] ends = new long[rank];
        for (int i = 0; i < rank; i++) {
            long end = s.starts()[i] + (long) s.sizes()[i] * s.steps()[i];
            // Before the first position means before everything, which no small number says.
            ends[i] = end < 0 ? Long.MIN_VALUE : end;
        }
        return out.node("Slice", out.integers("starts", Arrays.stream(s.starts()).asLongStream().toArray()),
                out.integers("ends", ends),
                out.integers("axes", IntStream.rangeClosed(1, rank).asLongStream().toArray()),
                out.integers("steps", Arrays.stream(s.steps()).asLongStream().toArray()));
    }

    private static long[] pads(Pad p) {
        int rank = p.before().length;
        long[] pads = new long[2 * rank + 2];
        for (int i = 0; i < rank; i++) {
            pads[i + 1] = p.before()[i];
            pads[i + rank + 2] = p.behind()[i];
        }
        return pads;
    }

    private static Value concat(Reading node) throws LrpFileException {
        List<Computed> given = new ArrayList<>();
        for (int i = 0; i < node.inputs(); i++) {
            // What has no elements adds none.
            if (!node.isConstant(i) || node.constant(i).numbers().count() > 0) {
                given.add(node.operand(i));
            }
        }
        Computed[] inputs = given.toArray(Computed[]::new);
        if (inputs.length == 0) {
            throw node.malformed("has no inputs");
        }
        long axis = node.attributes().integer("axis");
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].fileRank() != inputs[0].fileRank()) {
                throw node.malformed("puts values of " + inputs[0].fileRank() + " and " + inputs[i].fileRank()
                        + " axes together");
            }
            inputs[i] = node.without(inputs[i], axis);
        }
        Computed[] parts = node.together(inputs);
        int own = node.axis(axis, parts[0]);
        return parts.length == 1 ? parts[0] : node.addAt(parts[0].batch(), new Concat(own, parts.length), parts);
    }

    private static Value slice(Reading node) throws LrpFileException {
        Ranges ranges = ranges(node);
        Computed given = node.raw(0);
        Computed x = node.isPinned() ? node.without(given, ranges.axes()) : given;
        int[] shape = node.known(x);
        int[] starts = new int[shape.length];
        int[] steps = new int[shape.length];
        Arrays.fill(steps, 1);
        int[] sizes = shape.clone();
        for (int i = 0; i < ranges.count(); i++) {
            long axis = ranges.axis(i);
            if (x.batch() != Computed.PINNED && (axis < 0 ? axis + x.fileRank() : axis) == x.batch()) {
                requireWholeBatch(node, ranges, i);
                continue;
            }
            int own = node.axis(axis, x);
            ranges.resolve(i, shape[own], own, starts, steps, sizes);
        }
        if (Arrays.stream(sizes).anyMatch(size -> size < 1)) {
            // No numbers, whatever goes in: what is left where rotary positions turn all features, for instance.
            int[] empty = new Computed(x.layer(), false, x.batch(), sizes).fileShape();
            return new Constant(Weights.of(Tensor.zeros(empty)), NumberType.FLOAT32);
        }
        return Arrays.equals(sizes, shape) && Arrays.stream(steps).allMatch(s -> s == 1)
                ? x
                : node.addAt(x.batch(), new Slice(starts, steps, sizes), x);
    }

    private static void requireWholeBatch(Reading node, Ranges ranges, int i) throws LrpFileException {
        boolean behind = ranges.ends().data()[i] >= Math.max(node.batch(), node.batch() > 0 ? 0 : Integer.MAX_VALUE);
        if (ranges.starts().data()[i] != 0 || ranges.step(i) != 1 || !behind) {
            throw node.unsupported("takes a part of the batch; every sample is explained on its own");
        }
    }

    static Ranges ranges(Reading node) throws LrpFileException {
        return new Ranges(node, node.needed("starts"), node.needed("ends"), node.argument("axes"),
                node.argument("steps"));
    }

    private static List<Value> split(Reading node) throws LrpFileException {
        long named = node.attributes().integer("axis");
        Computed x = node.without(node.raw(0), named);
        int[] shape = node.known(x);
        int axis = node.axis(named, x);
        node.attributes().has("num_outputs");
        int[] parts = parts(node, shape[axis], node.argument("split"));
        List<Value> results = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            int[] starts = new int[shape.length];
            int[] steps = new int[shape.length];
            Arrays.fill(steps, 1);
            int[] sizes = shape.clone();
            starts[axis] = at;
            sizes[axis] = parts[i];
            results.add(parts[i] == 0
                    ? new Constant(Weights.of(Tensor.zeros(empty(x, sizes))), NumberType.FLOAT32)
                    : node.addPart(i, new Slice(starts, steps, sizes), x));
            at += parts[i];
        }
        return results;
    }

    /** The shape of nothing, in the file. */
    private static int[] empty(Computed x, int... sizes) {
        return new Computed(x.layer(), true, x.batch(), sizes).fileShape();
    }

    private static int[] parts(Reading node, int size, @Nullable Tensor given) throws LrpFileException {
        int count = node.proto().getOutputCount();
        int[] parts = new int[count];
        int each = Math.ceilDiv(size, count);
        Arrays.setAll(parts, i -> given != null && given.size() == count
                ? (int) given.data()[i]
                : Math.min(each, size - i * each));
        boolean fits = Arrays.stream(parts).allMatch(p -> p >= 0 && p <= size) && Arrays.stream(parts).sum() == size;
        if (!fits || given != null && given.size() != count) {
            throw node.malformed("splits an axis of " + size + " into " + Arrays.toString(parts));
        }
        return parts;
    }

    /** Padding that repeats or mirrors what it surrounds, axis by axis. */
    private static Value continued(Reading node, Computed given, String mode, Tensor pads, @Nullable Tensor axes)
            throws LrpFileException {
        Gather.Continuation how = switch (mode) {
            case "edge" -> Gather.Continuation.EDGE;
            case "reflect" -> Gather.Continuation.REFLECT;
            case "wrap" -> Gather.Continuation.WRAP;
            default -> throw node.malformed("pads in mode " + Problems.quoted(mode));
        };
        int count = pads.size() / 2;
        Computed x = given;
        for (int i = 0; i < count; i++) {
            int before = (int) pads.data()[i];
            int behind = (int) pads.data()[i + count];
            if (before == 0 && behind == 0) {
                continue;
            }
            int axis = node.axis(axes == null ? i : (long) axes.data()[i], x);
            int size = node.known(x)[axis];
            if (before < 0 || behind < 0 || Math.max(before, behind) > 1 << 20 || size < 1) {
                throw node.unsupported("pads an axis of " + size + " by " + before + " and " + behind + " in mode "
                        + Problems.quoted(mode));
            }
            x = node.addAt(x.batch(), Gather.padding(axis, size, before, behind, how), x);
        }
        return x;
    }

    private static Value pad(Reading node) throws LrpFileException {
        Computed x = node.raw(0);
        String mode = node.attributes().text("mode");
        Tensor pads = node.needed("pads");
        double value = node.number("value");
        Tensor axes = node.argument("axes");
        int count = axes == null ? x.fileRank() : axes.size();
        if (pads.size() != 2 * count) {
            throw node
                    .malformed("pads by " + pads.size() + " numbers; two for each of " + count + " axes are expected");
        }
        if (!mode.equals("constant")) {
            return continued(node, x, mode, pads, axes);
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
            int own = node.axis((long) axis, x);
            before[own] = Math.toIntExact((long) first);
            behind[own] = Math.toIntExact((long) last);
        }
        boolean nothing = Arrays.stream(before).allMatch(p -> p == 0) && Arrays.stream(behind).allMatch(p -> p == 0);
        return nothing ? x : node.addAt(x.batch(), new Pad(before, behind, value), x);
    }
}
