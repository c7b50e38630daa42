package org.lrptoolbox.onnx.operator;

import java.util.List;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Winners;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;

/**
 * Numbers put back to the places that a max pooling found: each is repeated over its window, and multiplied by where the
 * winners are, which is held. So its relevance goes back to it, and the places get none.
 */
final class Unpools {
    /** Besides what a file may say: input 3 is what was pooled, and the attributes are those of that pooling. */
    static final Family FAMILY = new Family()
            .reads("MaxUnpool 2 auto_pad=NOTSET ceil_mode=0 dilations=1 inferred=0 kernel_shape= pads=0 storage_order=0 "
                    + "strides=1", Unpools::read)
            .writes(Winners.class, Unpools::written);

    private static final int POOLED = 3;

    private Unpools() {}

    /** Ones put back to the places that the pooling finds. */
    private static NodeBuilder written(Writing out, Winners winners) {
        Frame f = winners.pool().frame();
        List<String> found = Frames.padded(out.part("MaxPool", "pool", out.input()), f)
                .integer("ceil_mode", f.ceil() ? 1 : 0).values(2);
        String same = out.part("Equal", "same", found.getFirst(), found.getFirst()).value();
        String ones = out.part("Cast", "ones", same).integer("to", NumberType.FLOAT32.code()).value();
        String shape = out.part("Shape", "shape", out.input()).value();
        return Frames.aligned(out.last("MaxUnpool", ones, found.getLast(), shape), f);
    }

    private static Value read(Reading node) throws LrpFileException {
        if (!node.has(POOLED)) {
            throw node.unsupported("puts numbers to computed places; stored ones, and those that a MaxPool has found "
                    + "as its second output, are supported");
        }
        Computed x = node.value(POOLED);
        int[] s = node.known(x);
        Frames frames = Frames.of(node, x, new int[x.rank() - 1]);
        if (node.attributes().flag("inferred")) {
            requireAll(node, frames, s);
        }
        Computed v = node.value(0);
        if (frames.images().overlaps() || frames.axes() > 2 && frames.depth().overlaps()) {
            return node.reshaped(Overlaps.back(node, v, x, frames), 0, s);
        }
        Computed y = switch (frames.axes()) {
            case 1 -> back(node, v, node.viewed(x, 0, s[0], 1, s[1]), frames.images());
            case 2 -> back(node, v, x, frames.images());
            default -> volumes(node, v, x, frames);
        };
        return node.reshaped(y, 0, s);
    }

    /** Volumes are pooled over height and width first, then over the depth; numbers go back the other way. */
    private static Computed volumes(Reading node, Computed v, Computed x, Frames f) throws LrpFileException {
        int[] s = x.shape();
        Computed slices = node.viewed(x, 0, s[0] * s[1], s[2], s[3]);
        Computed flat = node.add(new MaxPool(f.images()), slices);
        int h = flat.shape()[1];
        int w = flat.shape()[2];
        Computed deep = node.viewed(flat, 0, s[0], s[1], Math.multiplyExact(h, w));
        Computed y = back(node, v, deep, f.depth());
        return back(node, node.viewed(y, 0, s[0] * s[1], h, w), slices, f.images());
    }

    /** Numbers as windows have them, one for each. */
    static Computed ofWindows(Reading node, Computed v, int... pooled) throws LrpFileException {
        if (Shapes.size(node.known(v)) != Shapes.size(pooled)) {
            throw node.malformed("puts " + v.text() + " numbers to the places of " + Shapes.text(pooled) + " windows");
        }
        return node.viewed(v, 0, pooled);
    }

    /** Numbers at the places of images that windows found. */
    private static Computed back(Reading node, Computed v, Computed images, Frame f) throws LrpFileException {
        int[] s = images.shape();
        Winners winners = new Winners(new MaxPool(f));
        Computed repeated = ofWindows(node, v, s[0], f.down(s[1]), f.across(s[2]));
        for (Gather each : winners.spread(s[1], s[2])) {
            repeated = node.add(each, repeated);
        }
        return node.add(new HeldProduct(), repeated, node.add(winners, images));
    }

    /** That what is made without being told a size is as large as what was pooled. */
    private static void requireAll(Reading node, Frames f, int... x) throws LrpFileException {
        for (int i = 0; i < f.axes(); i++) {
            int around = f.before()[i] + f.behind()[i];
            int windows = (x[i + 1] + around - f.span(i)) / f.strides()[i] + 1;
            int made = (windows - 1) * f.strides()[i] + f.size()[i] - around;
            if (made != x[i + 1]) {
                throw node.unsupported("makes " + made + " places of " + windows + " along an axis of which "
                        + x[i + 1] + " were pooled; export it with its output_shape");
            }
        }
    }
}
