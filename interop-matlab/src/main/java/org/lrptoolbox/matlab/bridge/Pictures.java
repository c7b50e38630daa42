package org.lrptoolbox.matlab.bridge;

import org.lrptoolbox.render.AutoCanny;
import org.lrptoolbox.tensor.Tensor;

/** What the package {@code +render} does not do itself. */
public final class Pictures {
    private Pictures() {}

    /** The edges of a picture (H, W): 1 on edges, 0 elsewhere. */
    public static Tensor outline(Tensor image, double sigma) {
        return AutoCanny.edges(image, sigma);
    }
}
