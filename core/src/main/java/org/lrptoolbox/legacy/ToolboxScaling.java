package org.lrptoolbox.legacy;

import java.util.List;

import org.lrptoolbox.kernel.PoolKernel;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.tensor.Tensor;

/**
 * The factors by which the original toolbox conditions its training: steps are divided by the root of the number of
 * terms they sum over, so that one learning rate suits layers of all sizes.
 *
 * <pre>
 * Linear m -> n             dx = (dy W^T) sqrt(m) / sqrt(n)   W -= r dW / sqrt(m)             b -= r db / n^(1/4)
 * Conv h w d -> n     dx = true gradient                W -= r dW / sqrt(h w d H W)     b -= r db / sqrt(H W)
 * </pre>
 *
 * <p>Other layers with parameters take plain steps.
 *
 * @param input factor on the gradient handed to the layer before
 * @param weights divisor of a step of the weights
 * @param bias divisor of a step of the bias
 */
public record ToolboxScaling(double input, double weights, double bias) {
    private static final ToolboxScaling PLAIN = new ToolboxScaling(1, 1, 1);

    /**
     * The factors of a layer.
     *
     * @param positions H W, the number of places of a sample at which the weights apply
     */
    public static ToolboxScaling of(Layer layer, int positions) {
        return switch (layer) {
            case Dense l -> new ToolboxScaling(Math.sqrt(l.inputs()) / Math.sqrt(l.outputs()),
                    Math.sqrt(l.inputs()), Math.pow(l.outputs(), 0.25));
            case Conv c -> new ToolboxScaling(1,
                    Math.sqrt((double) c.frame().area() * c.channels() * positions), Math.sqrt(positions));
            default -> PLAIN;
        };
    }

    /**
     * The conditioned gradients with respect to a layer's inputs, which go to the layers before it.
     *
     * @param inputs what went in
     * @param y what came out
     * @param dy the gradient with respect to what came out
     */
    public static List<Tensor> backward(Layer layer, List<Tensor> inputs, Tensor y, Tensor dy) {
        List<Tensor> gradients = switch (layer) {
            // Training passes (prediction - target) in, which already is the gradient of the cross entropy with respect
            // to what went into the softmax.
            case Layer l when l.makesProbabilities() -> List.of(dy);
            // Every one of equally strong winners receives the gradient whole.
            case MaxPool p -> List.of(PoolKernel.spreadToMax(inputs.getFirst(), y, dy, p.frame().height(),
                    p.frame().width(), p.frame().strideDown(), p.frame().strideAcross(), false));
            default -> layer.gradient(inputs, y, dy);
        };
        double factor = layer instanceof TrainableLayer ? of(layer, 1).input() : 1;
        return factor == 1 ? gradients : gradients.stream().map(g -> g.map(v -> v * factor)).toList();
    }

    /** {@link #backward(Layer, List, Tensor, Tensor)} for a layer with one input. */
    public static Tensor backward(Layer layer, Tensor x, Tensor y, Tensor dy) {
        return backward(layer, List.of(x), y, dy).getFirst();
    }
}
