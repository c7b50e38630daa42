package org.lrptoolbox.onnx.compile;

import org.lrptoolbox.layer.Frame;

/**
 * The nodes of the transpose of a convolution: ConvTranspose; or, where every run must give the same bits, zeros between
 * the values and a plain convolution with the filters turned round. GPUs compute the former by adding up in whatever
 * order threads come, the latter in one order.
 */
final class TransposedNodes {
    private final Nodes nodes;
    private final WeightNodes weights;
    private final boolean deterministic;
    private final boolean cuda;

    TransposedNodes(Nodes nodes, WeightNodes weights, CompileOptions options) {
        this.nodes = nodes;
        this.weights = weights;
        this.deterministic = options.deterministic();
        this.cuda = options.cuda();
    }

    /**
     * Makes samples of the given shape of what a convolution makes of them.
     *
     * @param s (rows, groups n, windows down, windows across)
     * @param filters (groups n, depth, h, w), as the convolution has them
     * @param filterShape their shape
     * @param sample (groups depth, height, width)
     */
    String of(Frame f, int groups, String s, String filters, int[] filterShape, int... sample) {
        if (deterministic) {
            return plain(f, groups, s, weights.turned(filters, groups, filterShape), filterShape[0], sample);
        }
        return cuda
                ? symmetric(f, groups, s, filters, sample)
                : framed(f, groups, s, filters, pads(f, sample),
                        // Rows that no window reaches are added as zeros.
                        Math.max(0, -f.reachBelow(sample[1])), Math.max(0, -f.reachRight(sample[2])));
    }

    private static int[] pads(Frame f, int... sample) {
        return new int[]{f.top(), f.left(), Math.max(0, f.reachBelow(sample[1])),
            Math.max(0, f.reachRight(sample[2]))};
    }

    private String framed(Frame f, int groups, String s, String filters, int[] pads, int moreDown, int moreAcross) {
        return nodes.node("ConvTranspose", s, filters).ints("kernel_shape", f.height(), f.width())
                .ints("strides", f.strideDown(), f.strideAcross())
                .ints("dilations", f.dilationDown(), f.dilationAcross()).ints("pads", pads).integer("group", groups)
                .ints("output_padding", moreDown, moreAcross).value();
    }

    /**
     * With as much padding before as behind, which is all that GPUs take: where less is wanted behind, rows are added
     * there again, as far as the operator may add; else there is the smaller padding, and what is too much is cut off.
     */
    private String symmetric(Frame f, int groups, String s, String filters, int... sample) {
        Side down = Side.of(f.top(), f.reachBelow(sample[1]), f.strideDown());
        Side across = Side.of(f.left(), f.reachRight(sample[2]), f.strideAcross());
        String whole = framed(f, groups, s, filters, new int[]{down.pad, across.pad, down.pad, across.pad}, down.more,
                across.more);
        return down.cut == 0 && across.cut == 0 && !down.isLonger && !across.isLonger
                ? whole
                : nodes.call("Slice", whole, nodes.integers(down.cut, across.cut),
                        nodes.integers(down.cut + sample[1], across.cut + sample[2]), nodes.integers(2, 3));
    }

    /** The padding of an axis, the rows to add behind, and those to cut off in front and, if it is longer, behind. */
    private record Side(int pad, int more, int cut, boolean isLonger) {
        static Side of(int before, int behind, int stride) {
            if (behind <= before && before - behind < stride) {
                return new Side(before, before - behind, 0, false);
            }
            int pad = Math.min(before, Math.max(0, behind));
            return new Side(pad, Math.max(0, -behind), before - pad, behind > pad);
        }
    }

    private String plain(Frame f, int groups, String s, String turned, int channels, int... sample) {
        int down = f.down(sample[1]);
        int across = f.across(sample[2]);
        String spread = spread(f, s, channels, down, across);
        int top = f.spanDown() - 1 - f.top();
        int left = f.spanAcross() - 1 - f.left();
        int below = sample[1] - down * f.strideDown() - top + f.spanDown() - 1;
        int right = sample[2] - across * f.strideAcross() - left + f.spanAcross() - 1;
        boolean crops = Math.min(Math.min(top, left), Math.min(below, right)) < 0;
        String framed = crops
                ? nodes.call("Pad", spread, nodes.integers(0, 0, top, left, 0, 0, below, right), nodes.scalar(0))
                : spread;
        return nodes.node("Conv", framed, turned).ints("kernel_shape", f.height(), f.width())
                .ints("dilations", f.dilationDown(), f.dilationAcross())
                .ints("pads", crops ? new int[4] : new int[]{top, left, below, right}).integer("group", groups).value();
    }

    /** As many rows and columns as steps of the windows take, zeros but for the first of each step. */
    private String spread(Frame f, String s, int channels, int down, int across) {
        if (f.strideDown() == 1 && f.strideAcross() == 1) {
            return s;
        }
        String cells = nodes.rowsOf(s, channels, down, 1, across, 1);
        String wide = nodes.call("Pad", cells, nodes.integers(0, 0, 0, 0, 0, 0, 0, 0, 0, f.strideDown() - 1L, 0,
                f.strideAcross() - 1L), nodes.scalar(0));
        return nodes.rowsOf(wide, channels, down * f.strideDown(), across * f.strideAcross());
    }
}
