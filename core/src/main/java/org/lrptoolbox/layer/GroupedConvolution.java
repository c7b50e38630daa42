package org.lrptoolbox.layer;

import java.util.Arrays;

import org.lrptoolbox.kernel.ChannelCopies;
import org.lrptoolbox.kernel.DilatedKernel;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Computes a {@link Conv} group by group with the kernel for images with the channels last: padding becomes a margin.
 */
final class GroupedConvolution {
    private final Conv layer;
    private final Frame frame;
    private final DilatedKernel kernel;
    private final Tensor[] filters;

    /** @param layer over images with the channels first */
    GroupedConvolution(Conv layer) {
        this.layer = layer;
        this.frame = layer.frame();
        this.kernel = new DilatedKernel(frame.dilationDown(), frame.dilationAcross(), frame.strideDown(),
                frame.strideAcross());
        this.filters = new Tensor[layer.groups()];
        Tensor all = layer.filters().tensor();
        for (int g = 0; g < filters.length; g++) {
            filters[g] = filters(all, g);
        }
    }

    /** The filters of a group as (rows, columns, channels, n). */
    private Tensor filters(Tensor all, int group) {
        Tensor out = Tensor.zeros(frame.height(), frame.width(), all.dim(1), all.dim(0) / layer.groups());
        forWeights(group, (stored, turned) -> out.data()[turned] = all.data()[stored]);
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
            ChannelCopies.first(kernel.forward(part, filters[g], b), y, g * n, 0, 0);
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
            Tensor back = kernel.transpose(part, filters[g], sample[1] + margin[0] + margin[2],
                    sample[2] + margin[1] + margin[3]);
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
            double[] turned = kernel.weightGradient(ChannelCopies.last(x, g * depth, (g + 1) * depth, margin),
                    ChannelCopies.last(dy, g * n, (g + 1) * n, 0, 0, 0, 0), filters[g].shape());
            forWeights(g, (at, in) -> all.data()[at] = turned[in]);
        }
        return all;
    }

    private interface Pair {
        void accept(int stored, int turned);
    }

    /** Where each weight of a group is stored, and where it lies with the channels last. */
    private void forWeights(int group, Pair body) {
        int[] f = layer.filters().shape();
        int n = f[0] / layer.groups();
        int depth = f[1];
        int area = f[2] * f[3];
        for (int k = 0; k < n; k++) {
            for (int c = 0; c < depth; c++) {
                int from = ((group * n + k) * depth + c) * area;
                for (int t = 0; t < area; t++) {
                    body.accept(from + t, (t * depth + c) * n + k);
                }
            }
        }
    }

    /** As far as windows reach: padding no window uses is left out, and rows no window uses are cut off. */
    private int[] margin(int... sample) {
        return new int[]{frame.top(), frame.left(), frame.reachBelow(sample[1]), frame.reachRight(sample[2])};
    }
}
