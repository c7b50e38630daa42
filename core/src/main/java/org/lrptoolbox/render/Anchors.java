package org.lrptoolbox.render;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** One channel of a colour map: straight lines between anchors at rising positions from 0 to 1. */
final class Anchors {
    private final double[] at;
    /** Where the line from the left ends at each anchor; differs from {@link #above} where the channel jumps. */
    private final double[] below;
    private final double[] above;

    private Anchors(double[] at, double[] below, double[] above) {
        this.at = at;
        this.below = below;
        this.above = above;
    }

    /** Anchors at even distances. */
    static Anchors even(int count, IntToDoubleFunction value) {
        double[] at = new double[count];
        double[] values = new double[count];
        Arrays.setAll(at, i -> position(i, count));
        Arrays.setAll(values, value);
        return new Anchors(at, values, values);
    }

    /** Anchors written as {@code position:value} or {@code position:below/above}, separated by blanks. */
    static Anchors parse(String text) {
        String[] words = text.split("[ :]");
        int count = words.length / 2;
        double[] at = new double[count];
        double[] below = new double[count];
        double[] above = new double[count];
        for (int i = 0; i < count; i++) {
            String[] sides = words[2 * i + 1].split("/", -1);
            at[i] = Double.parseDouble(words[2 * i]);
            below[i] = Double.parseDouble(sides[0]);
            above[i] = Double.parseDouble(sides[sides.length - 1]);
        }
        return new Anchors(at, below, above);
    }

    /** The same line seen from the other end. */
    Anchors reversed() {
        int last = at.length - 1;
        double[] newAt = new double[at.length];
        double[] newBelow = new double[at.length];
        double[] newAbove = new double[at.length];
        for (int i = 0; i <= last; i++) {
            newAt[i] = 1 - at[last - i];
            newBelow[i] = above[last - i];
            newAbove[i] = below[last - i];
        }
        return new Anchors(newAt, newBelow, newAbove);
    }

    /** The position of entry i of n; exactly 1 at the end. */
    static double position(int i, int n) {
        return i == n - 1 ? 1 : i * (1.0 / (n - 1));
    }

    /** Writes the values at n even positions, clipped to 0 to 1, to one channel of a table of n colours. */
    void sample(int n, int channel, double[] table) {
        int right = 0;
        for (int k = 0; k < n; k++) {
            // Compared in steps of the table as Matplotlib does: its rounding decides on which side of a jump we are.
            double t = (n - 1) * position(k, n);
            while (right < at.length - 1 && at[right] * (n - 1) < t) {
                right++;
            }
            double value = k == 0
                    ? above[0]
                    : k == n - 1
                            ? below[below.length - 1]
                            : between(right, t, n - 1);
            table[k * 3 + channel] = Math.clamp(value, 0.0, 1.0);
        }
    }

    private double between(int right, double t, double scale) {
        double from = at[right - 1] * scale;
        double distance = (t - from) / (at[right] * scale - from);
        return distance * (below[right] - above[right - 1]) + above[right - 1];
    }
}
