package org.lrptoolbox.rule;

import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * The oracle of the rule tests: a layer as a dense table of weights, found by feeding it unit vectors, so that every
 * rule can be checked against its formula in plain loops over all z_ij.
 */
final class Contributions {
    /** Weights w[i][j] of input i and output j. */
    final double[][] w;
    final boolean[][] connected;
    final double[] bias;
    final int inputs;
    final int outputs;

    Contributions(AffineLayer layer, int... sample) {
        inputs = Shapes.size(sample);
        outputs = Shapes.size(layer.outputShape(sample));
        w = new double[inputs][];
        connected = new boolean[inputs][outputs];
        TensorAlgebra algebra = new TensorAlgebra();
        for (int i = 0; i < inputs; i++) {
            Tensor unit = Tensor.zeros(Shapes.batch(1, sample));
            unit.data()[i] = 1;
            w[i] = layer.apply(unit).data();
            double[] reached = algebra.apply(layer, WeightMap.ONES, unit).data();
            for (int j = 0; j < outputs; j++) {
                connected[i][j] = reached[j] != 0;
            }
        }
        int[] output = layer.outputShape(sample);
        Tensor none = Tensor.zeros(Shapes.batch(1, output));
        bias = layer.bias().length == 0
                ? none.data()
                : algebra.plus(none, algebra.constant(layer.biasRow(layer.bias(), output.length),
                        layer.biasRow(layer.bias(), output.length).shape())).data();
    }

    /** What one contribution z_ij counts for, given the whole sum z_j of its output. */
    interface Weighing {
        double of(double x, double w, double z);
    }

    /** The bias's part in the denominator, given the whole sum z_j. */
    interface BiasWeighing {
        double of(double b, double z);
    }

    /** R_i = sum_j q_ij / (sum_i q_ij + bias + eps sign) R_j for one sample. */
    double[] share(double[] x, double[] r, Weighing q, BiasWeighing b, double epsilon) {
        double[] relevance = new double[inputs];
        for (int j = 0; j < outputs; j++) {
            double z = bias[j];
            for (int i = 0; i < inputs; i++) {
                z += x[i] * w[i][j];
            }
            double denominator = b.of(bias[j], z);
            for (int i = 0; i < inputs; i++) {
                denominator += connected[i][j] ? q.of(x[i], w[i][j], z) : 0;
            }
            denominator += denominator >= 0 ? epsilon : -epsilon;
            for (int i = 0; i < inputs; i++) {
                relevance[i] += connected[i][j] ? q.of(x[i], w[i][j], z) / denominator * r[j] : 0;
            }
        }
        return relevance;
    }
}
