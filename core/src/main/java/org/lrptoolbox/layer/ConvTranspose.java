package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Weights;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * A transposed convolution, which spreads every input over a window of the output: y = A^T x + b for a {@link Conv} A
 * from the output's shape to the input's.
 *
 * @param adjoint A, whose filters are shaped (channels in, channels out / groups, h, w); without bias
 * @param bias b, one number per output channel; not copied; empty for none
 * @param extraDown rows added below, which the adjoint's step leaves open
 * @param extraAcross columns added on the right
 */
public record ConvTranspose(Conv adjoint, double[] bias, int extraDown,
        int extraAcross) implements ConvolutionLayer, KernelLayer {
    /** Checks that bias and filters fit each other. */
    public ConvTranspose {
        if (bias.length != 0 && bias.length != adjoint.channels()) {
            throw new ShapeException("ConvTranspose with " + adjoint.channels() + " output channels needs a bias of "
                    + "that length, but got " + bias.length);
        }
    }

    @Override
    public ConvTranspose withBias(double... newBias) {
        return new ConvTranspose(adjoint, newBias, extraDown, extraAcross);
    }

    @Override
    public int channelsIn() {
        return adjoint.count();
    }

    @Override
    public int channelsOut() {
        return adjoint.channels();
    }

    @Override
    public String describe() {
        return adjoint.count() + " -> " + adjoint.channels() + ", " + adjoint.frame();
    }

    @Override
    public long parameters() {
        return adjoint.parameters() + bias.length;
    }

    @Override
    public int channelAxis(int rank) {
        return 0;
    }

    @Override
    public int[] outputShape(int... input) {
        Frame f = adjoint.frame();
        if (input.length != 3 || input[0] != adjoint.count() && input[0] != Shapes.OPEN) {
            throw ShapeException.of(this, "(" + adjoint.count() + ", H, W)", input);
        }
        boolean openDown = input[1] == Shapes.OPEN;
        boolean openAcross = input[2] == Shapes.OPEN;
        int rows = (input[1] - 1) * f.strideDown() + f.spanDown() - f.top() - f.bottom() + extraDown;
        int columns = (input[2] - 1) * f.strideAcross() + f.spanAcross() - f.left() - f.right() + extraAcross;
        if (rows < 1 && !openDown || columns < 1 && !openAcross) {
            throw ShapeException.of(this, "(C, H, W) from which padding leaves something", input);
        }
        return new int[]{adjoint.channels(), openDown ? Shapes.OPEN : rows, openAcross ? Shapes.OPEN : columns};
    }

    @Override
    public Tensor forward(Tensor x) {
        return new TensorAlgebra().plusBias(this, WeightMap.IDENTITY, apply(x));
    }

    @Override
    public Tensor apply(Tensor x) {
        return adjoint.transpose(x, outputShape(x.sampleShape()));
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        return adjoint.apply(s);
    }

    @Override
    public ConvTranspose mapped(WeightMap map) {
        return new ConvTranspose(adjoint.mapped(map), map.of(bias), extraDown, extraAcross);
    }

    @Override
    public ConvTranspose scaled(ChannelScale behind) {
        return with(FiltersByChannel.of(adjoint, behind.a()), behind.applied(bias));
    }

    /** Windows overlap less at the border, so a shift would differ there. */
    @Override
    public @Nullable ConvTranspose ofScaled(ChannelScale before) {
        return before.isFactor() ? with(adjoint.filters().scaled(0, before.a()), bias) : null;
    }

    private ConvTranspose with(Weights filters, double... newBias) {
        return new ConvTranspose(new Conv(filters, adjoint.bias(), adjoint.frame(), adjoint.groups()), newBias,
                extraDown, extraAcross);
    }

    @Override
    public int[] takes() {
        return Layout.NCHW.sample(channelsIn(), Shapes.OPEN, Shapes.OPEN);
    }
}
