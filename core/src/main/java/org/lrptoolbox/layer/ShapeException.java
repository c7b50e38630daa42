package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Shapes;

/** A layer was given data of a shape it cannot take; the message names the layer, the shape found and the one needed. */
public final class ShapeException extends IllegalArgumentException {
    /** A complaint with its whole text. */
    public ShapeException(String message) {
        super(message);
    }

    /**
     * The usual complaint.
     *
     * @param expected the shape that samples should have, or "samples that ..."
     */
    public static ShapeException of(Layer layer, String expected, int... found) {
        String settings = layer.describe();
        return new ShapeException(layer.type() + (settings.isEmpty() ? "" : " (" + settings + ")")
                + (expected.startsWith("samples ") ? " takes " : " takes samples of shape ") + expected + ", but got "
                + Shapes.openText(found));
    }
}
