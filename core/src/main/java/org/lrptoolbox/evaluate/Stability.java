package org.lrptoolbox.evaluate;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.rule.References;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * How much an explanation changes when noise that nobody would see is added to the input:
 *
 * <pre>max over copies d of |R(x + d) - R(x)| / |R(x)|</pre>
 *
 * with d drawn evenly within a radius; 0 is a steady explanation. Source: {@link References#YEH_2019}; Quantus:
 * MaxSensitivity, with 200 copies and a radius of 0.2.
 *
 * @param copies how many noisy copies
 * @param radius the largest change of a number, as a part of the range of the picture's numbers
 */
public record Stability(int copies, double radius) {
    /** Ten copies, with a radius of 2 %. */
    public static final Stability DEFAULT = new Stability(10, 0.02);

    /** The noisy copies, shape (copies, shape of the sample). */
    public Tensor noisy(Tensor sample, LegacyRandom random) {
        DoubleSummaryStatistics range = Arrays.stream(sample.data()).summaryStatistics();
        double most = radius * (range.getMax() - range.getMin());
        double[] noise = random.uniform(-most, most, Math.multiplyExact(copies, sample.size()));
        for (int i = 0; i < noise.length; i++) {
            noise[i] += sample.data()[i % sample.size()];
        }
        return Tensor.of(noise, Shapes.batch(copies, sample.shape()));
    }

    /** The largest change, relative to the map without noise; NaN where that is zero. */
    public static double sensitivity(double[] map, List<double[]> noisy) {
        double size = 0;
        for (double v : map) {
            size += v * v;
        }
        double most = 0;
        for (double[] other : noisy) {
            double change = 0;
            for (int i = 0; i < map.length; i++) {
                change += (other[i] - map[i]) * (other[i] - map[i]);
            }
            most = Math.max(most, change);
        }
        return size == 0 ? Double.NaN : Math.sqrt(most / size);
    }
}
