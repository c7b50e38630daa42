package org.lrptoolbox.cli.explain;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.engine.Ledger;
import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.words.Outputs;

/**
 * One explanation of one picture.
 *
 * @param source the picture
 * @param view what the network saw of it
 * @param layout how its numbers lie
 * @param scores the outputs of the network
 * @param outputs what the outputs are called
 * @param part what is explained, as names of files have it: a class, or the word output for all of it
 * @param what what is explained, as a line says it
 * @param seed the relevance that was handed back
 * @param relevance the relevance of the input, shaped as the network takes it, without the batch
 * @param layers the relevance of layers, by name
 * @param seconds its share of the time its batch took
 * @param ledger where relevance went; empty unless it was asked for
 */
record Explanation(Source source, ByteImage view, ImageLayout layout, double[] scores, Outputs outputs, String part,
        String what, double seed, Tensor relevance, Map<String, Tensor> layers, double seconds, Ledger ledger) {
    /** Classes from the strongest down; the first of equals first. */
    int[] ranking() {
        return IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue).toArray();
    }

    /** The picture's name and what is explained: {@code cat-281}. */
    String name() {
        return source.name() + "-" + part;
    }

    /** The relevance as a picture, shape (H, W, channels). */
    Tensor picture() {
        return layout.toPicture(relevance, view.height(), view.width());
    }
}
