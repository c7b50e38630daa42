package org.lrptoolbox.demos.shapes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.train.Samples;

/**
 * Pictures of shapes; the same seed gives the same ones.
 *
 * @param pictures the pictures
 */
record ShapeDataset(List<ShapePicture> pictures) {
    /** Copies the list. */
    public ShapeDataset {
        pictures = List.copyOf(pictures);
    }

    /**
     * Draws pictures.
     *
     * @param count how many
     * @param shapes how many different shapes the first picture shows, the second, and so on, over and over
     */
    public static ShapeDataset generate(long seed, int count, int... shapes) {
        Random random = new Random(seed);
        List<ShapePicture> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Shape> deck = new ArrayList<>(Arrays.asList(Shape.values()));
            Collections.shuffle(deck, random);
            pictures.add(ShapePicture.draw(deck.subList(0, shapes[i % shapes.length]), random));
        }
        return new ShapeDataset(pictures);
    }

    /** How the network takes pictures: values from -1 to 1. */
    public static Preprocessing preprocessing(ImageLayout layout) {
        try {
            return Preprocessing.parse("none scale=1/127.5 mean=1 layout=" + layout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pictures as input of the network, shape (N, 40, 40, 3). */
    public Tensor inputs() {
        return preprocessing(ImageLayout.NHWC).batch(pictures.stream().map(ShapePicture::image).toList());
    }

    /** The inputs with a column per shape as targets: 1, shared by the shapes of a picture. */
    public Samples samples() {
        int classes = Shape.values().length;
        Tensor targets = Tensor.zeros(pictures.size(), classes);
        for (int i = 0; i < pictures.size(); i++) {
            List<PlacedShape> shapes = pictures.get(i).shapes();
            for (PlacedShape placed : shapes) {
                targets.data()[i * classes + placed.shape().ordinal()] = 1.0 / shapes.size();
            }
        }
        return new Samples(inputs(), targets);
    }
}
