package org.lrptoolbox.onnx.expand;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import ai.onnx.proto.OnnxMl.AttributeProto;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.Problems;

/** What the optimizer of ONNX Runtime fuses. */
final class FusedPieces {
    private static final String RMS = "RMSNormalization";
    private static final String LAYER = "LayerNormalization";

    private static final String ALPHA = "alpha";
    /** The activations behind an operator, and their parameters in order. */
    private static final Map<String, List<String>> ACTIVATIONS = Map.ofEntries(Map.entry("Relu", List.of()),
            Map.entry("Tanh", List.of()), Map.entry("Sigmoid", List.of()), Map.entry("Softplus", List.of()),
            Map.entry("Softsign", List.of()), Map.entry("LeakyRelu", List.of(ALPHA)),
            Map.entry("Elu", List.of(ALPHA)), Map.entry("ThresholdedRelu", List.of(ALPHA)),
            Map.entry("Selu", List.of(ALPHA, "gamma")), Map.entry("HardSigmoid", List.of(ALPHA, "beta")),
            Map.entry("Clip", List.of("min", "max")));

    private FusedPieces() {}

    static void register() {
        microsoft("FusedConv", p -> fused(p, "Conv", 3));
        microsoft("FusedGemm", p -> fused(p, "Gemm", 3));
        microsoft("FusedMatMul", FusedPieces::matMul);
        microsoft("TransposeMatMul", FusedPieces::matMul);
        microsoft("Gelu", p -> p.add("Gelu", p.input(0)).as(0));
        microsoft("BiasGelu", p -> p.add("Gelu", biased(p, 1)).as(0));
        microsoft("FastGelu", p -> p.add("Gelu", biased(p, 1)).text("approximate", "tanh").as(0));
        microsoft("QuickGelu", FusedPieces::quick);
        microsoft("BiasSoftmax", FusedPieces::softmax);
        microsoft("SimplifiedLayerNormalization",
                p -> normal(p, RMS, p.input(0), 1, -1));
        microsoft("SkipSimplifiedLayerNormalization", p -> skip(p, RMS, 2, -1, 3));
        microsoft("SkipLayerNormalization", p -> skip(p, LAYER, 2, 3, 4));
        microsoft("EmbedLayerNormalization", FusedPieces::embedded);
        for (String layout : List.of("NhwcMaxPool", "NhwcConv", "NhwcFusedConv", "QLinearConvTranspose")) {
            refused(Expansions.MICROSOFT, layout, "is written for one kind of processor or delegate");
        }
        for (String op : List.of("ReorderInput", "ReorderOutput", "Conv", "MaxPool", "AveragePool",
                "GlobalAveragePool", "GlobalMaxPool", "Upsample")) {
            refused("com.microsoft.nchwc", op, "has its channels in blocks as one kind of processor wants them");
        }
        refused(Expansions.MICROSOFT, "GroupQueryAttention", "keeps keys and values of earlier words");
    }

    private static void microsoft(String op, Expansions.Expansion expansion) {
        Expansions.add(Expansions.MICROSOFT, op, expansion);
    }

    private static void refused(String domain, String op, String why) {
        Expansions.add(domain, op, p -> {
            throw p.node().unsupported(why + "; save the model without optimizing it for a device, or take the one it "
                    + "was made of");
        });
    }

    private static String biased(Pieces p, int bias) {
        return p.node().has(bias) ? p.add("Add", p.input(0), p.input(bias)).value() : p.input(0);
    }

    /** x sigmoid(alpha x). */
    private static void quick(Pieces p) throws LrpFileException {
        double alpha = p.node().attributes().real(ALPHA, 1.702f);
        String gate = p.add("Sigmoid", p.times(p.input(0), alpha)).value();
        p.add("Mul", p.input(0), gate).as(0);
    }

    private static void softmax(Pieces p) throws LrpFileException {
        long axis = p.node().attributes().integer("axis", 1);
        p.node().attributes().has("is_inner_broadcast");
        int rank = p.shape(0).length;
        if (axis != -1 && axis != rank - 1) {
            throw p.node().unsupported("takes the softmax over the axes from " + axis + " on together");
        }
        p.add("Softmax", p.add("Add", p.input(0), p.input(1)).value()).integer("axis", -1).as(0);
    }

    private static void matMul(Pieces p) throws LrpFileException {
        String x = factor(p, 0, "A");
        String y = factor(p, 1, "B");
        double alpha = p.node().attributes().real(ALPHA, 1);
        if (alpha == 1) {
            p.add("MatMul", x, y).as(0);
        } else {
            p.add("Mul", p.add("MatMul", x, y).value(), p.number(alpha)).as(0);
        }
    }

