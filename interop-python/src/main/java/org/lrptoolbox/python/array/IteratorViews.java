package org.lrptoolbox.python.array;

import java.util.Arrays;

/** What {@code numpy.nditer} looks at: an operand along the axes of the iteration, and a part of that at a time. */
public final class IteratorViews {
    private IteratorViews() {}

    /**
     * A view that begins anywhere in the storage. The layout is that of an array with axes left out, turned round or repeated,
     * so it stays within that.
     *
     * @param offset the place of its first element
     * @param layout the dimensions, then as many strides in elements
     */
    public static NDArray strided(NDArray a, int offset, int... layout) {
        int rank = layout.length / 2;
        return a.view(Arrays.copyOf(layout, rank), Arrays.copyOfRange(layout, rank, 2 * rank), offset);
    }

    /**
     * One of the sub-arrays that stand along the first axes.
     *
     * @param axes how many axes are walked; the sub-array has the others
     * @param k which one, counted in C order
     */
    public static NDArray part(NDArray a, int axes, int k) {
        int rank = a.rank();
        int offset = a.offset();
        int rest = k;
        for (int i = axes - 1; i >= 0; i--) {
            int n = a.dim(i);
            offset += rest % n * a.stride(i);
            rest /= n;
        }
        int[] shape = Arrays.copyOfRange(a.shape(), axes, rank);
        return a.view(shape, Arrays.copyOfRange(a.strides(), axes, rank), offset);
    }
}
