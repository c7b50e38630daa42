package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Constants;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.tensor.Tensor;

/**
 * Finds where numbers are put back to the places that a MaxPool found, and says so by a MaxUnpool that reads, as its
 * input 3, what was pooled. Files have a MaxUnpool that reads the places, or, by PyTorch's newer exporter,
 *
 * <pre>{@code
 * Reshape(ScatterND(zeros, Add(Sub(places, first place of each plane), first place of each larger plane), values))
 * }</pre>
 *
 * Whatever differs from that is left as it is.
 */
final class Unpoolings {
    private static final Set<String> COPIES = Set.of("Identity");
    /** What changes neither numbers nor their order. */
    private static final Set<String> VIEWS = Set.of("Identity", "Reshape", "Squeeze", "Unsqueeze");

    private final Constants constants;
    private final Map<String, NodeProto> makers = new HashMap<>();

    private Unpoolings(Constants constants) {
        this.constants = constants;
    }

    /** The nodes, of which those that put numbers back say what was pooled. */
    static List<NodeProto> of(List<NodeProto> nodes, Constants constants) throws LrpFileException {
        if (nodes.stream().noneMatch(n -> n.getOpType().equals("MaxPool") && n.getOutputCount() > 1)) {
            return nodes;
        }
        Unpoolings all = new Unpoolings(constants);
        nodes.forEach(n -> n.getOutputList().forEach(name -> all.makers.put(name, n)));
        List<NodeProto> told = new ArrayList<>();
        for (NodeProto node : nodes) {
            switch (node.getOpType()) {
                case "MaxUnpool" -> all.unpool(node, told);
                case "Reshape" -> all.reshape(node, told);
                default -> told.add(node);
            }
        }
        return told;
    }

    private void unpool(NodeProto node, List<NodeProto> told) {
        NodeProto pool = finder(input(node, 1));
        String shape = input(node, 2);
        if (pool == null || shape.isEmpty() && !sameWindows(node, pool)) {
            told.add(node);
            return;
        }
        NodeProto.Builder back = back(node, pool, input(node, 0));
        if (shape.isEmpty()) {
            told.add(back.addOutput(node.getOutput(0)).addAttribute(AttributeProto.newBuilder().setName("inferred")
                    .setType(AttributeType.INT).setI(1)).build());
            return;
        }
        String all = node.getOutput(0) + "/places";
        told.add(back.addOutput(all).build());
        told.add(NodeProto.newBuilder().setOpType("Reshape").setName(all).addInput(all).addInput(shape)
                .addOutput(node.getOutput(0)).build());
    }

    private void reshape(NodeProto node, List<NodeProto> told) throws LrpFileException {
        NodeProto put = makers.get(input(node, 0));
        if (put != null && put.getOpType().equals("ScatterND")) {
            NodeProto values = makers.get(input(put, 2));
            Tensor shape = numbers(input(node, 1));
            NodeProto pool = shape == null ? null : scattered(put, shape.data());
            if (pool != null && values != null && isFlattened(values)) {
                String all = node.getOutput(0) + "/places";
                told.add(back(put, pool, input(values, 0)).addOutput(all).build());
                told.add(node.toBuilder().setInput(0, all).build());
                return;
            }
        }
        told.add(node);
    }

    private static NodeProto.Builder back(NodeProto node, NodeProto pool, String values) {
        return NodeProto.newBuilder().setOpType("MaxUnpool").setName(Problems.name(node)).addInput(values).addInput("")
                .addInput("").addInput(input(pool, 0)).addAllAttribute(pool.getAttributeList());
    }

    /** The pooling that found the places to which a node puts values, into planes of a shape; null if it is none. */
    private @Nullable NodeProto scattered(NodeProto put, double... shape) throws LrpFileException {
        NodeProto sum = viewed(input(put, 1));
        boolean replaces = put.getAttributeList().stream().allMatch(a -> a.getS().toStringUtf8().equals("none"));
        if (sum == null || !sum.getOpType().equals("Add") || !replaces || !isZero(viewed(input(put, 0)))) {
            return null;
        }
        for (int i = 0; i < 2; i++) {
            if (areStarts(input(sum, 1 - i), shape)) {
                return inPlane(viewed(input(sum, i)));
            }
        }
        return null;
    }

    /** The pooling whose places, less the first of their plane, a node makes. */
    private @Nullable NodeProto inPlane(@Nullable NodeProto less) throws LrpFileException {
        if (less == null || !less.getOpType().equals("Sub")) {
            return null;
        }
        NodeProto pool = finder(input(less, 0));
        NodeProto first = makers.get(input(less, 1));
        if (pool == null || first == null || !first.getOpType().equals("Slice")) {
            return null;
        }
        NodeProto each = finder(input(first, 0));
        long[] size = integers(pool, "kernel_shape");
        boolean all = each != null && input(each, 0).equals(input(pool, 0))
                && each.getAttributeList().stream().noneMatch(a -> a.getIntsList().stream().anyMatch(v -> v != (a
                        .getName().equals("pads") ? 0 : 1)))
                && holds(input(first, 1), new double[size.length])
                && holds(input(first, 2), Arrays.stream(size).mapToDouble(i -> 1).toArray())
                && holds(input(first, 3), LongStream.range(2, 2 + size.length).asDoubleStream().toArray());
        return all ? pool : null;
    }

