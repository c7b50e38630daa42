package org.lrptoolbox.onnx.read;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Quantize;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.tensor.Tensor;

/**
 * QuantizeLinear and DequantizeLinear of computed values. What lies between the two is what it stands for, a real
 * number rounded to the grid of a small integer type; relevance is that of these numbers.
 */
final class QuantizeOperators {
    private QuantizeOperators() {}

    static Value translate(Step step) throws LrpFileException {
        step.attributes().integer("axis", 1);
        Computed x = step.raw(0);
        if (step.op().equals("DequantizeLinear")) {
            return x;
        }
        Tensor scale = step.numbers(1);
        NumberType type = step.has(2) ? step.constant(2).type() : NumberType.UINT8;
        @Nullable
        Tensor zero = step.optional(2);
        if (scale.size() != 1 || !(scale.data()[0] > 0) || type != NumberType.UINT8 && type != NumberType.INT8) {
            throw step
                    .unsupported("quantises computed values by several scales or to " + type + "; one scale and 8 bits "
                            + "are supported");
        }
        double origin = zero == null ? 0 : zero.data()[0];
        double low = (type == NumberType.INT8 ? Byte.MIN_VALUE : 0) - origin;
        return step.addAt(x.batch(), new Quantize(scale.data()[0], low, low + 255), x);
    }
}
