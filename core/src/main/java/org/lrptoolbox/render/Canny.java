package org.lrptoolbox.render;

import org.lrptoolbox.tensor.Tensor;

/**
 * Finds the edges of a picture: blur, slope, thinning to the ridges of the slope, and of these the connected lines
 * which are steep somewhere. The same pixels as {@code skimage.feature.canny}.
 *
 * <p>J. Canny (1986), A computational approach to edge detection, IEEE PAMI 8, 679-698.
 */
public final class Canny {
    /** The slope from which a pixel can belong to an edge. */
    public static final double LOW = 0.1;
    /** The slope that an edge must reach somewhere. */
    public static final double HIGH = 0.2;
    /** Keeps the division by the blurred area finite; the distance from 1 to the next double. */
    private static final double EPSILON = Math.ulp(1.0);

    private Canny() {}

    /** The edges with the usual thresholds {@link #LOW} and {@link #HIGH}, which suit values from 0 to 1. */
    public static Tensor edges(Tensor image, double sigma) {
        return edges(image, sigma, LOW, HIGH);
    }

    /**
     * The edges of a picture.
     *
     * @param image shape (H, W)
     * @param sigma the width of the blur in pixels; 0 for none
     * @param low the slope from which a pixel can belong to an edge
     * @param high the slope that an edge must reach somewhere
     * @return shape (H, W): 1 on edges, 0 elsewhere
     * @throws IllegalArgumentException if the shape is another one, or sigma negative or not finite
     */
    public static Tensor edges(Tensor image, double sigma, double low, double high) {
        Images.requireImage(image, true);
        return connect(thin(Slopes.of(smooth(image, sigma)), low), high);
    }

    /** The blurred picture, made up near the border for the darkness outside. */
    static Tensor smooth(Tensor image, double sigma) {
        Tensor blurred = Gaussian.blur(image, sigma);
        double[] area = Gaussian.blur(Tensor.full(1, image.shape()), sigma).data();
        Tensor out = Tensor.zeros(image.shape());
        for (int i = 0; i < area.length; i++) {
            out.data()[i] = blurred.data()[i] / (area[i] + EPSILON);
        }
        return out;
    }

    /** The magnitude where it is no less than on both sides along the gradient, 0 elsewhere and on the border. */
    static Tensor thin(Slopes gradient, double low) {
        Tensor m = gradient.magnitude();
        Tensor out = Tensor.zeros(m.shape());
        int width = m.dim(1);
        // scikit-image compares with a threshold of single precision.
        float threshold = (float) low;
        for (int y = 1; y < m.dim(0) - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                double here = m.data()[i];
                if (here >= threshold && isRidge(gradient, i, width)) {
                    out.data()[i] = here;
                }
            }
        }
        return out;
    }

    /**
     * Compares with the magnitude one pixel up and down the gradient, between a straight neighbour and a diagonal one.
     */
    private static boolean isRidge(Slopes gradient, int i, int width) {
        double down = Math.abs(gradient.down().data()[i]);
        double right = Math.abs(gradient.right().data()[i]);
        boolean falling = gradient.down().data()[i] > 0 == gradient.right().data()[i] > 0;
        // On the falling diagonal a tie counts as flat, on the rising one as steep; only rounding could tell.
        boolean steep = falling ? down > right : down >= right;
        double weight = steep ? right / down : down / right;
        int diagonal = falling ? width + 1 : width - 1;
        int straight = steep ? width : falling ? 1 : -1;
        double[] m = gradient.magnitude().data();
        return between(m[i + diagonal], m[i + straight], weight) <= m[i]
                && between(m[i - diagonal], m[i - straight], weight) <= m[i];
    }

    private static double between(double diagonal, double straight, double weight) {
        return weight * diagonal + (1 - weight) * straight;
    }

    /** The lines of touching pixels (at corners, too) in which one reaches the high threshold. */
    static Tensor connect(Tensor thin, double high) {
        int width = thin.dim(1);
        Tensor edges = Tensor.zeros(thin.shape());
        // Every pixel is put here once at most.
        int[] pending = new int[thin.size()];
        int count = 0;
        for (int i = 0; i < thin.size(); i++) {
            if (thin.data()[i] > 0 && thin.data()[i] >= high) {
                edges.data()[i] = 1;
                pending[count++] = i;
            }
        }
        while (count > 0) {
            int i = pending[--count];
            // No pixel on the border is thin, so all neighbours exist.
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int j = i + dy * width + dx;
                    if (thin.data()[j] > 0 && edges.data()[j] == 0) {
                        edges.data()[j] = 1;
                        pending[count++] = j;
                    }
                }
            }
        }
        return edges;
    }
}
