package org.lrptoolbox.demos.shapes;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import org.lrptoolbox.render.ByteImage;

/**
 * A picture of shapes in random colours on ground that changes from corner to corner, all under noise.
 *
 * @param image red, green and blue
 * @param shapes what it shows
 */
record ShapePicture(ByteImage image, List<PlacedShape> shapes) {
    /** The side of a picture. */
    public static final int SIZE = 40;

    private static final int RGB = 3;
    private static final double NOISE = 0.05;
    /** Shapes differ from the ground by at least this much in one colour. */
    private static final double CONTRAST = 0.4;

    /** Copies the list. */
    public ShapePicture {
        shapes = List.copyOf(shapes);
    }

    /** Draws shapes that do not overlap. */
    static ShapePicture draw(List<Shape> wanted, RandomGenerator random) {
        List<PlacedShape> placed = new ArrayList<>();
        while (placed.size() < wanted.size()) {
            placed.clear();
            for (Shape shape : wanted) {
                PlacedShape next = PlacedShape.random(shape, SIZE, random);
                if (placed.stream().noneMatch(next::overlaps)) {
                    placed.add(next);
                }
            }
        }
        return new ShapePicture(paint(placed, random), placed);
    }

    private static ByteImage paint(List<PlacedShape> shapes, RandomGenerator random) {
        float[] left = ground(random);
        float[] right = ground(random);
        List<float[]> colors = shapes.stream().map(s -> color(left, right, random)).toList();
        byte[] pixels = new byte[SIZE * SIZE * RGB];
        for (int i = 0; i < SIZE * SIZE; i++) {
            int row = i / SIZE;
            int column = i % SIZE;
            double across = (double) (row + column) / (2 * SIZE);
            for (int c = 0; c < RGB; c++) {
                double value = left[c] + across * (right[c] - left[c]);
                for (int s = 0; s < shapes.size(); s++) {
                    value += shapes.get(s).cover(column, row) * (colors.get(s)[c] - value);
                }
                double noisy = value + NOISE * random.nextGaussian();
                pixels[i * RGB + c] = (byte) Math.round(255 * Math.clamp(noisy, 0.0, 1.0));
            }
        }
        return ByteImage.of(pixels, SIZE, SIZE, RGB);
    }

    private static float[] ground(RandomGenerator random) {
        return rgb(random.nextDouble(), random.nextDouble(0, 0.35), random.nextDouble(0.1, 0.9));
    }

    private static float[] color(float[] left, float[] right, RandomGenerator random) {
        float[] color = left;
        while (Math.min(distance(color, left), distance(color, right)) < CONTRAST) {
            color = rgb(random.nextDouble(), random.nextDouble(0.6, 1), random.nextDouble(0.5, 1));
        }
        return color;
    }

    private static double distance(float[] a, float[] b) {
        return Math.max(Math.abs(a[0] - b[0]), Math.max(Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2])));
    }

    private static float[] rgb(double hue, double saturation, double value) {
        int rgb = Color.HSBtoRGB((float) hue, (float) saturation, (float) value);
        return new float[]{(rgb >> 16 & 0xff) / 255f, (rgb >> 8 & 0xff) / 255f, (rgb & 0xff) / 255f};
    }

    /** Which pixels lie within some pixels of a shape, row by row. */
    public boolean[] mask(int shape, int distance) {
        boolean[] mask = new boolean[SIZE * SIZE];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = shapes.get(shape).near(i % SIZE, i / SIZE, distance);
        }
        return mask;
    }
}
