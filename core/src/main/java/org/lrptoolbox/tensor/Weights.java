package org.lrptoolbox.tensor;

/**
 * The numbers of a layer, in memory or still in a file: what a layer holds instead of a tensor when there may be
 * hundreds of megabytes of them, which an engine of its own may never need on the heap.
 */
public interface Weights {
    /** Their shape, known without reading them. */
    int[] shape();

    /** The numbers; implementations over files may read them anew at each call. */
    Tensor tensor();

    /** How many there are. */
    default long count() {
        long count = 1;
        for (int d : shape()) {
            count *= d;
        }
        return count;
    }

    /** Numbers in memory. */
    static Weights of(Tensor tensor) {
        return new Held(tensor);
    }

    /** Numbers in memory, in C order. */
    static Weights of(double[] data, int... shape) {
        return of(Tensor.of(data, shape));
    }

    /** These numbers, those at each position of one axis times a factor of their own: what fusing a scale makes. */
    default Weights scaled(int axis, double... factors) {
        return new Scaled(this, axis, factors);
    }

    /** The same numbers in another shape of the same size. */
    default Weights reshaped(int... shape) {
        return new Reshaped(this, shape);
    }

    /**
     * Numbers in another shape.
     *
     * @param base the numbers
     * @param shape the shape; not copied
     */
    record Reshaped(Weights base, int... shape) implements Weights {
        @Override
        public Tensor tensor() {
            return base.tensor().reshape(shape);
        }
    }

    /** Numbers in memory. */
    record Held(Tensor tensor) implements Weights {
        @Override
        public int[] shape() {
            return tensor.shape();
        }
    }

    /**
     * Numbers times a factor for each position of an axis.
     *
     * @param base the numbers
     * @param axis the axis
     * @param factors one factor per position; not copied
     */
    record Scaled(Weights base, int axis, double... factors) implements Weights {
        /** Checks that there is a factor for each position. */
        public Scaled {
            if (base.shape()[axis] != factors.length) {
                throw new IllegalArgumentException(factors.length + " factors for axis " + axis + " of "
                        + Shapes.text(base.shape()));
            }
        }

        @Override
        public int[] shape() {
            return base.shape();
        }

        @Override
        public Tensor tensor() {
            Tensor t = base.tensor().copy();
            int inner = Shapes.behind(axis, t.shape());
            for (int i = 0; i < t.size(); i++) {
                t.data()[i] *= factors[i / inner % factors.length];
            }
            return t;
        }
    }
}
