package org.lrptoolbox.train;

import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.legacy.ToolboxScaling;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * The gradients of one layer's parameters, summed over the batch: the true ones. Scaling comes in with {@link #update}.
 *
 * @param weights dW, in the order of the weights
 * @param bias db; empty for a layer without bias
 * @param positions at how many places of a sample the layer applies its weights: 1, or height times width of the output
 */
public record Gradients(double[] weights, double[] bias, int positions) {
    /**
     * The gradients from what went into a layer and the gradient of what came out.
     *
     * @param x the input, shaped (N, ...)
     * @param dy the gradient with respect to the output, in the output's shape
     */
    public static Gradients of(TrainableLayer layer, Tensor x, Tensor dy) {
        int axis = layer.channelAxis(dy.rank() - 1) + 1;
        int channels = dy.dim(axis);
        double[] bias = layer.bias().length == 0 ? new double[0] : sums(dy, axis);
        return new Gradients(layer.weightGradient(x, dy), bias, dy.sampleSize() / Math.max(1, channels));
    }

    /** The sum for each position of an axis. */
    private static double[] sums(Tensor t, int axis) {
        double[] sums = new double[t.dim(axis)];
        int inner = Shapes.behind(axis, t.shape());
        for (int at = 0; at < t.size(); at++) {
            sums[at / inner % sums.length] += t.data()[at];
        }
        return sums;
    }

    /**
     * A step against the gradients with the scaling of {@link ToolboxScaling}; writes into the layer's own arrays.
     *
     * @param rate the learning rate
     */
    public void update(TrainableLayer layer, double rate) {
        ToolboxScaling scaling = ToolboxScaling.of(layer, positions);
        step(layer.weightData(), weights, rate, scaling.weights());
        step(layer.bias(), bias, rate, scaling.bias());
    }

    private static void step(double[] parameters, double[] gradient, double rate, double divisor) {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= rate * gradient[i] / divisor;
        }
    }
}
