package org.lrptoolbox.canonize;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.layer.Composed;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.tensor.Tensor;

/** Activations that have a name, known in pieces by what these compute, however they are written. */
final class KnownFunctions {
    /** Constants in files have the accuracy of float32. */
    private static final double TOLERANCE = 2e-7;
    private static final double SIXTH = 1.0 / 6;

    /** relu6(x + 3) / 6. */
    static final Activation HARD_SIGMOID = of(Function.HARD_SIGMOID, SIXTH, 0.5);
    static final double SHIFT = 3;

    /** relu6(x) / 6: nobody uses it as it is, but a bias may have the shift already. */
    static final Activation RAMP = of(Function.HARD_SIGMOID, SIXTH, 0);

    private static final Tensor PLACES = column(DoubleStream.iterate(-9, x -> x <= 9, x -> x + 0.375).toArray());

    /** With the parameters that files have; all that have none. */
    private static final List<ActivationLayer> NAMED = Stream.<ActivationLayer>concat(
            Stream.of(new Rect(), new Tanh(), HARD_SIGMOID, RAMP, of(Function.HARD_SIGMOID, 0.2, 0.5),
                    of(Function.ELU, 1, 0)),
            Arrays.stream(Function.values()).filter(f -> f.parameters().isEmpty()).map(Activation::new)).toList();
    private static final List<Tensor> VALUES = NAMED.stream().map(f -> f.forward(PLACES)).toList();

    private KnownFunctions() {}

    private static Activation of(Function function, double alpha, double beta) {
        return new Activation(function, alpha, beta);
    }

    private static Tensor column(double... numbers) {
        return Tensor.of(numbers, numbers.length, 1);
    }

    /** The activation of which these are the pieces; null if it has no name. */
    static @Nullable ActivationLayer of(Composed pieces) {
        if (pieces.pieces().size() == 1) {
            return null;
        }
        Tensor values = pieces.forward(PLACES);
        for (int i = 0; i < NAMED.size(); i++) {
            if (isNear(values, VALUES.get(i))) {
                return NAMED.get(i);
            }
        }
        return null;
    }

    private static boolean isNear(Tensor found, Tensor known) {
        for (int i = 0; i < known.size(); i++) {
            double y = known.data()[i];
            if (!(Math.abs(found.data()[i] - y) <= TOLERANCE * (1 + Math.abs(y)))) {
                return false;
            }
        }
        return true;
    }
}
