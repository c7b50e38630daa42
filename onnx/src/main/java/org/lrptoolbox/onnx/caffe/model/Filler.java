package org.lrptoolbox.onnx.caffe.model;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

import org.lrptoolbox.onnx.caffe.definition.Fields;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * Parameters of a network that was never trained, as Caffe's fillers would draw them: constant, uniform, gaussian,
 * xavier, msra, positive_unitball and bilinear. Seeded and made anew whenever they are asked for, so that a large
 * network takes no memory; the streams are not Caffe's.
 *
 * @param fields the filler's settings
 * @param seed where its stream begins
 * @param shape the shape of the parameter
 */
record Filler(Fields fields, long seed, int... shape) implements Weights {
    @Override
    public Tensor tensor() {
        SplittableRandom random = new SplittableRandom(seed);
        return switch (fields.text("type")) {
            case "uniform" -> filled(() -> uniform(random, fields.real("min"), fields.real("max")));
            case "gaussian" -> filled(() -> fields.real("mean") + fields.real("std") * random.nextGaussian());
            case "xavier" -> {
                double limit = Math.sqrt(3 / fan());
                yield filled(() -> uniform(random, -limit, limit));
            }
            case "msra" -> {
                double deviation = Math.sqrt(2 / fan());
                yield filled(() -> deviation * random.nextGaussian());
            }
            case "positive_unitball" -> unitBall(filled(random::nextDouble));
            case "bilinear" -> bilinear();
            default -> filled(() -> fields.real("value"));
        };
    }

    private static double uniform(SplittableRandom random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private Tensor filled(DoubleSupplier numbers) {
        double[] data = new double[Shapes.size(shape)];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) numbers.getAsDouble();
        }
        return Tensor.of(data, shape);
    }

    /** How many numbers meet in one: of an input, an output, or their mean. */
    private double fan() {
        double in = count() / (double) shape[0];
        double out = shape.length > 1 ? count() / (double) shape[1] : count();
        return switch (fields.constant("variance_norm")) {
            case "FAN_OUT" -> out;
            case "AVERAGE" -> (in + out) / 2;
            default -> in;
        };
    }

    private Tensor unitBall(Tensor drawn) {
        int row = drawn.size() / shape[0];
        for (int r = 0; r < shape[0]; r++) {
            double sum = 0;
            for (int i = 0; i < row; i++) {
                sum += drawn.data()[r * row + i];
            }
            for (int i = 0; i < row; i++) {
                drawn.data()[r * row + i] /= sum;
            }
        }
        return drawn;
    }

    /** Weights of a transposed convolution that enlarges images. */
    private Tensor bilinear() {
        int side = shape[shape.length - 1];
        double half = Math.ceil(side / 2.0);
        double centre = (2 * half - 1 - half % 2) / (2 * half);
        Tensor filled = Tensor.zeros(shape);
        for (int i = 0; i < filled.size(); i++) {
            double x = i % side;
            double y = i / side % side;
            filled.data()[i] = (1 - Math.abs(x / half - centre)) * (1 - Math.abs(y / half - centre));
        }
        return filled;
    }
}
