package org.lrptoolbox.cli.input;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.render.Orientation;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Reads sources for the network; several at a time. Pictures are preprocessed, samples of arrays taken as they are.
 *
 * @param preprocessing of pictures
 * @param upright whether pictures are turned as their cameras were
 * @param sample the shape of the network's input; null if it is not known
 * @param channelsLast whether the network has channels last, for arrays
 * @param target what to explain where a source does not say
 * @param targets makes targets of what sources say
 * @param known targets that were made
 */
public record PictureLoader(Preprocessing preprocessing, boolean upright, int @Nullable [] sample, boolean channelsLast,
        Target target, Function<String, Target> targets, Map<String, Target> known) {
    private static final int WHITE = 255;

    /** One that has made no targets yet. */
    public PictureLoader(Preprocessing preprocessing, boolean upright, int @Nullable [] sample, boolean channelsLast,
            Target target, Function<String, Target> targets) {
        this(preprocessing, upright, sample, channelsLast, target, targets, new ConcurrentHashMap<>());
    }

    /** Reads a source; what is wrong with it becomes part of the answer. */
    public Picture load(Source source) {
        String message;
        try {
            return read(source);
        } catch (LrpFileException e) {
            message = String.valueOf(e.getMessage());
        } catch (NoSuchFileException e) {
            message = source + ": no such file";
        } catch (AccessDeniedException e) {
            message = source + ": permission denied";
        } catch (FileSystemException e) {
            message = source + ": " + Objects.requireNonNullElse(e.getReason(), "cannot be read");
        } catch (IOException | IllegalArgumentException e) {
            message = source + ": " + e.getMessage();
        }
        return new Picture.Unreadable(source, message);
    }

    private Picture.Readable read(Source source) throws IOException {
        String wanted = source.target();
        Target own = wanted == null ? target : known.computeIfAbsent(wanted, targets);
        if (source.array() != null) {
            Tensor input = ArraySamples.shaped(source.array().reader().read(source.index()), sample);
            ImageLayout layout = layout(input.shape());
            return new Picture.Readable(source, view(input, layout), layout,
                    input.reshape(Shapes.batch(1, input.shape())), own, Orientation.UPRIGHT);
        }
        ByteImage stored = ImageFiles.read(source.file());
        Orientation orientation = ImageFiles.orientation(source.file());
        ByteImage view = preprocessing.view(upright ? orientation.upright(stored) : stored);
        return new Picture.Readable(source, preprocessing.seen(view), preprocessing.layout(),
                preprocessing.batch(java.util.List.of(view)), own, upright ? Orientation.UPRIGHT : orientation);
    }

    private ImageLayout layout(int... shape) {
        return shape.length == 3 ? channelsLast ? ImageLayout.NHWC : ImageLayout.NCHW : ImageLayout.FLAT;
    }

    /** Numbers as a picture, from black for the least to white for the most. */
    private static ByteImage view(Tensor input, ImageLayout layout) {
        int[] shape = input.shape();
        int height;
        int width;
        if (shape.length == 3) {
            height = layout == ImageLayout.NCHW ? shape[1] : shape[0];
            width = layout == ImageLayout.NCHW ? shape[2] : shape[1];
        } else if (shape.length == 1) {
            int side = (int) Math.round(Math.sqrt(shape[0]));
            height = side * side == shape[0] ? side : 1;
            width = side * side == shape[0] ? side : shape[0];
        } else {
            width = shape.length == 0 ? 1 : shape[shape.length - 1];
            height = input.size() / Math.max(1, width);
        }
        Tensor picture = layout.toPicture(input, height, width);
        int channels = picture.dim(2);
        double low = Arrays.stream(input.data()).min().orElse(0);
        double high = Arrays.stream(input.data()).max().orElse(0);
        double scale = high > low ? WHITE / (high - low) : 0;
        byte[] pixels = new byte[height * width * 3];
        for (int i = 0; i < pixels.length; i++) {
            double v = picture.data()[i / 3 * channels + (channels == 3 ? i % 3 : 0)];
            pixels[i] = (byte) Math.round((v - low) * scale);
        }
        return ByteImage.of(pixels, height, width, 3);
    }
}
