package org.lrptoolbox.onnx.layout;

import org.lrptoolbox.tensor.Tensor;

/** Moving the axes of tensors. */
public final class Axes {
    private Axes() {}

    /**
     * A copy with its axes in another order, as {@code numpy.transpose}: axis i of the result is axis {@code order[i]}
     * of the tensor.
     */
    public static Tensor permute(Tensor tensor, int... order) {
        int rank = order.length;
        int[] strides = new int[rank];
        int[] shape = new int[rank];
        for (int i = 0; i < rank; i++) {
            shape[i] = tensor.dim(order[i]);
            strides[i] = 1;
            for (int axis = order[i] + 1; axis < rank; axis++) {
                strides[i] *= tensor.dim(axis);
            }
        }
        Tensor out = Tensor.zeros(shape);
        int[] index = new int[rank];
        int from = 0;
        for (int to = 0; to < out.size(); to++) {
            out.data()[to] = tensor.data()[from];
            // Counts up like an odometer, and moves along in the source by the same steps.
            for (int axis = rank - 1; axis >= 0; axis--) {
                from += strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                from -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        return out;
    }
}
