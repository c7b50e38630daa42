package org.lrptoolbox.python.array;

/** Solutions of systems of more or fewer equations than unknowns, by singular values. */
public final class LeastSquares {
    private LeastSquares() {}

    /**
     * The shortest x with the least square of {@code a x - b}.
     *
     * @param a a matrix of real numbers
     * @param b a vector, or a matrix of columns
     * @param limit singular values up to this share of the largest count as zero
     * @return x, the singular values, descending, and {@code a x - b}
     * @throws ArithmeticException without convergence
     */
    public static NDArray[] solve(NDArray a, NDArray b, double limit) {
        NDArray[] parts = Decompositions.svd(a, false);
        NDArray x = Products.dot(inverse(parts, limit), b);
        return new NDArray[]{x, parts[1], BinaryOps.apply(BinaryOp.SUBTRACT, Products.dot(a, x), b)};
    }

    /** The pseudo-inverse of a matrix, of which singular values up to a share of the largest count as zero. */
    public static NDArray inverse(NDArray a, double limit) {
        return inverse(Decompositions.svd(a, false), limit);
    }

    private static NDArray inverse(NDArray[] parts, double limit) {
        double[] s = parts[1].doubles();
        double[] inverse = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            inverse[i] = s[i] > limit * s[0] ? 1 / s[i] : 0;
        }
        NDArray scaled = BinaryOps.apply(BinaryOp.MULTIPLY, NDArray.of(inverse, s.length, 1),
                Layout.transpose(parts[0]));
        return Products.matmul(Layout.transpose(parts[2]), scaled);
    }

    /** How many singular values are larger than that share of the largest. */
    public static int rank(NDArray singular, double limit) {
        double[] s = singular.doubles();
        int rank = 0;
        for (double v : s) {
            rank += v > limit * s[0] ? 1 : 0;
        }
        return rank;
    }
}