    /** One of two factors, whose rows may be its columns (trans), or its first axis (transBatch). */
    private static String factor(Pieces p, int position, String letter) throws LrpFileException {
        int rank = p.shape(position).length;
        boolean turned = p.node().attributes().integer("trans" + letter, 0) != 0 && rank > 1;
        boolean moved = p.node().attributes().integer("transBatch" + letter, 0) != 0 && rank > 2;
        String value = moved
                ? p.transposed(p.input(position),
                        LongStream.range(0, rank).map(i -> i < rank - 2 ? i + 1 : i < rank - 1 ? 0 : i).toArray())
                : p.input(position);
        return turned ? p.turned(value, rank) : value;
    }

    /** An operator and the activation behind it. */
    private static void fused(Pieces p, String op, int more) throws LrpFileException {
        Pieces.Piece inner = p.add(op, IntStream.range(0, Math.min(3, p.node().inputs())).mapToObj(p::input)
                .toArray(String[]::new));
        for (AttributeProto a : p.node().proto().getAttributeList()) {
            p.node().attributes().has(a.getName());
            if (!a.getName().startsWith("activation")) {
                inner.with(a);
            }
        }
        String whole = inner.value();
        String value = p.node().has(more) ? p.add("Add", whole, p.input(more)).value() : whole;
        activated(p, value, p.node().attributes().text("activation", ""));
    }

    private static void activated(Pieces p, String value, String activation) throws LrpFileException {
        if (activation.isEmpty()) {
            p.add("Identity", value).as(0);
            return;
        }
        List<String> names = ACTIVATIONS.get(activation);
        if (names == null) {
            throw p.node().unsupported("is followed by " + Problems.quoted(activation));
        }
        Map<String, Float> parameters = parameters(p, names);
        if (activation.equals("Clip")) {
            p.add(activation, value, p.number(parameters.getOrDefault("min", -Float.MAX_VALUE)),
                    p.number(parameters.getOrDefault("max", Float.MAX_VALUE))).as(0);
            return;
        }
        Pieces.Piece piece = p.add(activation, value);
        parameters.forEach(piece::real);
        piece.as(0);
    }

    /** The parameters of an activation: FusedConv lists them, FusedGemm names them. */
    private static Map<String, Float> parameters(Pieces p, List<String> names) {
        Map<String, Float> found = new TreeMap<>();
        for (AttributeProto a : p.node().proto().getAttributeList()) {
            if (a.getName().equals("activation_params")) {
                for (int i = 0; i < Math.min(names.size(), a.getFloatsCount()); i++) {
                    found.put(names.get(i), a.getFloats(i));
                }
            }
            names.stream().filter(n -> a.getName().equals("activation_" + n)).forEach(n -> found.put(n, a.getF()));
        }
        return found;
    }

    private static void normal(Pieces p, String op, String x, int factor, int shift) throws LrpFileException {
        double epsilon = p.node().attributes().real("epsilon", 1e-12f);
        Pieces.Piece made = shift >= 0 && p.node().has(shift)
                ? p.add(op, x, p.input(factor), p.input(shift))
                : p.add(op, x, p.input(factor));
        made.real("epsilon", epsilon);
        if (p.node().attributes().has("axis")) {
            made.integer("axis", p.node().attributes().integer("axis", -1));
        }
        p.node().attributes().has("stash_type");
        made.as(0);
    }

    /** A residual, and the normalisation behind it; the fourth output is the sum. */
    private static void skip(Pieces p, String op, int factor, int shift, int bias) throws LrpFileException {
        String sum = p.add("Add", p.input(0), p.input(1)).value();
        String all = p.node().has(bias) ? p.add("Add", sum, p.input(bias)).value() : sum;
        p.same(all, 3);
        normal(p, op, all, factor, shift);
    }

    /** Words, positions and types looked up, added and normalised. */
    private static void embedded(Pieces p) throws LrpFileException {
        String words = p.add("Gather", p.input(2), p.input(0)).value();
        String positions = p.input(3);
        if (p.node().has(8)) {
            positions = p.add("Gather", p.input(3), p.input(8)).value();
        } else {
            int[] shape = p.shape(0);
            positions = p.slice(p.input(3), 0, 0, shape[shape.length - 1], 1);
        }
        p.node().attributes().has("mask_index_type");
        String sum = p.add("Add", words, positions).value();
        if (p.node().has(1) && p.node().has(4)) {
            sum = p.add("Add", sum, p.add("Gather", p.input(4), p.input(1)).value()).value();
        }
        p.same(sum, 2);
        if (p.makes(1) && p.node().has(7)) {
            // How many words there are of each sample, for masks.
            String counts = p.add("ReduceSum", p.cast(p.input(7), org.lrptoolbox.onnx.file.NumberType.INT32),
                    p.integers(1)).integer("keepdims", 0).value();
            p.same(counts, 1);
        }
        normal(p, LAYER, sum, 5, 6);
    }
}
