package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Tensor;

/**
 * A layer whose output is a weighted sum: y = c (W x + b). Its inputs contribute z_ij = w_ij x_i to output j, which is
 * what most rules share relevance by.
 *
 * <p>With {@link #apply}, {@link #transpose} and {@link #mapped} a rule of the field is a line or two.
 */
public interface AffineLayer extends UnaryLayer {
    /** W x, without bias and without the output scale. */
    Tensor apply(Tensor x);

    /**
     * The transpose, W^T s: every output's value handed to the inputs it is connected to, by weight.
     *
     * @param s one value per output
     * @param input the shape of one input sample, which the output's shape does not always tell
     */
    Tensor transpose(Tensor s, int... input);

    /** The same connections with every weight and bias passed through the map, and without output scale. */
    AffineLayer mapped(WeightMap map);

    /** The bias, one number per output channel; empty where there is none. */
    double[] bias();

    /** The axis of the output, the batch being 0, that the channels lie along; the last one by default. */
    default int channelAxis(Tensor output) {
        return output.rank() - 1;
    }

    /** The factor c between W x + b and the output; 1 unless the layer normalises. */
    default double outputScale() {
        return 1;
    }

    @Override
    default Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        double c = outputScale();
        return transpose(c == 1 ? dy : dy.map(v -> v * c), x.sampleShape());
    }
}
