package org.lrptoolbox.layer;

import java.util.Arrays;

import org.lrptoolbox.kernel.ChannelOrder;
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

    private GroupedConvolution(Conv layer) {
        this.layer = layer;
        this.frame = layer.frame();
        this.filters = new Tensor[layer.groups()];
        Tensor all = layer.filters().tensor();
        for (int g = 0; g < filters.length; g++) {
            filters[g] = filters(all, g);
        }
    }

    static GroupedConvolution of(Conv layer) {
        return new GroupedConvolution(layer);
    }

    /** The filters of a group as (rows, columns, channels, n), spread out by the dilation. */
    private Tensor filters(Tensor all, int group) {
        int n = all.dim(0) / layer.groups();
        int depth = all.dim(1);
        int h = all.dim(2);
        int w = all.dim(3);
        Tensor out = Tensor.zeros(frame.spanDown(), frame.spanAcross(), depth, n);
        double[] f = out.data();
        double[] source = all.data();
        for (int k = 0; k < n; k++) {
            for (int c = 0; c < depth; c++) {
                int from = ((group * n + k) * depth + c) * h * w;
                for (int t = 0; t < h * w; t++) {
                    int row = t / w * frame.dilationDown();
                    int column = t % w * frame.dilationAcross();
                    f[((row * frame.spanAcross() + column) * depth + c) * n + k] = source[from + t];
                }
            }
        }
        return out;
    }

    Tensor forward(Tensor x, double... bias) {
        Tensor y = Tensor.zeros(Shapes.batch(x.batch(), layer.outputShape(x.sampleShape())));
        int[] margin = margin(x.sampleShape());
        int depth = layer.channels() / filters.length;
        int n = layer.count() / filters.length;
        for (int g = 0; g < filters.length; g++) {
            Tensor part = ChannelOrder.last(x, g * depth, (g + 1) * depth, margin);
            double[] b = bias.length == 0 ? bias : Arrays.copyOfRange(bias, g * n, (g + 1) * n);
            ChannelOrder.first(ConvolutionKernel.forward(part, filters[g], frame.strideDown(), frame.strideAcross(),
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
            Tensor part = ChannelOrder.last(s, g * n, (g + 1) * n, 0, 0, 0, 0);
            Tensor back = ConvolutionKernel.transpose(part, filters[g], frame.strideDown(), frame.strideAcross(),
                    sample[1] + margin[0] + margin[2], sample[2] + margin[1] + margin[3], depth);
            ChannelOrder.first(back, x, g * depth, margin);
        }
        return x;
    }

    /** As far as windows reach: padding no window uses is left out, and rows no window uses are cut off. */
    private int[] margin(int... sample) {
        return new int[]{frame.top(), frame.left(), frame.reachBelow(sample[1]), frame.reachRight(sample[2])};
    }
}
