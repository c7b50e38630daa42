package org.lrptoolbox.onnx.caffe.model;

import java.util.Arrays;

import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** The numbers of a {@link Scale} as Caffe has them: for all places along a range of axes. */
final class WrittenScale {
    private WrittenScale() {}

    /**
     * Gives a layer the settings and parameters.
     *
     * @param sample the shape of the samples it reads
     */
    static WrittenLayer settings(WrittenLayer layer, Scale scale, int... sample) {
        int[] factor = aligned(scale.factor(), sample.length);
        int[] shift = aligned(scale.shift(), sample.length);
        int from = 0;
        while (from < sample.length - 1 && factor[from] == 1 && shift[from] == 1) {
            from++;
        }
        int to = sample.length;
        while (to - 1 > from && factor[to - 1] == 1 && shift[to - 1] == 1) {
            to--;
        }
        int[] shape = new int[sample.length];
        Arrays.fill(shape, 1);
        System.arraycopy(sample, from, shape, from, to - from);
        int[] range = Arrays.copyOfRange(sample, from, to);
        return layer.with("scale_param", "axis", from + 1).with("scale_param", "num_axes", to - from)
                .with("scale_param", "bias_term", true)
                .blob(Weights.of(stretched(scale.factor(), factor, shape), range))
                .blob(Weights.of(stretched(scale.shift(), shift, shape), range));
    }

    /** The shape with as many axes as samples have. */
    private static int[] aligned(Tensor numbers, int rank) {
        int[] all = new int[rank];
        Arrays.fill(all, 1);
        System.arraycopy(numbers.shape(), 0, all, rank - numbers.rank(), numbers.rank());
        return all;
    }

    private static double[] stretched(Tensor numbers, int[] aligned, int... shape) {
        return new TensorAlgebra().expand(numbers.reshape(Shapes.batch(1, aligned)), shape).data();
    }
}
