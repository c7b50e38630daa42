package org.lrptoolbox.cli.caffe;

import java.util.Arrays;

/**
 * Weighted sums of lines, each of which is made when it is first asked for; no more than the last of them are held.
 */
final class ResizedLines {
    private final ResizeTaps taps;
    private final Source source;
    private final int last;
    private final double[][] kept;
    private final double[][] block;
    private int next;

    /** Where lines come from. */
    @FunctionalInterface
    interface Source {
        /** Writes some lines, as many as there are places, the first of which is that of a number. */
        void make(int first, double[][] into);
    }

    /**
     * Lines to be added up.
     *
     * @param taps from which lines, with which weights
     * @param first which of the new lines is the first that is asked for
     * @param last how many of the old lines there are
     * @param length of a line
     * @param together how many lines the source makes at once
     */
    ResizedLines(ResizeTaps taps, int first, int last, int length, int together, Source source) {
        this.taps = taps;
        this.source = source;
        this.last = last;
        this.next = taps.first()[first];
        this.kept = new double[taps.widest() + together][length];
        this.block = new double[together][];
    }

    /** The new line of a number, which never is smaller than one before. */
    void add(int line, double[] sum) {
        double[] weights = taps.weights()[line];
        int from = taps.first()[line];
        while (next < from + weights.length) {
            double[][] into = next + block.length <= last ? block : new double[last - next][];
            Arrays.setAll(into, i -> line(next + i));
            source.make(next, into);
            next += into.length;
        }
        weigh(weights, kept, from % kept.length, sum);
    }

    private double[] line(int y) {
        return kept[y % kept.length];
    }

    /**
     * The sum of lines times weights. Four lines at once, one after the other for each number: the sum is loaded and stored
     * once.
     *
     * @param first the place of the first line; behind the last place comes place 0
     */
    static void weigh(double[] weights, double[][] lines, int first, double[] sum) {
        Arrays.fill(sum, 0);
        int k = 0;
        int many = lines.length;
        for (; k + 4 <= weights.length; k += 4) {
            int at = first + k;
            add(weights, k, lines[at % many], lines[(at + 1) % many], lines[(at + 2) % many], lines[(at + 3) % many],
                    sum);
        }
        for (; k < weights.length; k++) {
            add(weights[k], lines[(first + k) % many], sum);
        }
    }

    private static void add(double[] weights, int k, double[] a, double[] b, double[] c, double[] d, double[] sum) {
        double wa = weights[k];
        double wb = weights[k + 1];
        double wc = weights[k + 2];
        double wd = weights[k + 3];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = sum[i] + wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
        }
    }

    private static void add(double weight, double[] line, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * line[i];
        }
    }
}
