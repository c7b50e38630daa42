package org.lrptoolbox.onnx.caffe.model;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Winners;
import org.lrptoolbox.onnx.caffe.definition.Fields;
import org.lrptoolbox.onnx.caffe.model.Blobs.Mask;
import org.lrptoolbox.onnx.caffe.model.Blobs.Value;
import org.lrptoolbox.tensor.Shapes;

/**
 * {@code Upsample} of versions of Caffe that others made. With a second blob, SegNet's: numbers go back to the places where
 * a pooling found its maxima, all other places are 0. With one blob, every number is repeated down and across.
 */
final class Upsampling {
    /** The longest side there is any use for. */
    private static final int LARGEST = 1 << 14;

    private Upsampling() {}

    static void upsample(Step step) {
        Fields p = step.settings("upsample_param");
        List<String> bottoms = step.definition().bottoms();
        if (bottoms.size() != 2) {
            repeat(step, p);
            return;
        }
        Mask mask = step.blobs().mask(bottoms.getLast());
        if (mask == null) {
            throw new Unreadable("reads \"" + bottoms.getLast()
                    + "\" for the places of its numbers; the second blob that a MAX pooling writes can be read");
        }
        Value in = step.blobs().value(bottoms.getFirst());
        requireSizes(p, mask, in.shape());
        Winners winners = new Winners(mask.pool());
        Value repeated = in;
        for (Gather each : winners.spread(mask.pooled().shape()[1], mask.pooled().shape()[2])) {
            repeated = step.help("repeated", each, repeated);
        }
        Value places = step.help("places", winners, mask.pooled());
        step.put(step.blobs().add(step.definition().name(), new HeldProduct(), List.of(repeated, places)));
    }

    /** Places are counted in what was pooled, and mean others in an image of another size. */
    private static void requireSizes(Fields p, Mask mask, int... in) {
        int[] pooled = mask.pool().outputShape(mask.pooled().shape());
        if (!Arrays.equals(pooled, in)) {
            throw new Unreadable("puts numbers of shape " + Shapes.text(in) + " to the places of " + Shapes.text(pooled)
                    + " windows");
        }
        boolean named = p.has("upsample_h") && p.has("upsample_w");
        int[] made = {in[0],
            named ? p.integer("upsample_h") : in[1] * scale(p, "scale_h") - (p.flag("pad_out_h") ? 1 : 0),
            named ? p.integer("upsample_w") : in[2] * scale(p, "scale_w") - (p.flag("pad_out_w") ? 1 : 0)};
        if (!Arrays.equals(made, mask.pooled().shape())) {
            throw new Unreadable("makes images of shape " + Shapes.text(made) + " of places that were found in such of "
                    + Shapes.text(mask.pooled().shape()) + "; give it upsample_h: " + mask.pooled().shape()[1]
                    + " upsample_w: " + mask.pooled().shape()[2]);
        }
    }

    private static int scale(Fields p, String side) {
        return p.integer(p.has(side) ? side : "scale");
    }

    private static void repeat(Step step, Fields p) {
        Value in = step.in();
        int scale = p.integer("scale");
        if (!p.has("scale") || in.shape().length != 3 || scale < 1) {
            throw new Unreadable("reads one blob of shape " + Shapes.text(in.shape()) + " and has scale " + scale
                    + "; images with a scale of its own, or with a second blob, the places that a pooling found, can be "
                    + "read");
        }
        if ((long) scale * Math.max(in.shape()[1], in.shape()[2]) > LARGEST) {
            throw new Unreadable(
                    "makes images of " + (long) scale * in.shape()[1] + " x " + (long) scale * in.shape()[2]
                            + " pixels; up to " + LARGEST + " x " + LARGEST + " can be read");
        }
        step.put(step.add(repeated(2, scale, in.shape()), step.help("rows", repeated(1, scale, in.shape()), in)));
    }

    /** Every position of an axis so often. */
    static Gather repeated(int axis, int scale, int... in) {
        int[] from = new int[in[axis] * scale];
        Arrays.setAll(from, i -> i / scale);
        return new Gather(axis, from);
    }
}
