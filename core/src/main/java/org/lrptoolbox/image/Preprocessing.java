package org.lrptoolbox.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * How a picture becomes the input of a network, as data: resize, crop the middle, choose channels, and then
 *
 * <pre>x = (pixel * scale - mean) / std</pre>
 *
 * with pixels from 0 to 255. Written and read as text, such as
 *
 * <pre>resize=short:256,bilinear crop=224x224 order=rgb scale=1/255 mean=0.485,0.456,0.406 std=0.229,0.224,0.225 layout=nchw</pre>
 *
 * <p>Nothing about a network says how it wants its pictures, and a wrong guess gives plausible nonsense; so nothing is
 * guessed here.
 *
 * @param resize how large the picture is made first
 * @param crop the part of its middle that is kept; null for all of it
 * @param order which channels, in which order
 * @param scale a factor on pixels
 * @param mean what is subtracted then
 * @param std what is divided by at last, one number for all channels or one for each
 * @param layout the order of the numbers
 */
public record Preprocessing(Resize resize, @Nullable Size crop, ChannelOrder order, double scale, Mean mean,
        List<Double> std, ImageLayout layout) {
    private static final double WHITE = 255;

    /** Copies the list and checks the ranges. */
    public Preprocessing {
        std = List.copyOf(std);
        if (std.size() != 1 && std.size() != order.channels()) {
            throw new IllegalArgumentException("std has " + std.size() + " numbers for channels " + order);
        }
        if (std.contains(0.0) || scale == 0) {
            throw new IllegalArgumentException("std and scale cannot be 0");
        }
        mean.sized(order.channels(), 1, 1);
    }

    /** Finds the files that settings name. */
    @FunctionalInterface
    public interface Lookup {
        /** The file of a name. */
        Path find(String name) throws IOException;

        /** The mean of a name, which is that of a file. */
        default Mean mean(String name) throws IOException {
            return Mean.read(find(name));
        }
    }

    /**
     * Reads settings: {@code key=value} words, and before them possibly the name of a preset whose settings hold where
     * none is given: {@code caffe crop=227}. Lines that begin with # are comments. The presets:
     *
     * <pre>
     * none         pixels as they are
     * torchvision  shorter side 256, crop 224, red green blue from 0 to 1, minus mean, over standard deviation
     * caffe        shorter side 256, crop 224, blue green red minus mean (of the VGG networks)
     * caffe-demo   the same, but longer side 256: what the programs of the original toolbox do with pictures
     * tf           shorter side 256, crop 224, red green blue from -1 to 1, channels last
     * </pre>
     *
     * @param files finds a mean that is given as a file
     * @throws IllegalArgumentException naming the word that cannot be understood, and what is expected
     * @throws IOException if a mean cannot be read from its file
     */
    public static Preprocessing parse(String text, Lookup files) throws IOException {
        return Settings.parse(text, files);
    }

    /** {@link #parse(String, Lookup)} with files looked up in the working directory. */
    public static Preprocessing parse(String text) throws IOException {
        return Settings.parse(text, Path::of);
    }

    /** Reads settings from a text file, one or several words a line; files they name lie beside it. */
    public static Preprocessing read(Path file) throws IOException {
        return Settings.read(file);
    }

    /** The shape of every sample it makes; none where that depends on the picture. */
    public Optional<int[]> sample() {
        return Optional.ofNullable(crop).map(c -> layout.shape(c.height(), c.width(), order.channels()));
    }

    /** The part of a picture that the network sees, in its colours. */
    public ByteImage view(ByteImage picture) {
        if (picture.channels() != 3) {
            throw new IllegalArgumentException("expected a picture of red, green and blue, found " + picture);
        }
        ByteImage resized = resize.apply(picture);
        return crop == null ? resized : crop.crop(resized);
    }

    /** A view in the colours that are left of it: gray where the network takes gray pictures. */
    public ByteImage seen(ByteImage view) {
        if (order != ChannelOrder.GRAY) {
            return view;
        }
        byte[] gray = new byte[view.pixels().length];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = (byte) Math.round(order.value(view.pixels(), i - i % 3, 0));
        }
        return ByteImage.of(gray, view.height(), view.width(), 3);
    }

    /** A picture as a batch of one. */
    public Tensor apply(ByteImage picture) {
        return batch(List.of(view(picture)));
    }

    /**
     * Pictures as one batch.
     *
     * @param views pictures of equal size, made by {@link #view}
     */
    public Tensor batch(List<ByteImage> views) {
        int height = views.getFirst().height();
        int width = views.getFirst().width();
        if (views.stream().anyMatch(v -> v.height() != height || v.width() != width)) {
            throw new IllegalArgumentException("pictures of different sizes make no batch; crop them to one size");
        }
        int[] sample = sample(height, width);
        Tensor out = Tensor.zeros(Shapes.batch(views.size(), sample));
        double[] means = mean.sized(order.channels(), height, width).data();
        for (int b = 0; b < views.size(); b++) {
            fill(out.data(), b * Shapes.size(sample), views.get(b), means);
        }
        return out;
    }

    /** The shape of the input that pictures of a size make. */
    public int[] sample(int height, int width) {
        return layout.shape(height, width, order.channels());
    }

    private void fill(double[] out, int from, ByteImage view, double[] means) {
        int height = view.height();
        int width = view.width();
        for (int c = 0; c < order.channels(); c++) {
            double deviation = std.get(std.size() == 1 ? 0 : c);
            int i = 0;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double pixel = order.value(view.pixels(), 3 * i, c) * scale - means[c * height * width + i];
                    out[from + layout.index(y, x, c, height, width, order.channels())] = pixel / deviation;
                    i++;
                }
            }
        }
    }

    /** The smallest value an input can take, for each channel: a side of the box that the rule zB asks for. */
    public double[] lowest() {
        return sides(Math::min, Double.POSITIVE_INFINITY);
    }

    /** The largest value an input can take, for each channel. */
    public double[] highest() {
        return sides(Math::max, Double.NEGATIVE_INFINITY);
    }

    /** The smallest value of all channels. */
    public double low() {
        return Arrays.stream(lowest()).min().orElseThrow();
    }

    /** The largest value of all channels. */
    public double high() {
        return Arrays.stream(highest()).max().orElseThrow();
    }

    private double[] sides(DoubleBinaryOperator side, double start) {
        double[] sides = new double[order.channels()];
        for (int c = 0; c < sides.length; c++) {
            double deviation = std.get(std.size() == 1 ? 0 : c);
            sides[c] = start;
            for (double subtracted : mean.ofChannel(c)) {
                for (double pixel : new double[]{0, WHITE * scale}) {
                    sides[c] = side.applyAsDouble(sides[c], (pixel - subtracted) / deviation);
                }
            }
        }
        return sides;
    }

    /** The settings, complete; {@link #parse} reads them again. */
    @Override
    public String toString() {
        return "resize=" + resize + " crop=" + (crop == null ? "none" : crop) + " order=" + order + " scale="
                + Numbers.text(scale) + " mean=" + mean + " std="
                + std.stream().map(Numbers::text).collect(Collectors.joining(",")) + " layout=" + layout;
    }
}
