package org.lrptoolbox.evaluate;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.rule.References;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Whether the relevance of any n pixels together tells how much the score changes without them: the correlation, over random
 * sets of n pixels, of their summed relevance with f(x) - f(x without them). 1 is perfect. Source:
 * {@link References#ANCONA_2018}; Quantus: SensitivityN (which takes the most relevant pixels first instead of random sets,
 * and correlates over pictures).
 *
 * @param shape how the input makes a picture
 * @param sets how many random sets for each n; 100 in the source
 */
public record SensitivityN(PictureShape shape, int sets) {
    /** Up to which part of all pixels n goes; 0.8 in Quantus. */
    public static final double LARGEST = 0.8;

    private static final int SIZES = 6;

    /** The n: evenly from few to {@link #LARGEST} of all pixels on a logarithmic scale. */
    public int[] sizes() {
        int[] sizes = new int[SIZES];
        double most = Math.max(1, LARGEST * shape.pixels());
        for (int i = 0; i < SIZES; i++) {
            sizes[i] = (int) Math.max(1, Math.round(Math.pow(most, (i + 1.0) / SIZES)));
        }
        return sizes;
    }

    /** Random sets of n pixels. */
    public List<int[]> draw(int n, LegacyRandom random) {
        List<int[]> drawn = new ArrayList<>();
        for (int s = 0; s < sets; s++) {
            drawn.add(java.util.Arrays.copyOf(random.permutation(shape.pixels()), n));
        }
        return drawn;
    }

    /** The picture without the pixels of each set, shape (sets, shape of the sample). */
    public Tensor without(Tensor sample, Tensor replacement, List<int[]> drawn) {
        double[] all = new double[Math.multiplyExact(drawn.size(), sample.size())];
        for (int s = 0; s < drawn.size(); s++) {
            int from = s * sample.size();
            System.arraycopy(sample.data(), 0, all, from, sample.size());
            for (int pixel : drawn.get(s)) {
                for (int c = 0; c < shape.channels(); c++) {
                    int at = shape.element(pixel, c);
                    all[from + at] = replacement.data()[at];
                }
            }
        }
        return Tensor.of(all, Shapes.batch(drawn.size(), sample.shape()));
    }

    /** The correlation of summed relevance and of what is lost of the score. */
    public static double correlation(List<int[]> drawn, double[] map, double score, double... without) {
        double[] sums = new double[drawn.size()];
        double[] lost = new double[drawn.size()];
        for (int s = 0; s < sums.length; s++) {
            for (int pixel : drawn.get(s)) {
                sums[s] += map[pixel];
            }
            lost[s] = score - without[s];
        }
        return Similarity.pearson(sums, lost);
    }
}
