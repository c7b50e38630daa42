package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Shapes;

/** A layer that looks at images through a window: convolutions, and pooling of all kinds. */
public interface WindowLayer extends UnaryLayer, TakesScales {
    /** How the window slides. */
    Frame frame();

    /** The order of the axes of its images. */
    Layout layout();

    /** The same over images in another order. */
    WindowLayer in(Layout wanted);

    /** Whether a layer looks at images with the channels last. */
    static boolean isLast(Layer layer) {
        return layer instanceof WindowLayer w && w.layout().isLast();
    }

    @Override
    default String describe() {
        return frame().toString();
    }

    /** As many channels as the input; layers that make other ones override it. */
    @Override
    default int[] outputShape(int... input) {
        return framed(this, input.length == 3 ? layout().channels(input) : 0, input);
    }

    /** {@link #outputShape} for so many output channels. */
    static int[] framed(WindowLayer layer, int channels, int... input) {
        Frame frame = layer.frame();
        int row = layer.layout().rowAxis();
        boolean fits = input.length == 3 && (input[row] == Shapes.OPEN || frame.down(input[row]) > 0)
                && (input[row + 1] == Shapes.OPEN || frame.across(input[row + 1]) > 0);
        if (!fits) {
            throw ShapeException.of(layer, layer.layout().isLast() && frame.isPlain()
                    ? "(H >= " + frame.height() + ", W >= " + frame.width() + ", D)"
                    : (layer.layout().isLast() ? "(H, W, C)" : "(C, H, W)") + " that a window of " + frame
                            + " fits into",
                    input);
        }
        int[] output = layer.layout().sample(channels,
                input[row] == Shapes.OPEN ? Shapes.OPEN : frame.down(input[row]),
                input[row + 1] == Shapes.OPEN ? Shapes.OPEN : frame.across(input[row + 1]));
        Shapes.requireSize(output);
        return output;
    }

    @Override
    default int channelsMade(int... read) {
        return read[0];
    }

    @Override
    default int[] takes() {
        return layout().sample(channelsRead() == 0 ? Shapes.OPEN : channelsRead(), Shapes.OPEN, Shapes.OPEN);
    }

    /** What of it the original toolbox has not, as messages go on; empty if it has it all. */
    default String beyondToolbox() {
        return frame().isPlain()
                ? ""
                : ", " + frame() + ": the toolbox has windows without padding, dilation and overhang only";
    }

    @Override
    default boolean isOfToolbox() {
        return layout().isLast() && beyondToolbox().isEmpty();
    }

    /** The toolbox's layer over images with the channels last that computes the same, ties apart. */
    default WindowLayer raised() {
        return in(Layout.NHWC);
    }
}
