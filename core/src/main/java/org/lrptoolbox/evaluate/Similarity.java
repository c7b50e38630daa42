package org.lrptoolbox.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.lrptoolbox.rule.References;

/** How much two maps are alike: 1 for the same, around 0 for maps that have nothing to do with each other. */
public final class Similarity {
    private static final int WINDOW = 7;
    private static final double K1 = 0.01;
    private static final double K2 = 0.03;

    private Similarity() {}

    /** The correlation of Pearson; NaN where one of them is constant. */
    public static double pearson(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double together = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            together += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return squaresA == 0 || squaresB == 0 ? Double.NaN : together / Math.sqrt(squaresA * squaresB);
    }

    /** The rank correlation of Spearman; equal values share their mean rank. */
    public static double spearman(double[] a, double[] b) {
        return pearson(ranks(a), ranks(b));
    }

    private static double[] ranks(double... values) {
        int[] order = IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue).toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length;) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /**
     * The structural similarity of two maps, each in units of its own largest magnitude: the mean over windows of 7 x 7
     * pixels (smaller ones in smaller maps) of
     *
     * <pre>(2 m_a m_b + c1)(2 s_ab + c2) / ((m_a^2 + m_b^2 + c1)(s_a^2 + s_b^2 + c2))</pre>
     *
     * with means m, variances s of samples, c1 = (0.01 * 2)^2 and c2 = (0.03 * 2)^2. Source:
     * {@link References#WANG_2004}; the numbers of scikit-image.
     */
    public static double structural(double[] a, double[] b, int height, int width) {
        int side = Math.min(WINDOW, Math.min(height, width));
        double scaleA = scale(a);
        double scaleB = scale(b);
        double sum = 0;
        int windows = 0;
        for (int y = 0; y + side <= height; y++) {
            for (int x = 0; x + side <= width; x++) {
                sum += window(a, scaleA, b, scaleB, y * width + x, side, width);
                windows++;
            }
        }
        return sum / windows;
    }

    private static double scale(double... map) {
        double largest = Arrays.stream(map).map(Math::abs).max().orElse(0);
        return largest == 0 ? 1 : 1 / largest;
    }

    private static double window(double[] a, double scaleA, double[] b, double scaleB, int from, int side, int width) {
        int n = side * side;
        double sumA = 0;
        double sumB = 0;
        double sumAa = 0;
        double sumBb = 0;
        double sumAb = 0;
        for (int i = 0; i < n; i++) {
            int at = from + i / side * width + i % side;
            double va = a[at] * scaleA;
            double vb = b[at] * scaleB;
            sumA += va;
            sumB += vb;
            sumAa += va * va;
            sumBb += vb * vb;
            sumAb += va * vb;
        }
        double meanA = sumA / n;
        double meanB = sumB / n;
        double unbiased = n > 1 ? n / (n - 1.0) : 1;
        double varA = unbiased * (sumAa / n - meanA * meanA);
        double varB = unbiased * (sumBb / n - meanB * meanB);
        double cov = unbiased * (sumAb / n - meanA * meanB);
        double c1 = 4 * K1 * K1;
        double c2 = 4 * K2 * K2;
        return (2 * meanA * meanB + c1) * (2 * cov + c2)
                / ((meanA * meanA + meanB * meanB + c1) * (varA + varB + c2));
    }
}
