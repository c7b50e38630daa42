package org.lrptoolbox.demos.digits;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.train.Samples;

/**
 * Images of handwriting-like digits with their labels, in the layout of the toolbox's data files.
 *
 * @param pixels 28 x 28 bytes per image, row by row: 0 is paper, 255 is ink
 * @param labels the digit each image shows
 */
record DigitDataset(byte[] pixels, int[] labels) {
    /** The number of pixels of an image. */
    public static final int PIXELS = Handwriting.SIZE * Handwriting.SIZE;

    private static final int DIGITS = 10;
    /** White pixels around each image that make it 32 x 32. */
    private static final int MARGIN = 2;

    /**
     * Writes images; the same seed gives the same ones.
     *
     * @param count the number of images; each ten in a row show all digits, in random order
     */
    public static DigitDataset generate(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[count * PIXELS];
        int[] labels = new int[count];
        int[] deck = new int[DIGITS];
        for (int i = 0; i < count; i++) {
            if (i % DIGITS == 0) {
                deck = shuffled(random);
            }
            labels[i] = deck[i % DIGITS];
            double[] ink = new Handwriting(random.split()).write(labels[i]);
            for (int p = 0; p < PIXELS; p++) {
                pixels[i * PIXELS + p] = (byte) Math.round(255 * ink[p]);
            }
        }
        return new DigitDataset(pixels, labels);
    }

    private static int[] shuffled(SplittableRandom random) {
        int[] deck = new int[DIGITS];
        for (int i = 0; i < DIGITS; i++) {
            int j = random.nextInt(i + 1);
            deck[i] = deck[j];
            deck[j] = i;
        }
        return deck;
    }

    /** The number of images. */
    public int size() {
        return labels.length;
    }

    /** The images as uint8, shaped (N, 784). */
    public TypedArray images() {
        return new TypedArray(ElementType.UINT8, new int[]{size(), PIXELS}, pixels);
    }

    /** The labels as float64, shaped (N, 1). */
    public TypedArray labelColumn() {
        return TypedArray.of(Tensor.of(Arrays.stream(labels).asDoubleStream().toArray(), size(), 1));
    }

    /** The images scaled to [-1, 1], shaped (N, 784), with a column per digit as targets. */
    public Samples vectors() {
        return new Samples(images().toTensor().map(v -> v / 127.5 - 1), indicators());
    }

    /** The images scaled to [-1, 1] with a margin of paper, shaped (N, 32, 32, 1), with a column per digit. */
    public Samples padded() {
        int side = Handwriting.SIZE + 2 * MARGIN;
        Tensor wide = Tensor.full(-1, size(), side, side, 1);
        Tensor narrow = vectors().inputs();
        for (int i = 0; i < size() * Handwriting.SIZE; i++) {
            int image = i / Handwriting.SIZE;
            int row = i % Handwriting.SIZE;
            System.arraycopy(narrow.data(), i * Handwriting.SIZE, wide.data(),
                    (image * side + row + MARGIN) * side + MARGIN, Handwriting.SIZE);
        }
        return new Samples(wide, indicators());
    }

    private Tensor indicators() {
        Tensor targets = Tensor.zeros(size(), DIGITS);
        for (int i = 0; i < size(); i++) {
            targets.data()[i * DIGITS + labels[i]] = 1;
        }
        return targets;
    }
}
