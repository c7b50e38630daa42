package org.lrptoolbox.onnx.read;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.nchw.Activation;
import org.lrptoolbox.layer.nchw.Activation.Function;
import org.lrptoolbox.onnx.read.Value.Computed;

/** Products of two values that are an activation in parts: x sigmoid(x), x hardsigmoid(x). */
final class Gates {
    private static final double SIXTH = 1.0 / 6;

    private Gates() {}

    static Value translate(Step step) throws LrpFileException {
        Computed[] inputs = step.values();
        for (int gate = 0; step.op().equals("Mul") && gate < 2; gate++) {
            Computed x = inputs[1 - gate];
            Layer layer = step.layer(inputs[gate]);
            if (layer instanceof Activation a && step.sources(inputs[gate]).getFirst() == x.layer()) {
                if (a.function() == Function.SIGMOID) {
                    return step.add(new Activation(Function.SILU), x);
                }
                if (a.function() == Function.HARD_SIGMOID && Math.abs(a.alpha() - SIXTH) < 1e-6 && a.beta() == 0.5) {
                    return step.add(new Activation(Function.HARD_SWISH), x);
                }
            }
        }
        throw step.unsupported("combines two computed values by " + step.op() + ", for which there is no rule of "
                + "relevance; only activations such as x * Sigmoid(x) are supported");
    }
}
