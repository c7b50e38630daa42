package org.lrptoolbox.onnx.operator;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.DynamicQuantize;
import org.lrptoolbox.layer.Quantize;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/**
 * QuantizeLinear and DequantizeLinear of computed values. What lies between the two is what it stands for, a real
 * number rounded to the grid of a small integer type; relevance is that of these numbers.
 */
final class Quantization {
    static final Family FAMILY = new Family()
            .reads("QuantizeLinear 2 axis=1 block_size=0 output_dtype=0 precision=0 saturate=1", Quantization::quantize)
            .reads("DequantizeLinear 2 axis=1 block_size=0 output_dtype=0", Quantization::dequantize)
            .readsAll("DynamicQuantizeLinear 1", Quantization::dynamic);

    private Quantization() {}

    private static Value dequantize(Reading node) throws LrpFileException {
        node.attributes().has("axis");
        Computed x = node.raw(0);
        return Quantized.origin(node, x) == null ? meant(node, x) : x;
    }

    private static Value quantize(Reading node) throws LrpFileException {
        node.attributes().has("axis");
        Computed x = node.raw(0);
        Tensor scale = node.numbers(1);
        NumberType type = node.has(2) ? node.constant(2).type() : NumberType.UINT8;
        @Nullable
        Tensor zero = node.optional(2);
        if (scale.size() != 1 || !(scale.data()[0] > 0) || type != NumberType.UINT8 && type != NumberType.INT8) {
            throw node
                    .unsupported("quantises computed values by several scales or to " + type + "; one scale and 8 bits "
                            + "are supported");
        }
        double origin = zero == null ? 0 : zero.data()[0];
        double low = (type == NumberType.INT8 ? Byte.MIN_VALUE : 0) - origin;
        return node.addAt(x.batch(), new Quantize(scale.data()[0], low, low + 255), x);
    }

    /** What integers stand for that nothing has rounded, for instance those of an input. */
    private static Computed meant(Reading node, Computed x) throws LrpFileException {
        Tensor scale = node.numbers(1);
        double zero = node.has(2) ? node.numbers(2).data()[0] : 0;
        if (scale.size() != 1) {
            throw node.unsupported("gives integers of the input a meaning by several scales; one is supported");
        }
        double factor = scale.data()[0];
        return node.addAt(x.batch(), Arithmetic.layer(x, Tensor.of(new double[]{factor}, 1),
                Tensor.of(new double[]{-zero * factor}, 1)), x);
    }

    /**
     * DynamicQuantizeLinear: what it makes is taken for the real numbers its integers stand for, so that their scale is
     * 1 and their zero 0.
     */
    private static List<Value> dynamic(Reading node) throws LrpFileException {
        Computed x = node.raw(0);
        if (x.batch() != Computed.PINNED && !node.isPinned()) {
            throw node.unsupported("rounds by the range of the whole batch; export the model for a batch of one");
        }
        return List.of(node.addAt(x.batch(), new DynamicQuantize(), x),
                new Constant(Weights.of(Tensor.of(new double[]{1})), NumberType.FLOAT32),
                new Constant(Weights.of(Tensor.of(new double[]{0})), NumberType.UINT8));
    }
}
