package org.lrptoolbox.cli.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.text.Printable;
import org.lrptoolbox.words.Outputs;

/**
 * One explanation of one picture.
 *
 * @param image the picture
 * @param view what the network saw of it
 * @param scores the outputs of the network
 * @param outputs what the outputs are called
 * @param part what is explained, as names of files have it: a class, or {@code output} for all of it
 * @param what what is explained, as a line says it
 * @param seed the relevance that was handed back
 * @param relevance the relevance of the input, shaped as the network takes it, without the batch
 * @param layers the relevance of layers, by name
 */
record Explanation(Source image, ByteImage view, double[] scores, Outputs outputs, String part, String what,
        double seed, Tensor relevance, Map<String, Tensor> layers) {
    /** Classes from the strongest down; the first of equals first. */
    int[] ranking() {
        return IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue).toArray();
    }

    /** The picture's name and what is explained: {@code cat-281}. */
    String name() {
        return image.name() + "-" + part;
    }

    /**
     * {@code cat.jpg: 281 tabby 9.12, 282 tiger cat 7.31; relevance of 281 tabby: 8.9 of 9.12 (97.6 %)}.
     *
     * @param top how many classes it lists
     * @param gradient whether it is a gradient, whose sum is nothing in particular
     */
    String line(int top, boolean gradient) {
        double sum = relevance.sum();
        String best = Arrays.stream(ranking()).limit(top)
                .mapToObj(c -> outputs.label(c) + " " + number(scores[c]))
                .collect(Collectors.joining(", "));
        String share = gradient
                ? "; gradient of " + what + ": sum " + number(sum)
                : "; relevance of " + what + ": " + arrived(sum);
        return Printable.line(image.file().getFileName().toString()) + ": " + best + share;
    }

    private String arrived(double sum) {
        if (seed == 0 || relevance.maxAbs() == 0) {
            return "no relevance of " + number(seed);
        }
        return number(sum) + " of " + number(seed) + String.format(Locale.ROOT, " (%.1f %%)", 100 * sum / seed);
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, "%.4g", v);
    }
}
