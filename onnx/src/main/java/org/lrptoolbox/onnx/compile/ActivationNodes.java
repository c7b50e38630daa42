package org.lrptoolbox.onnx.compile;

import org.lrptoolbox.layer.nchw.Activation;

/** The nodes of activation functions. */
final class ActivationNodes {
    private ActivationNodes() {}

    static String of(Nodes n, Activation f, String x) {
        float a = (float) f.alpha();
        float b = (float) f.beta();
        return switch (f.function()) {
            case LEAKY_RELU -> n.node("LeakyRelu", x).real("alpha", a).value();
            case ELU -> n.node("Elu", x).real("alpha", a).value();
            case SELU -> n.node("Selu", x).real("alpha", a).real("gamma", b).value();
            case SIGMOID -> n.call("Sigmoid", x);
            case SOFTPLUS -> n.call("Softplus", x);
            case SOFTSIGN -> n.call("Softsign", x);
            case SILU -> n.call("Mul", x, n.call("Sigmoid", x));
            case GELU -> n.call("Mul", x, half(n, n.call("Erf", n.call("Mul", x, n.scalar(Math.sqrt(0.5))))));
            case GELU_TANH -> {
                String cubic = n.call("Mul", n.call("Mul", x, x), n.scalar(0.044715));
                String inner = n.call("Mul", n.call("Mul", x, n.scalar(Math.sqrt(2 / Math.PI))),
                        n.call("Add", cubic, n.scalar(1)));
                yield n.call("Mul", x, half(n, n.call("Tanh", inner)));
            }
            case HARD_SIGMOID -> n.node("HardSigmoid", x).real("alpha", a).real("beta", b).value();
            case HARD_SWISH -> n.call("HardSwish", x);
            case CLIP -> n.call("Min", n.call("Max", x, n.scalar(f.alpha())), n.scalar(f.beta()));
        };
    }

    /** (1 + x) / 2. */
    private static String half(Nodes n, String x) {
        return n.call("Mul", n.call("Add", x, n.scalar(1)), n.scalar(0.5));
    }
}
