package org.lrptoolbox.layer;

import java.util.Arrays;

import org.lrptoolbox.kernel.ChannelCopies;
import org.lrptoolbox.kernel.ConvolutionKernel;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Computes a {@link Conv} group by group with the kernel for images with the channels last: padding becomes a margin,
 * dilation becomes zeros between the weights.
 */
final class GroupedConvolution {
    private final Conv layer;
    private final Frame frame;
    private final Tensor[] filters;

    /** @param layer over images with the channels first */
    GroupedConvolution(Conv layer) {
        this.layer = layer;
        this.frame = layer.frame();
        this.filters = new Tensor[layer.groups()];
        Tensor all = layer.filters().tensor();
        for (int g = 0; g < filters.length; g++) {
            filters[g] = filters(all, g);
        }
    }

    /** The filters of a group as (rows, columns, channels, n), spread out by the dilation. */
    private Tensor filters(Tensor all, int group) {
        Tensor out = Tensor.zeros(frame.spanDown(), frame.spanAcross(), all.dim(1), all.dim(0) / layer.groups());
        forWeights(group, (stored, spread) -> out.data()[spread] = all.data()[stored]);
        return out;
    }

    Tensor forward(Tensor x, double... bias) {
        Tensor y = Tensor.zeros(Shapes.batch(x.batch(), layer.outputShape(x.sampleShape())));
        int[] margin = margin(x.sampleShape());
        int depth = layer.channels() / filters.length;
        int n = layer.count() / filters.length;
        for (int g = 0; g < filters.length; g++) {
            Tensor part = ChannelCopies.last(x, g * depth, (g + 1) * depth, margin);
            double[] b = bias.length == 0 ? bias : Arrays.copyOfRange(bias, g * n, (g + 1) * n);
            ChannelCopies.first(ConvolutionKernel.forward(part, filters[g], frame.strideDown(), frame.strideAcross(),
                    b), y, g * n, 0, 0);
        }
        return y;
    }

    Tensor transpose(Tensor s, int... sample) {
        Tensor x = Tensor.zeros(Shapes.batch(s.batch(), sample));
        int[] margin = margin(sample);
        int depth = layer.channels() / filters.length;
        int n = layer.count() / filters.length;
        for (int g = 0; g < filters.length; g++) {
            Tensor part = ChannelCopies.last(s, g * n, (g + 1) * n, 0, 0, 0, 0);
            Tensor back = ConvolutionKernel.transpose(part, filters[g], frame.strideDown(), frame.strideAcross(),
                    sample[1] + margin[0] + margin[2], sample[2] + margin[1] + margin[3], depth);
            ChannelCopies.first(back, x, g * depth, margin);
        }
        return x;
    }

    /** The gradient of the filters, shaped as they are. */
    Tensor weightGradient(Tensor x, Tensor dy) {
        Tensor all = Tensor.zeros(layer.filters().shape());
        int[] margin = margin(x.sampleShape());
        int depth = layer.channels() / filters.length;
        int n = layer.count() / filters.length;
        for (int g = 0; g < filters.length; g++) {
            double[] spread = ConvolutionKernel.weightGradient(
                    ChannelCopies.last(x, g * depth, (g + 1) * depth, margin),
                    ChannelCopies.last(dy, g * n, (g + 1) * n, 0, 0, 0, 0), filters[g].shape(), frame.strideDown(),
                    frame.strideAcross());
            forWeights(g, (at, in) -> all.data()[at] = spread[in]);
        }
        return all;
    }

    private interface Pair {
        void accept(int stored, int spread);
    }

    /** Where each weight of a group is stored, and where it lies once spread out by the dilation. */
    private void forWeights(int group, Pair body) {
        int[] f = layer.filters().shape();
        int n = f[0] / layer.groups();
        int depth = f[1];
        int area = f[2] * f[3];
        for (int k = 0; k < n; k++) {
            for (int c = 0; c < depth; c++) {
                int from = ((group * n + k) * depth + c) * area;
                for (int t = 0; t < area; t++) {
                    int row = t / f[3] * frame.dilationDown();
                    int column = t % f[3] * frame.dilationAcross();
                    body.accept(from + t, ((row * frame.spanAcross() + column) * depth + c) * n + k);
                }
            }
        }
    }

    /** As far as windows reach: padding no window uses is left out, and rows no window uses are cut off. */
    private int[] margin(int... sample) {
        return new int[]{frame.top(), frame.left(), frame.reachBelow(sample[1]), frame.reachRight(sample[2])};
    }
}
