package org.lrptoolbox.evaluate;

import java.util.Arrays;

import org.lrptoolbox.rule.References;
import org.lrptoolbox.tensor.Tensor;

/**
 * How fast a score falls when regions are replaced, the most relevant first (MoRF), or the least relevant first (LeRF): what
 * an explanation calls relevant should matter to the network. Source: {@link References#SAMEK_2015}; Quantus:
 * RegionPerturbation.
 *
 * <pre>
 * AOPC = 1/(L+1) sum over k = 0..L of f(x_0) - f(x_k)       regions replaced in the order of MoRF
 * ABPC = 1/(L+1) sum over k = 0..L of f(x_k, LeRF) - f(x_k, MoRF)
 * </pre>
 *
 * Averaged over pictures. Both are in units of the score; larger is better, and 0 is what a random order has in the mean
 * for ABPC.
 *
 * @param shape how the input makes a picture
 * @param side of the regions, in pixels; 8 in Quantus, 9 in Samek et al.
 * @param steps L, how many regions are replaced at most; 100 in both
 */
public record RegionPerturbation(PictureShape shape, int side, int steps) {
    /** How many regions are replaced at most, by default. */
    public static final int STEPS = 100;

    /** The regions of a picture. */
    public Regions regions() {
        return new Regions(shape.height(), shape.width(), side);
    }

    /** How many regions of a picture are replaced: all there are, or as many as asked for. */
    public int length() {
        return Math.min(steps, regions().count());
    }

    /**
     * The picture with no region replaced, with one, with two, ... .
     *
     * @param sample the numbers of one picture
     * @param replacement what regions are taken from, see {@link Fill}
     * @param order the regions, in the order in which they are replaced
     * @return shape (L + 1, shape of the sample)
     */
    public Tensor perturbed(Tensor sample, Tensor replacement, int... order) {
        Regions regions = regions();
        int length = length();
        double[] all = new double[Math.multiplyExact(length + 1, sample.size())];
        double[] current = sample.data().clone();
        System.arraycopy(current, 0, all, 0, current.length);
        for (int k = 1; k <= length; k++) {
            for (int pixel : regions.pixels(order[k - 1])) {
                for (int c = 0; c < shape.channels(); c++) {
                    int at = shape.element(pixel, c);
                    current[at] = replacement.data()[at];
                }
            }
            System.arraycopy(current, 0, all, k * current.length, current.length);
        }
        return Tensor.of(all, org.lrptoolbox.tensor.Shapes.batch(length + 1, sample.shape()));
    }

    /** An order the other way round. */
    public static int[] reversed(int... order) {
        int[] other = new int[order.length];
        Arrays.setAll(other, i -> order[order.length - 1 - i]);
        return other;
    }

    /** The area over a perturbation curve: the mean of f(x_0) - f(x_k). */
    public static double aopc(double... curve) {
        return curve[0] - Arrays.stream(curve).average().orElseThrow();
    }

    /** The area between two curves: the mean of what the least relevant first leaves and the most relevant first does not. */
    public static double abpc(double[] leastFirst, double[] mostFirst) {
        return Arrays.stream(leastFirst).average().orElseThrow() - Arrays.stream(mostFirst).average().orElseThrow();
    }
}
