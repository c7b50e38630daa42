package org.lrptoolbox.onnx.expand;

import java.util.List;

import ai.onnx.proto.OnnxMl.AttributeProto;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Quantize;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.operator.Quantized;

/**
 * Operators on small integers: those on the real numbers that the integers stand for, between the steps that round.
 * Stored integers become real numbers once, when the model is read.
 */
final class QuantizedPieces {
    private static final String ROUND = "QuantizeLinear";
    private static final String REAL = "DequantizeLinear";

    private QuantizedPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "QLinearConv", QuantizedPieces::conv);
        Expansions.add(Expansions.STANDARD, "QLinearMatMul", p -> {
            String product = p.add("MatMul", real(p, 0, 1, 2, -1), real(p, 3, 4, 5, lastAxis(p, 3))).value();
            rounded(p, product, 6, 7);
        });
        Expansions.add(Expansions.STANDARD, "MatMulInteger",
                p -> p.add("MatMul", steps(p, 0, 2), steps(p, 1, 3)).as(0));
        Expansions.add(Expansions.STANDARD, "ConvInteger", p -> {
            Pieces.Piece conv = p.add("Conv", steps(p, 0, 2), steps(p, 1, 3));
            handOn(p, conv);
            conv.as(0);
        });
        microsoft("QGemm", QuantizedPieces::gemm);
        microsoft("DynamicQuantizeMatMul", QuantizedPieces::dynamic);
        microsoft("MatMulIntegerToFloat", QuantizedPieces::toFloat);
        microsoft("QLinearAdd", p -> rounded(p, p.add("Add", real(p, 0, 1, 2, -1), real(p, 3, 4, 5, -1)).value(), 6,
                7));
        microsoft("QLinearMul", p -> rounded(p, p.add("Mul", real(p, 0, 1, 2, -1), real(p, 3, 4, 5, -1)).value(), 6,
                7));
        for (String op : List.of("LeakyRelu", "Sigmoid", "Softmax", "GlobalAveragePool", "AveragePool")) {
            microsoft("QLinear" + op, p -> single(p, op));
        }
        microsoft("QLinearConcat", QuantizedPieces::concat);
        microsoft(ROUND, p -> same(p, ROUND));
        microsoft(REAL, p -> same(p, REAL));
    }

    private static void microsoft(String op, Expansions.Expansion expansion) {
        Expansions.add(Expansions.MICROSOFT, op, expansion);
    }

    private static long lastAxis(Pieces p, int position) throws LrpFileException {
        return p.shape(position).length - 1L;
    }

    /** What integers stand for; per channel along an axis. */
    private static String real(Pieces p, int x, int scale, int zero, long axis) throws LrpFileException {
        Pieces.Piece piece = p.node().has(zero)
                ? p.add(REAL, p.input(x), p.input(scale), p.input(zero))
                : p.add(REAL, p.input(x), p.input(scale));
        int[] scales = p.shape(scale);
        return (axis >= 0 && scales.length == 1 && scales[0] != 1 ? piece.integer("axis", axis) : piece).value();
    }

    /** Ends with integers, or, where no scale is given, with real numbers. */
    private static void rounded(Pieces p, String value, int scale, int zero) {
        if (!p.node().has(scale)) {
            p.add("Identity", value).as(0);
        } else if (p.node().has(zero)) {
            p.add(ROUND, value, p.input(scale), p.input(zero)).as(0);
        } else {
            p.add(ROUND, value, p.input(scale)).as(0);
        }
    }

    private static void handOn(Pieces p, Pieces.Piece piece) throws LrpFileException {
        for (AttributeProto a : p.node().proto().getAttributeList()) {
            p.node().attributes().has(a.getName());
            if (!a.getName().equals("channels_last") && !a.getName().equals("opset")) {
                piece.with(a);
            }
        }
        if (p.node().attributes().integer("channels_last", 0) != 0) {
            throw p.node().unsupported("has its channels last");
        }
    }

    private static void conv(Pieces p) throws LrpFileException {
        String x = real(p, 0, 1, 2, -1);
        String w = real(p, 3, 4, 5, 0);
        Pieces.Piece conv = p.node().has(8)
                ? p.add("Conv", x, w, bias(p, 8, 1, 4))
                : p.add("Conv", x, w);
        handOn(p, conv);
        rounded(p, conv.value(), 6, 7);
    }

    /** A bias counts in steps of the product of both scales. */
    private static String bias(Pieces p, int bias, int first, int second) {
        String step = p.add("Mul", p.input(first), p.input(second)).value();
        return p.add("Mul", p.cast(p.input(bias), NumberType.FLOAT32), step).value();
    }

    /** How many steps a value is from its zero. */
    private static String steps(Pieces p, int x, int zero) throws LrpFileException {
        if (p.node().any(x) instanceof Computed c) {
            if (Quantized.origin(p.node(), c) instanceof Quantize q) {
                return p.times(p.input(x), 1 / q.scale());
            }
            if (Quantized.origin(p.node(), c) != null) {
                return p.input(x);
            }
        }
        String value = p.cast(p.input(x), NumberType.FLOAT32);
        if (!p.node().has(zero)) {
            return value;
        }
        return p.add("Sub", value, p.cast(p.input(zero), NumberType.FLOAT32)).value();
    }

    private static void gemm(Pieces p) throws LrpFileException {
        double alpha = p.node().attributes().real("alpha", 1);
        boolean turned = p.node().attributes().integer("transB", 0) != 0;
        if (p.node().attributes().integer("transA", 0) != 0) {
            throw p.node().unsupported("transA multiplies across the batch");
        }
        String b = real(p, 3, 4, 5, turned ? 0 : 1);
        String product = p.times(p.add("MatMul", real(p, 0, 1, 2, -1), turned ? p.turned(b, 2) : b).value(), alpha);
        if (p.node().has(6)) {
            product = p.add("Add", product, p.times(bias(p, 6, 1, 4), alpha)).value();
        }
        rounded(p, product, 7, 8);
    }

    private static void dynamic(Pieces p) throws LrpFileException {
        String x = p.add("DynamicQuantizeLinear", p.input(0)).value();
        String product = p.add("MatMul", x, real(p, 1, 2, 3, lastAxis(p, 1))).value();
        if (p.node().has(4)) {
            p.add("Add", product, p.input(4)).as(0);
        } else {
            p.add("Identity", product).as(0);
        }
    }

    private static void toFloat(Pieces p) throws LrpFileException {
        String product = p.add("MatMul", steps(p, 0, 4), steps(p, 1, 5)).value();
        String scaled = p.add("Mul", product, p.add("Mul", p.input(2), p.input(3)).value()).value();
        if (p.node().has(6)) {
            p.add("Add", scaled, p.input(6)).as(0);
        } else {
            p.add("Identity", scaled).as(0);
        }
    }

    private static void single(Pieces p, String op) throws LrpFileException {
        Pieces.Piece piece = p.add(op, real(p, 0, 1, 2, -1));
        handOn(p, piece);
        rounded(p, piece.value(), 3, 4);
    }

    private static void concat(Pieces p) throws LrpFileException {
        int parts = (p.node().inputs() - 2) / 3;
        String[] values = new String[parts];
        for (int i = 0; i < parts; i++) {
            values[i] = real(p, 2 + 3 * i, 3 + 3 * i, 4 + 3 * i, -1);
        }
        rounded(p, p.add("Concat", values).integer("axis", p.node().attributes().integer("axis", 0)).value(), 0, 1);
    }

    private static void same(Pieces p, String op) throws LrpFileException {
        Pieces.Piece piece = p.add(op, p.node().proto().getInputList().toArray(String[]::new));
        handOn(p, piece);
        piece.as(0);
    }
}
