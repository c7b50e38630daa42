package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.ConcurrentHashMap;

import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * What is subtracted from images: its middle, channels blue, green, red. Safe for several threads.
 *
 * <p>What lies under pictures is the same for all of them; with the original's errors it is so for all that are tall or
 * wide, and as broad as the network's input at least.
 */
final class DemoMean {
    private static final int CHANNELS = 3;

    private final Tensor values;
    private final boolean transposed;
    private final Compatibility compatibility;
    private final Map<List<Object>, Tensor> made = new ConcurrentHashMap<>();

    /**
     * A mean.
     *
     * @param values shape (3, H, W)
     * @param transposed whether rows and columns of the file are mixed up, as the original does with binary ones
     * @param compatibility whether the place of the middle is the original's, which is off where images are narrow
     */
    DemoMean(Tensor values, boolean transposed, Compatibility compatibility) {
        this.values = values;
        this.transposed = transposed;
        this.compatibility = compatibility;
    }

    Tensor values() {
        return values;
    }

    /**
     * Reads a mean.
     *
     * @param kind 0 for text, 1 for binary in blue, green, red, 2 for binary in red, green, blue
     */
    static DemoMean read(Path file, int kind, Compatibility compatibility) throws IOException {
        Tensor read = kind == 0 ? text(file) : binary(file);
        return new DemoMean(kind == 2 ? reversed(read) : read, kind != 0 && compatibility.original(), compatibility);
    }

    private static Tensor binary(Path file) throws IOException {
        Tensor read = StoredArrays.read(file, "binaryproto").toTensor();
        int[] shape = read.shape();
        int[] picture = shape.length == 4 && shape[0] == 1 ? Shapes.sample(shape) : shape;
        if (picture.length == 1 && picture[0] == CHANNELS) {
            return read.reshape(CHANNELS, 1, 1);
        }
        if (picture.length != 3 || picture[0] != CHANNELS) {
            throw new MalformedFileException(file, "holds an array of shape " + Shapes.text(shape)
                    + "; a mean image has shape (1, 3, H, W)");
        }
        return read.reshape(picture);
    }

    /** Channels, height, width, then the values of each channel column by column. */
    private static Tensor text(Path file) throws IOException {
        InputFiles.requireRegular(file);
        try (Scanner words = new Scanner(Files.newBufferedReader(file, StandardCharsets.US_ASCII))) {
            int[] shape = new int[3];
            for (int i = 0; i < 3; i++) {
                shape[i] = words.hasNextInt() ? words.nextInt() : 0;
            }
            long size = (long) shape[0] * shape[1] * shape[2];
            if (shape[0] != CHANNELS || shape[1] < 1 || shape[2] < 1 || size > 2 * Files.size(file)) {
                throw new MalformedFileException(file, "begins with " + Shapes.text(shape)
                        + "; a mean as text begins with 3, its height and its width");
            }
            Tensor mean = Tensor.zeros(shape);
            for (int i = 0; i < mean.size(); i++) {
                int c = i / (shape[1] * shape[2]);
                int column = i / shape[1] % shape[2];
                int row = i % shape[1];
                if (!words.hasNext()) {
                    throw new MalformedFileException(file, "ends after " + i + " of " + mean.size() + " numbers");
                }
                mean.data()[(c * shape[1] + row) * shape[2] + column] = Double.parseDouble(words.next());
            }
            return mean;
        } catch (NumberFormatException e) {
            throw new MalformedFileException(file, "holds something that is no number: " + e.getMessage(), e);
        }
    }

    private static Tensor reversed(Tensor mean) {
        Tensor out = Tensor.zeros(mean.shape());
        int plane = mean.size() / CHANNELS;
        for (int c = 0; c < CHANNELS; c++) {
            System.arraycopy(mean.data(), c * plane, out.data(), (CHANNELS - 1 - c) * plane, plane);
        }
        return out;
    }

    /** Whether it is large enough for inputs of this size; one number per channel always is. */
    boolean covers(int side) {
        return values.dim(1) == 1 && values.dim(2) == 1 || Math.min(values.dim(1), values.dim(2)) >= side;
    }

    /** The mean under a picture, shape (3, side, side), blue, green, red. */
    Tensor under(DemoPicture picture) {
        if (!compatibility.original()) {
            return made.computeIfAbsent(List.of(picture.side()), k -> make(picture));
        }
        return picture.narrow() < picture.side()
                ? make(picture)
                : made.computeIfAbsent(List.of(picture.side(), picture.tall()), k -> make(picture));
    }

    private Tensor make(DemoPicture picture) {
        int side = picture.side();
        Tensor out = Tensor.zeros(CHANNELS, side, side);
        for (int i = 0; i < out.size(); i++) {
            out.data()[i] = at(i / (side * side), i / side % side, i % side, picture);
        }
        return out;
    }

    private double at(int c, int y, int x, DemoPicture picture) {
        int height = values.dim(1);
        int width = values.dim(2);
        if (height == 1 && width == 1) {
            return values.data()[c];
        }
        int side = picture.side();
        int row = (height - side) / 2 + y;
        int column = (width - side) / 2 + x;
        if (compatibility.original()) {
            int longest = Math.min(height - side, width - side) / 2;
            row = picture.tall() ? longest + y : aside(y, height, picture);
            column = picture.tall() ? aside(x, width, picture) : longest + x;
        }
        int line = transposed ? Math.min(column, height - 1) : row;
        int place = transposed ? Math.min(row, width - 1) : column;
        return values.data()[(c * height + line) * width + place];
    }

    /** The original's place on the shorter side, which forgets to look at the middle where the image is narrow. */
    private static int aside(int t, int length, DemoPicture picture) {
        return picture.narrow() >= picture.side()
                ? (length - picture.side()) / 2 + t
                : Math.clamp(t - (picture.side() - picture.narrow()) / 2, 0, picture.narrow() - 1);
    }

    /** Puts what the network takes of a picture somewhere in a batch: blue, green, red, less the mean. */
    void subtract(DemoPicture picture, double[] batch, int at) {
        int plane = picture.side() * picture.side();
        double[] mean = under(picture).data();
        char[] levels = picture.levels();
        for (int c = 0; c < CHANNELS; c++) {
            for (int i = 0; i < plane; i++) {
                batch[at + c * plane + i] = levels[i * CHANNELS + CHANNELS - 1 - c] * MagickResize.STEP
                        - mean[c * plane + i];
            }
        }
    }
}
