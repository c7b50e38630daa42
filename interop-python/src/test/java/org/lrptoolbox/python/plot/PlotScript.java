package org.lrptoolbox.python.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.lrptoolbox.python.testing.Python;

/** Runs scripts that draw, with what they compare by: {@code same}, {@code near}, and pixels of a page. */
final class PlotScript {
    private static final String START = """
            import io
            import numpy as np
            import matplotlib, matplotlib.pyplot as plt
            def same(found, expected):
                assert found == expected, f'found {found}, expected {expected}'
            def near(found, expected):
                assert np.allclose(found, expected, rtol=1e-6, atol=1e-6), f'found {found}, expected {expected}'
            def pixels(fig):
                return np.asarray(fig.canvas.buffer_rgba())[:, :, :3]
            def page(ax):
                # The whole page is the axes, so that places of the data are places of the picture.
                ax.set_position([0, 0, 1, 1]); ax.set_axis_off()
                return np.asarray(ax.figure.canvas.buffer_rgba())[:, :, :3]
            def drawn(pixels, x, y):
                h, w = pixels.shape[:2]
                return bool((pixels[int(h * (1 - y)) - 2:int(h * (1 - y)) + 3, int(w * x) - 2:int(w * x) + 3] < 128).any())
            """;

    private PlotScript() {}

    /** Runs a script, which raises what is not as it should be and prints nothing. */
    static void run(String script) {
        assertEquals("", Python.run(START + script));
    }
}
