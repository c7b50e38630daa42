package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.onnx.node.Value.Side;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Attributes;
import org.lrptoolbox.onnx.node.Reading;

/**
 * Operators that do the work of several: the nodes they stand for, which are read in their place. Of the standard's,
 * Attention; of ONNX Runtime's own, what its optimizer fuses.
 */
final class Macros {
    private static final String MICROSOFT = "com.microsoft";
    private static final Set<String> FUSED = Set.of("FusedConv", "FusedGemm", "FusedMatMul", "Gelu", "FastGelu",
            "BiasGelu", "QuickGelu", "SkipLayerNormalization", "SkipSimplifiedLayerNormalization",
            "SimplifiedLayerNormalization", "EmbedLayerNormalization");

    private final Reading step;
    private final NodeProto node;
    private final List<NodeProto> nodes = new ArrayList<>();

    private Macros(Reading step) {
        this.step = step;
        this.node = step.proto();
    }

    /** Whether a node is written out; other operators of that domain are not known. */
    static boolean applies(NodeProto node) {
        return node.getDomain().equals(MICROSOFT) && FUSED.contains(node.getOpType())
                || node.getDomain().isEmpty() && node.getOpType().equals("Attention");
    }

    /** The nodes a node stands for. */
    static List<NodeProto> of(Reading step) throws LrpFileException {
        Macros macros = new Macros(step);
        macros.expand();
        return macros.nodes;
    }

    private void expand() throws LrpFileException {
        switch (node.getOpType()) {
            case "Attention" -> attention();
            case "FusedConv" -> fused("Conv", 3);
            case "FusedGemm" -> fused("Gemm", 3);
            case "FusedMatMul" -> matMul();
            case "Gelu" -> last("Gelu", input(0));
            case "BiasGelu" -> last("Gelu", add("biased", "Add", input(0), input(1)));
            case "FastGelu" -> set(last("Gelu", step.has(1)
                    ? add("biased", "Add", input(0), input(1))
                    : input(0)).addAttribute(text("approximate", "tanh")));
            case "QuickGelu" -> {
                String scaled = add("scaled", "Mul", input(0),
                        number("alpha", step.attributes().real("alpha", 1.702f)));
                last("Mul", input(0), add("gate", "Sigmoid", scaled));
            }
            case "SimplifiedLayerNormalization" -> set(normal("RMSNormalization", input(0), 1, -1));
            case "SkipSimplifiedLayerNormalization" -> skip("RMSNormalization", 2, -1, 3);
            case "SkipLayerNormalization" -> skip("LayerNormalization", 2, 3, 4);
            default -> embed();
        }
    }

    private String input(int position) {
        return step.has(position) ? node.getInput(position) : "";
    }

    private NodeProto.Builder make(String op, String output, String... inputs) {
        NodeProto.Builder made = NodeProto.newBuilder().setOpType(op).setName(output).addOutput(output)
                .addAllInput(Arrays.asList(inputs));
        nodes.add(made.build());
        return made;
    }

    private void set(NodeProto.Builder changed) {
        nodes.set(nodes.size() - 1, changed.build());
    }

    private String add(String what, String op, String... inputs) {
        String name = node.getOutput(0) + "/" + what;
        make(op, name, inputs);
        return name;
    }

