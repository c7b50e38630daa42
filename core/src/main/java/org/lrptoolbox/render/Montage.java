package org.lrptoolbox.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.lrptoolbox.tensor.Tensor;

/** Puts pictures side by side, with black between them. */
public final class Montage {
    private Montage() {}

    /**
     * A row of pictures.
     *
     * @param images shape (H, any width, D) each, at least one
     * @param gap the width of the black columns between them
     * @param messages is told, in four lines, which pictures are left out because their H or D differs from the first
     * @return shape (H, sum of widths and gaps, D)
     * @throws IllegalArgumentException if there is no picture, or one has another number of dimensions
     */
    public static Tensor row(List<Tensor> images, int gap, Consumer<String> messages) {
        requireImages(images, gap);
        Tensor first = images.getFirst();
        List<Tensor> fitting = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Tensor image = images.get(i);
            if (image.dim(0) == first.dim(0) && image.dim(2) == first.dim(2)) {
                fitting.add(image);
            } else {
                messages.accept("image " + i + " differs in size. unable to perform horizontal alignment");
                messages.accept("expected: Hx_xD = " + first.dim(0) + "x_x" + first.dim(2));
                messages.accept("got     : Hx_xD = " + image.dim(0) + "x_x" + image.dim(2));
                messages.accept("skipping image\n");
            }
        }
        int width = gap * (fitting.size() - 1);
        for (Tensor image : fitting) {
            width = Math.addExact(width, image.dim(1));
        }
        Tensor out = Tensor.zeros(first.dim(0), width, first.dim(2));
        int x = 0;
        for (Tensor image : fitting) {
            paste(image, out, x);
            x += image.dim(1) + gap;
        }
        return out;
    }

    private static void requireImages(List<Tensor> images, int gap) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("found no picture, expected at least one");
        }
        if (gap < 0) {
            throw new IllegalArgumentException("gap is " + gap + ", expected 0 or more");
        }
        images.forEach(image -> Images.requireImage(image, false));
    }

    private static void paste(Tensor image, Tensor into, int x) {
        int row = image.dim(1) * image.dim(2);
        for (int r = 0; r < image.dim(0); r++) {
            System.arraycopy(image.data(), r * row, into.data(), (r * into.dim(1) + x) * into.dim(2), row);
        }
    }
}
