package org.lrptoolbox.evaluate;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;

import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.tensor.Tensor;

/** What pixels are replaced with to take away what they say. */
public enum Fill {
    /** Numbers drawn evenly between the smallest and the largest of the picture, as in Samek et al. */
    UNIFORM,
    /** The picture's mean, channel by channel. */
    MEAN,
    /** The smallest number of the picture, in all channels: black, where larger is brighter. */
    BLACK,
    /** The largest number of the picture, in all channels. */
    WHITE,
    /** The picture itself, out of focus: means over squares of a quarter of its shorter side, taken twice. */
    BLUR;

    private static final int PART = 4;

    /**
     * A picture to take the pixels from.
     *
     * @param sample the numbers of one picture
     * @param random where drawn numbers come from
     */
    public Tensor replacement(Tensor sample, PictureShape shape, LegacyRandom random) {
        return switch (this) {
            case UNIFORM -> uniform(sample, random);
            case MEAN -> mean(sample, shape);
            case BLACK -> Tensor.full(range(sample).getMin(), sample.shape());
            case WHITE -> Tensor.full(range(sample).getMax(), sample.shape());
            case BLUR -> {
                int radius = Math.max(1, Math.min(shape.height(), shape.width()) / (2 * PART));
                yield blurred(blurred(sample, shape, radius), shape, radius);
            }
        };
    }

    private static Tensor uniform(Tensor sample, LegacyRandom random) {
        DoubleSummaryStatistics range = range(sample);
        return Tensor.of(random.uniform(range.getMin(), range.getMax(), sample.size()), sample.shape());
    }

    private static DoubleSummaryStatistics range(Tensor sample) {
        return Arrays.stream(sample.data()).summaryStatistics();
    }

    private static Tensor mean(Tensor sample, PictureShape shape) {
        Tensor out = Tensor.zeros(sample.shape());
        for (int c = 0; c < shape.channels(); c++) {
            double sum = 0;
            for (int p = 0; p < shape.pixels(); p++) {
                sum += sample.data()[shape.element(p, c)];
            }
            for (int p = 0; p < shape.pixels(); p++) {
                out.data()[shape.element(p, c)] = sum / shape.pixels();
            }
        }
        return out;
    }

    /** Means over squares; at the edges, over what is left of them. */
    private static Tensor blurred(Tensor sample, PictureShape shape, int radius) {
        int height = shape.height();
        int width = shape.width();
        Tensor out = Tensor.zeros(sample.shape());
        double[] sums = new double[(height + 1) * (width + 1)];
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < height; y++) {
                double row = 0;
                for (int x = 0; x < width; x++) {
                    row += sample.data()[shape.element(y * width + x, c)];
                    sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
                }
            }
            for (int p = 0; p < shape.pixels(); p++) {
                int top = Math.max(0, p / width - radius);
                int bottom = Math.min(height, p / width + radius + 1);
                int left = Math.max(0, p % width - radius);
                int right = Math.min(width, p % width + radius + 1);
                double sum = sums[bottom * (width + 1) + right] - sums[top * (width + 1) + right]
                        - sums[bottom * (width + 1) + left] + sums[top * (width + 1) + left];
                out.data()[shape.element(p, c)] = sum / ((bottom - top) * (right - left));
            }
        }
        return out;
    }

    /** The name in lower case, as options spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
