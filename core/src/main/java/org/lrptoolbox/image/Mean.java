package org.lrptoolbox.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.io.StoredArrays;

/**
 * What is subtracted from pixels: a number per channel, or a picture, whose middle is used where it is larger than the
 * network's input.
 *
 * @param label how settings spell it: numbers, or the name of a file
 * @param values shape (channels,) or (channels, H, W), in the network's order of channels; one channel serves for all
 */
public record Mean(String label, Tensor values) {
    /** No mean. */
    public static final Mean ZERO = of(0);

    /** Checks the shape. */
    public Mean {
        if (values.rank() != 1 && values.rank() != 3 || values.size() == 0) {
            throw new IllegalArgumentException("a mean has shape (channels,) or (channels, H, W), but got " + values);
        }
    }

    /** A number per channel, or one for all. */
    public static Mean of(double... perChannel) {
        return new Mean(Arrays.stream(perChannel).mapToObj(Numbers::text).collect(Collectors.joining(",")),
                Tensor.of(perChannel.clone(), perChannel.length));
    }

    /**
     * Reads a mean from an array file, such as {@code .npy} or {@code .binaryproto}.
     *
     * @param file shape (C,), (C, H, W), (H, W, C) or (1, C, H, W), with C = 1 or 3
     * @throws MalformedFileException if the shape is another one
     */
    public static Mean read(Path file) throws IOException {
        TypedArray array = StoredArrays.read(file);
        int[] found = array.shape();
        int[] shape = found.length == 4 && found[0] == 1 ? Shapes.sample(found) : found;
        if (shape.length == 3 && isColour(shape[0]) && shape[1] == 1 && shape[2] == 1) {
            return new Mean(file.toString(), array.toTensor().reshape(shape[0]));
        }
        if (shape.length == 1 && isColour(shape[0]) || shape.length == 3 && isColour(shape[0])) {
            return new Mean(file.toString(), array.toTensor().reshape(shape));
        }
        if (shape.length == 3 && isColour(shape[2])) {
            return new Mean(file.toString(), channelsFirst(array.toTensor(), shape));
        }
        throw new MalformedFileException(file, "holds an array of shape " + Shapes.text(found)
                + "; a mean has shape (C,), (C, H, W) or (H, W, C) with 1 or 3 channels C");
    }

    private static boolean isColour(int channels) {
        return channels == 1 || channels == 3;
    }

    private static Tensor channelsFirst(Tensor picture, int... shape) {
        Tensor turned = Tensor.zeros(shape[2], shape[0], shape[1]);
        int pixels = shape[0] * shape[1];
        for (int i = 0; i < turned.size(); i++) {
            turned.data()[i] = picture.data()[i % pixels * shape[2] + i / pixels];
        }
        return turned;
    }

    /**
     * The mean for inputs of a size, shape (channels, height, width).
     *
     * @throws IllegalArgumentException if it has other channels, or is a smaller picture
     */
    public Tensor sized(int channels, int height, int width) {
        if (values.dim(0) != 1 && values.dim(0) != channels) {
            throw new IllegalArgumentException("mean " + label + " has " + values.dim(0) + " channels for pictures of "
                    + channels);
        }
        boolean picture = values.rank() == 3;
        if (picture && (values.dim(1) < height || values.dim(2) < width)) {
            throw new IllegalArgumentException("mean " + label + " has " + values.dim(1) + " x " + values.dim(2)
                    + " pixels, fewer than the input of " + height + " x " + width + "; use numbers per channel");
        }
        int[] rows = picture ? Size.places(values.dim(1), height) : new int[height];
        int[] columns = picture ? Size.places(values.dim(2), width) : new int[width];
        int pixels = picture ? values.dim(1) * values.dim(2) : 1;
        int line = picture ? values.dim(2) : 0;
        Tensor out = Tensor.zeros(channels, height, width);
        int at = 0;
        for (int c = 0; c < channels; c++) {
            for (int row : rows) {
                int from = (values.dim(0) == 1 ? 0 : c * pixels) + row * line;
                for (int column : columns) {
                    out.data()[at++] = values.data()[from + column];
                }
            }
        }
        return out;
    }

    /** All numbers of a channel. */
    double[] ofChannel(int channel) {
        int each = values.size() / values.dim(0);
        int from = values.dim(0) == 1 ? 0 : channel * each;
        return Arrays.copyOfRange(values.data(), from, from + each);
    }

    /** As settings spell it. */
    @Override
    public String toString() {
        return label;
    }
}
