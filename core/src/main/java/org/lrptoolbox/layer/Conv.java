package org.lrptoolbox.layer;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.kernel.ConvolutionKernel;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * A convolution (correlation, without flip) over images, with padding of zeros, dilation and groups:
 *
 * <pre>Y[k, i, j] = sum_cpq X[c, i s0 + p d0 - top, j s1 + q d1 - left] F[k, c, p, q] + b[k]</pre>
 *
 * <p>Where there are groups, c runs over the channels of the group of k. The toolbox's convolutions have the channels
 * last, and filters (h, w, c, k); those of ONNX, Caffe and PyTorch have the channels first, and filters (k, c, h, w).
 *
 * @param filters F, shaped (n, C / groups, h, w), or (h, w, C / groups, n) for the channels last; not copied
 * @param bias b, one number per filter; not copied; empty for none
 * @param frame window, steps, dilation and padding
 * @param groups how many groups channels and filters fall into; 1 for none
 * @param layout the order of the axes of its images
 */
public record Conv(Weights filters, double[] bias, Frame frame, int groups,
        Layout layout) implements ConvolutionLayer, TrainableLayer, WindowLayer {
    /** Checks that filters, bias, window and groups fit each other. */
    public Conv {
        int[] f = filters.shape();
        int row = layout.isLast() ? 0 : 2;
        if (f.length != 4 || f[row] != frame.height() || f[row + 1] != frame.width()) {
            throw new ShapeException("Conv with a window of " + frame + " needs filters shaped "
                    + (layout.isLast()
                            ? "(" + frame.height() + ", " + frame.width() + ", channels, n)"
                            : "(n, channels, " + frame.height() + ", " + frame.width() + ")")
                    + ", but got " + Shapes.text(f));
        }
        int count = f[layout.isLast() ? 3 : 0];
        if (groups < 1 || count % groups != 0) {
            throw new ShapeException("Conv with " + count + " filters cannot have " + groups + " groups");
        }
        if (bias.length != 0 && bias.length != count) {
            throw new ShapeException("Conv with " + count + " filters needs a bias of length " + count + ", but got "
                    + bias.length);
        }
    }

    /** Over images with the channels first. */
    public Conv(Weights filters, double[] bias, Frame frame, int groups) {
        this(filters, bias, frame, groups, Layout.NCHW);
    }

    /**
     * As the toolbox has it: over images with the channels last, without padding.
     *
     * @param filters shaped (h, w, d, n); not copied
     * @param bias one number per filter; not copied; empty for none
     */
    public static Conv last(Tensor filters, double[] bias, int strideDown, int strideAcross) {
        if (filters.rank() != 4) {
            throw new ShapeException("Convolution needs filters shaped (h, w, d, n), but got " + filters);
        }
        Frame frame = Frame.of(filters.dim(0), filters.dim(1)).withStride(strideDown, strideAcross);
        return new Conv(Weights.of(filters), bias, frame, 1, Layout.NHWC);
    }

    /** The name of the toolbox for the one with the channels last. */
    @Override
    public String type() {
        return layout.isLast() ? "Convolution" : "Conv";
    }

    /** The number n of filters. */
    public int count() {
        return filters.shape()[layout.isLast() ? 3 : 0];
    }

    /** The number C of channels it takes. */
    public int channels() {
        return filters.shape()[layout.isLast() ? 2 : 1] * groups;
    }

    @Override
    public Conv withBias(double... newBias) {
        return new Conv(filters, newBias, frame, groups, layout);
    }

    @Override
    public Conv in(Layout wanted) {
        return wanted == layout
                ? this
                : new Conv(Weights.of(layout.filtersTo(wanted, filters.tensor())), bias, frame, groups, wanted);
    }

    @Override
    public int channelsIn() {
        return channels();
    }

    @Override
    public int channelsOut() {
        return count();
    }

    @Override
    public String describe() {
        if (isToolbox()) {
            return frame.height() + "x" + frame.width() + "x" + channels() + " -> " + count() + ", stride "
                    + frame.strideDown() + "x" + frame.strideAcross();
        }
        return channels() + " -> " + count() + ", " + frame + (groups > 1 ? ", " + groups + " groups" : "");
    }

    @Override
    public long parameters() {
        return filters.count() + bias.length;
    }

    @Override
    public long products(int... output) {
        return (long) Shapes.size(output) * channels() / groups * frame.area();
    }

    @Override
    public int channelAxis(int rank) {
        return layout.channelAxis(rank);
    }

    @Override
    public int[] outputShape(int... input) {
        if (input.length == 3 && layout.channels(input) != channels() && layout.channels(input) != Shapes.OPEN) {
            throw ShapeException.of(this, layout.isLast()
                    ? "(H, W, " + channels() + ")"
                    : "(" + channels()
                            + ", H, W)",
                    input);
        }
        return WindowLayer.framed(this, count(), input);
    }

    /** Whether it is one of the toolbox, for which there is a kernel without any copying. */
    private boolean isToolbox() {
        return layout.isLast() && frame.isPlain() && groups == 1;
    }

    @Override
    public Tensor forward(Tensor x) {
        return convolve(x, bias);
    }

    @Override
    public Tensor apply(Tensor x) {
        return convolve(x, NO_BIAS);
    }

    private Tensor convolve(Tensor x, double[] withBias) {
        outputShape(x.sampleShape());
        if (isToolbox()) {
            return ConvolutionKernel.forward(x, filters.tensor(), frame.strideDown(), frame.strideAcross(), withBias);
        }
        Tensor y = grouped().forward(layout.to(Layout.NCHW, x), withBias);
        return Layout.NCHW.to(layout, y);
    }

    private GroupedConvolution grouped() {
        return new GroupedConvolution(in(Layout.NCHW));
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        if (isToolbox()) {
            return ConvolutionKernel.transpose(s, filters.tensor(), frame.strideDown(), frame.strideAcross(), input);
        }
        int row = layout.rowAxis();
        Tensor x = grouped().transpose(layout.to(Layout.NCHW, s), channels(), input[row],
                input[row + 1]);
        return Layout.NCHW.to(layout, x);
    }

    @Override
    public Conv mapped(WeightMap map) {
        return map == WeightMap.IDENTITY ? this : new Conv(map.of(filters), map.of(bias), frame, groups, layout);
    }

    @Override
    public Weights weights() {
        return filters;
    }

    @Override
    public double[] weightGradient(Tensor x, Tensor dy) {
        if (isToolbox()) {
            return ConvolutionKernel.weightGradient(x, dy, filters.shape(), frame.strideDown(), frame.strideAcross());
        }
        Tensor gradient = grouped().weightGradient(layout.to(Layout.NCHW, x),
                layout.to(Layout.NCHW, dy));
        return Layout.NCHW.filtersTo(layout, gradient).data();
    }

    @Override
    public Conv withParameters(double[] weights, double[] newBias) {
        return new Conv(Weights.of(weights, filters.shape()), newBias, frame, groups, layout);
    }

    @Override
    public int channelsMade(int... read) {
        return layout.isLast() ? 0 : count();
    }

    @Override
    public @Nullable Conv scaled(ChannelScale behind) {
        return layout.isLast()
                ? null
                : new Conv(filters.scaled(0, behind.a()), behind.applied(bias), frame, groups);
    }

    /** W (a x + s) + b = (W a) x + (W s + b), where no padding comes between. */
    @Override
    public @Nullable Conv ofScaled(ChannelScale before) {
        return layout.isLast() || !before.isFactor() && frame.reachesBeyond()
                ? null
                : new Conv(FiltersByChannel.of(this, before.a()), before.isFactor() ? bias : answer(before.s()), frame,
                        groups);
    }

    /** What it makes of an image with one number in each channel. */
    private double[] answer(double... perChannel) {
        Tensor image = Tensor.zeros(1, perChannel.length, frame.spanDown(), frame.spanAcross());
        int area = frame.spanDown() * frame.spanAcross();
        for (int i = 0; i < image.size(); i++) {
            image.data()[i] = perChannel[i / area];
        }
        return forward(image).data();
    }

    @Override
    public @Nullable Layer joined(Layer first) {
        return first instanceof Pad p && !layout.isLast() && p.putsZerosAroundImages() && !frame.ceil()
                ? new Conv(filters, bias, frame.withPadding(frame.top() + p.before()[1], frame.left() + p.before()[2],
                        frame.bottom() + p.behind()[1], frame.right() + p.behind()[2]), groups)
                : null;
    }

    @Override
    public String beyondToolbox() {
        String beyond = WindowLayer.super.beyondToolbox();
        return beyond.isEmpty() && groups > 1 ? ", " + describe() + ": the toolbox has no groups" : beyond;
    }
}