    /** Whether numbers are the first places of planes of a shape: stored, or counted for a batch of any size. */
    private boolean areStarts(String name, double... shape) throws LrpFileException {
        double plane = Arrays.stream(shape).skip(2).reduce(1, (a, b) -> a > 0 && b > 0 ? a * b : -1);
        Tensor stored = numbers(name);
        if (shape.length < 3 || plane < 1 || stored != null) {
            return stored != null && plane >= 1 && isPerPlane(stored.shape(), shape) && stored.shape()[0] == shape[0]
                    && isCounted(plane, stored.data());
        }
        NodeProto product = makers.get(name);
        if (product == null || !product.getOpType().equals("Mul") || !holds(input(product, 1), plane)) {
            return false;
        }
        NodeProto view = makers.get(input(product, 0));
        NodeProto range = view == null || !view.getOpType().equals("Reshape") ? null : makers.get(input(view, 0));
        if (view == null || range == null || !range.getOpType().equals("Range")) {
            return false;
        }
        Tensor to = numbers(input(view, 1));
        return holds(input(range, 0), 0) && holds(input(range, 2), 1) && to != null
                && isPerPlane(Arrays.stream(to.data()).mapToInt(v -> (int) v).toArray(), shape);
    }

    /** Whether there is one number for each channel, and none for places. */
    private static boolean isPerPlane(int[] numbers, double... shape) {
        return shape.length > 2 && numbers.length > 2 && numbers[1] == shape[1]
                && Arrays.stream(numbers).skip(2).allMatch(d -> d == 1);
    }

    private static boolean isCounted(double step, double... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != i * step) {
                return false;
            }
        }
        return true;
    }

    private boolean isFlattened(NodeProto node) throws LrpFileException {
        return node.getOpType().equals("Reshape") && holds(input(node, 1), -1);
    }

    private boolean isZero(@Nullable NodeProto made) throws LrpFileException {
        if (made == null || !made.getOpType().equals("ConstantOfShape")) {
            return false;
        }
        for (AttributeProto a : made.getAttributeList()) {
            if (constants.of(a.getT()).numbers().tensor().data()[0] != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(String name, double... wanted) throws LrpFileException {
        Tensor found = numbers(name);
        return found != null && Arrays.equals(found.data(), wanted);
    }

    /** Stored numbers; null if they are not, or too many to be places. */
    private @Nullable Tensor numbers(String name) throws LrpFileException {
        Constant found = constants.get(name);
        NodeProto maker = makers.get(name);
        if (found == null && maker != null && maker.getOpType().equals("Constant")) {
            TensorProto value = maker.getAttributeList().stream().filter(AttributeProto::hasT).map(AttributeProto::getT)
                    .findFirst().orElse(null);
            found = value == null ? null : constants.of(value);
        }
        return found == null ? null : constants.read(found);
    }

    /** The pooling of which a value is the places, counted row by row; null if it is none. */
    private @Nullable NodeProto finder(String places) {
        String name = behind(places, COPIES);
        NodeProto maker = makers.get(name);
        boolean finds = maker != null && maker.getOpType().equals("MaxPool") && maker.getOutputCount() > 1
                && maker.getOutput(1).equals(name) && maker.getAttributeList().stream()
                        .noneMatch(a -> a.getName().equals("storage_order") && a.getI() != 0);
        return finds ? maker : null;
    }

    /** What makes a value, whatever shape it has been given since. */
    private @Nullable NodeProto viewed(String name) {
        return makers.get(behind(name, VIEWS));
    }

    /** The value behind nodes of these kinds; no further than there are nodes, should they read each other in a circle. */
    private String behind(String name, Set<String> kinds) {
        String at = name;
        for (int step = 0; step < makers.size(); step++) {
            NodeProto maker = makers.get(at);
            if (maker == null || !kinds.contains(maker.getOpType())) {
                break;
            }
            at = input(maker, 0);
        }
        return at;
    }

    private static boolean sameWindows(NodeProto a, NodeProto b) {
        return List.of("kernel_shape", "strides", "pads").stream().allMatch(name -> {
            long usual = name.equals("pads") ? 0 : 1;
            long[] one = integers(a, name);
            long[] other = integers(b, name);
            return one.length > 0 && other.length > 0
                    ? Arrays.equals(one, other)
                    : Arrays.stream(one).allMatch(v -> v == usual) && Arrays.stream(other).allMatch(v -> v == usual);
        });
    }

    private static long[] integers(NodeProto node, String name) {
        return node.getAttributeList().stream().filter(a -> a.getName().equals(name)).findFirst()
                .map(a -> a.getIntsList().stream().mapToLong(v -> v).toArray()).orElse(new long[0]);
    }

    private static String input(NodeProto node, int position) {
        return position < node.getInputCount() ? node.getInput(position) : "";
    }
}
