package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.tensor.Tensor;

/** The activations of recurrent cells, which files name and give numbers to in one row for all directions. */
final class CellFunctions {
    private static final double HARD_SLOPE = 0.2;
    private static final double LEAK = 0.01;

    private final Reading node;
    private final double[] alphas;
    private final double[] betas;
    private int alpha;
    private int beta;

    private CellFunctions(Reading node) throws LrpFileException {
        this.node = node;
        this.alphas = numbers(node.argument("activation_alpha"));
        this.betas = numbers(node.argument("activation_beta"));
    }

    private static double[] numbers(@Nullable Tensor given) {
        return given == null ? new double[0] : given.data();
    }

    /**
     * The functions of every direction, each as layers one after the other.
     *
     * @param usual those of one direction, if the file names none
     */
    static List<List<Layer>> of(Reading node, int directions, String... usual) throws LrpFileException {
        List<String> names = node.attributes().texts("activations");
        CellFunctions numbers = new CellFunctions(node);
        List<List<Layer>> all = new ArrayList<>();
        if (!names.isEmpty() && names.size() != directions * usual.length) {
            throw node.malformed("names " + names.size() + " activations; " + directions * usual.length
                    + " are expected");
        }
        for (int i = 0; i < directions * usual.length; i++) {
            all.add(numbers.named(names.isEmpty() ? usual[i % usual.length] : names.get(i)));
        }
        return all;
    }

    private List<Layer> named(String name) throws LrpFileException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "sigmoid" -> List.of(new Activation(Function.SIGMOID));
            case "tanh" -> List.of(new Tanh());
            case "relu" -> List.of(new Activation(Function.LEAKY_RELU, 0, 0));
            case "softsign" -> List.of(new Activation(Function.SOFTSIGN));
            case "softplus" -> List.of(new Activation(Function.SOFTPLUS));
            case "hardsigmoid" -> List.of(new Activation(Function.HARD_SIGMOID, alpha(HARD_SLOPE), beta(1.0 / 2)));
            case "leakyrelu" -> List.of(new Activation(Function.LEAKY_RELU, alpha(LEAK), 0));
            case "thresholdedrelu" -> List.of(new Activation(Function.THRESHOLDED_RELU, alpha(1), 0));
            case "elu" -> List.of(new Activation(Function.ELU, alpha(1), 0));
            case "affine" -> List.of(times(alpha(1), beta(0)));
            case "scaledtanh" -> {
                double factor = alpha(1);
                yield List.of(times(beta(1), 0), new Tanh(), times(factor, 0));
            }
            default -> throw node.unsupported("has cells with the activation " + Problems.quoted(name));
        };
    }

    private static Layer times(double factor, double shift) {
        return new Scale(Tensor.of(new double[]{factor}, 1), Tensor.of(new double[]{shift}, 1));
    }

    /** The next number for a function that has an alpha. */
    private double alpha(double otherwise) {
        return alpha < alphas.length ? alphas[alpha++] : otherwise;
    }

    private double beta(double otherwise) {
        return beta < betas.length ? betas[beta++] : otherwise;
    }
}
