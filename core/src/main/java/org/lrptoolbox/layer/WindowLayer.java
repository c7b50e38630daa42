package org.lrptoolbox.layer;

/** A layer that looks at every channel of samples (H, W, D) through a window: pooling of all kinds. */
public interface WindowLayer extends UnaryLayer {
    /** Size and stride. */
    Window window();

    @Override
    default String describe() {
        return window().toString();
    }

    @Override
    default int[] outputShape(int... input) {
        return window().outputShape(this, input.length == 3 ? input[2] : 0, input);
    }
}