    private NodeProto.Builder last(String op, String... inputs) {
        NodeProto.Builder made = make(op, node.getOutput(0), inputs).setName(Problems.name(node));
        set(made);
        return made;
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value)).build();
    }

    private static AttributeProto integers(String name, long... values) {
        AttributeProto.Builder a = AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        Arrays.stream(values).forEach(a::addInts);
        return a.build();
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
    }

    /** A constant of a single number. */
    private String number(String what, double value) {
        String name = add(what, "Constant");
        NodeProto.Builder constant = nodes.getLast().toBuilder().addAttribute(AttributeProto.newBuilder()
                .setName("value").setType(AttributeType.TENSOR).setT(TensorProto.newBuilder()
                        .setDataType(DataType.FLOAT_VALUE).addFloatData((float) value)));
        set(constant);
        return name;
    }

    private int rank(int position) throws LrpFileException {
        return switch (step.any(position)) {
            case Computed c -> c.fileRank();
            case Constant c -> c.rank();
            case Side s -> s.example().rank();
        };
    }

    /** Another order of the last two axes. */
    private String turned(String what, String value, int rank) {
        String name = add(what, "Transpose", value);
        long[] perm = LongStream.range(0, rank).map(i -> i < rank - 2 ? i : 2L * rank - 3 - i).toArray();
        set(nodes.getLast().toBuilder().addAttribute(integers("perm", perm)));
        return name;
    }

    private void matMul() throws LrpFileException {
        Attributes a = step.attributes();
        if (a.integer("transBatchA", 0) != 0 || a.integer("transBatchB", 0) != 0) {
            throw step.unsupported("exchanges the batch with other axes; export the model without optimizing it");
        }
        String left = a.integer("transA", 0) != 0 ? turned("a", input(0), rank(0)) : input(0);
        String right = a.integer("transB", 0) != 0 ? turned("b", input(1), rank(1)) : input(1);
        double alpha = a.real("alpha", 1);
        if (alpha == 1) {
            last("MatMul", left, right);
        } else {
            last("Mul", add("product", "MatMul", left, right), number("alpha", alpha));
        }
    }

    /** An operator and the activation behind it. */
    private void fused(String op, int more) throws LrpFileException {
        String[] inputs = java.util.stream.IntStream.range(0, Math.min(3, step.inputs())).mapToObj(this::input)
                .toArray(String[]::new);
        String name = add("fused", op, inputs);
        NodeProto.Builder inner = nodes.getLast().toBuilder();
        node.getAttributeList().stream().filter(a -> !a.getName().startsWith("activation"))
                .forEach(inner::addAttribute);
        set(inner);
        String value = step.has(more) ? add("sum", "Add", name, input(more)) : name;
        String activation = step.attributes().text("activation", "Relu");
        float[] parameters = parameters();
        NodeProto.Builder behind = last(activation, value);
        switch (activation) {
            case "Relu", "Tanh", "Sigmoid" -> {
                // They have no parameters.
            }
            case "LeakyRelu" -> set(behind.addAttribute(real("alpha", at(parameters, 0, 0.01f))));
            case "HardSigmoid" -> set(behind.addAttribute(real("alpha", at(parameters, 0, 0.2f)))
                    .addAttribute(real("beta", at(parameters, 1, 0.5f))));
            case "Clip" -> {
                nodes.removeLast();
                String low = number("low", at(parameters, 0, -Float.MAX_VALUE));
                String high = number("high", at(parameters, 1, Float.MAX_VALUE));
                last("Clip", value, low, high);
            }
            default -> throw step.unsupported("is followed by " + Problems.quoted(activation));
        }
    }

    private static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.FLOAT).setF(value).build();
    }

    private static float at(float[] values, int index, float otherwise) {
        return index < values.length ? values[index] : otherwise;
    }

    private float[] parameters() {
        List<Float> found = new ArrayList<>();
        for (AttributeProto a : node.getAttributeList()) {
            switch (a.getName()) {
                case "activation_params" -> found.addAll(a.getFloatsList());
                case "activation_alpha", "activation_beta" -> found.add(a.getF());
                default -> {
                    // Not about the activation.
                }
            }
        }
        float[] all = new float[found.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = found.get(i);
        }
        return all;
    }

    private NodeProto.Builder normal(String op, String x, int factor, int shift) throws LrpFileException {
        float epsilon = (float) step.attributes().real("epsilon", 1e-12f);
        NodeProto.Builder made = shift >= 0 && step.has(shift)
                ? last(op, x, input(factor), input(shift))
                : last(op, x, input(factor));
        return made.addAttribute(real("epsilon", epsilon));
    }

    /** A residual, and the normalisation behind it; the fourth output is the sum. */
    private void skip(String op, int factor, int shift, int bias) throws LrpFileException {
        String sum = add("sum", "Add", input(0), input(1));
        String all = step.has(bias) ? add("biased", "Add", sum, input(bias)) : sum;
        if (node.getOutputCount() > 3 && !node.getOutput(3).isEmpty()) {
            make("Identity", node.getOutput(3), all);
        }
        set(normal(op, all, factor, shift));
    }

    /** Words, positions and types looked up, added and normalised. */
    private void embed() throws LrpFileException {
        String words = add("words", "Gather", input(2), input(0));
        String positions = input(3);
        if (step.has(8)) {
            positions = add("positions", "Gather", input(3), input(8));
        } else if (step.any(0) instanceof Side ids) {
            int[] shape = ids.example().numbers().shape();
            String end = number("length", shape[shape.length - 1]);
            set(nodes.getLast().toBuilder().clearAttribute().addAttribute(AttributeProto.newBuilder()
                    .setName("value_ints").setType(AttributeType.INTS).addInts(shape[shape.length - 1])));
            String start = number("start", 0);
            set(nodes.getLast().toBuilder().clearAttribute().addAttribute(integers("value_ints", 0)));
            positions = add("positions", "Slice", input(3), start, end);
        }
        String sum = add("placed", "Add", words, positions);
        if (step.has(1) && step.has(4)) {
            sum = add("sum", "Add", sum, add("types", "Gather", input(4), input(1)));
        }
        set(normal("LayerNormalization", sum, 5, 6));
    }

    /** softmax(Q K^T scale + mask) V, heads apart. */
    private void attention() throws LrpFileException {
        Attributes a = step.attributes();
        boolean usual = a.integer("is_causal", 0) == 0 && a.real("softcap", 0) == 0
                && a.integer("qk_matmul_output_mode", 0) == 0 && step.inputs() <= 4;
        if (!usual || rank(0) != 4 || !(step.any(0) instanceof Computed q) || !(step.any(1) instanceof Computed k)) {
            throw step
                    .unsupported("is causal, capped, cached or has its heads in one axis; attention of four axes and a "
                            + "mask is supported");
        }
        int heads = step.known(q)[q.rank() - 3];
        if (heads != step.known(k)[k.rank() - 3]) {
            throw step.unsupported("shares keys between heads; export it with keys expanded");
        }
        double scale = a.real("scale", 1 / Math.sqrt(q.shape()[q.rank() - 1]));
        String scores = add("scores", "MatMul", input(0), turned("keys", input(1), 4));
        String scaled = add("scaled", "Mul", scores, number("scale", scale));
        String masked = scaled;
        if (step.has(3)) {
            @Nullable
            NumberType type = switch (step.any(3)) {
                case Constant c -> c.type();
                case Side s -> s.example().type();
                case Computed c -> null;
            };
            if (type == NumberType.BOOL) {
                String bias = add("bias", "Where", input(3), number("seen", 0), number("hidden",
                        Double.NEGATIVE_INFINITY));
                masked = add("masked", "Add", scaled, bias);
            } else {
                masked = add("masked", "Add", scaled, input(3));
            }
        }
        String weights = add("weights", "Softmax", masked);
        set(nodes.getLast().toBuilder().addAttribute(integer("axis", -1)));
        if (step.has(3)) {
            // A row that is masked altogether is zero.
            weights = add("safe", "Where", add("empty", "IsNaN", weights), number("zero", 0), weights);
        }
        last("MatMul", weights, input(2));
    }
}
