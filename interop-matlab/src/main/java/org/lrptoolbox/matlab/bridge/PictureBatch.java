package org.lrptoolbox.matlab.bridge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.metadata.Note;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;

/** Pictures on their way into a network, and relevance on its way back to pixels. */
public final class PictureBatch {
    private final Preprocessing preprocessing;
    private final List<ByteImage> views = new ArrayList<>();

    /**
     * Starts an empty batch.
     *
     * @param settings how pictures become input, see {@link Preprocessing#parse}, or a .txt file that says so
     * @param folder where files are looked for
     */
    public PictureBatch(String settings, String folder) throws IOException {
        Path base = Path.of(folder);
        preprocessing = settings.endsWith(".txt") && settings.indexOf('=') < 0
                ? Preprocessing.read(base.resolve(settings))
                : Preprocessing.parse(settings, base::resolve);
    }

    private PictureBatch(Preprocessing preprocessing) {
        this.preprocessing = preprocessing;
    }

    /**
     * An empty batch of pictures prepared as a model's file says.
     *
     * @throws IllegalArgumentException if it does not say
     */
    public static PictureBatch of(String model) throws IOException {
        return new PictureBatch(Models.notes(Path.of(model)).preprocessing().orElseThrow(
                () -> new IllegalArgumentException(
                        model + " does not say how pictures become input; give 'preprocess'")));
    }

    /** Whether a model's file says how pictures become input. */
    public static boolean describes(String model) throws IOException {
        return Models.notes(Path.of(model)).text(Note.PREPROCESSING).isPresent();
    }

    /** The settings. */
    public String settings() {
        return preprocessing.toString();
    }

    /** Adds the picture in a file. */
    public void addFile(String file) throws IOException {
        views.add(preprocessing.view(ImageFiles.read(Path.of(file))));
    }

    /** Adds a picture of numbers from 0 to 255, shape (H, W, 3). */
    public void addPixels(Tensor picture) {
        if (picture.rank() != 3) {
            throw new ShapeException("expected a picture of size rows x columns x 3, found " + picture);
        }
        byte[] pixels = new byte[picture.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.round(Math.clamp(picture.data()[i], 0.0, 255.0));
        }
        views.add(preprocessing.view(ByteImage.of(pixels, picture.dim(0), picture.dim(1), picture.dim(2))));
    }

    /** The batch as the network takes it. */
    public Tensor input() {
        return preprocessing.batch(views);
    }

    /** The smallest value an input can have, for each channel. */
    public Tensor low() {
        return Tensor.of(preprocessing.lowest(), preprocessing.lowest().length);
    }

    /** The largest value an input can have, for each channel. */
    public Tensor high() {
        return Tensor.of(preprocessing.highest(), preprocessing.highest().length);
    }

    /**
     * The relevance of one picture, pixel by pixel.
     *
     * @param relevance of the whole batch
     * @param index which picture, counted from 0
     * @return shape (height, width, channels)
     */
    public Tensor pixels(Tensor relevance, int index) {
        ByteImage view = views.get(index);
        return preprocessing.layout().toPicture(relevance.slice(index, index + 1), view.height(), view.width());
    }
}
