package org.lrptoolbox.onnx.caffe.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.onnx.caffe.definition.Fields;
import org.lrptoolbox.onnx.caffe.model.Blobs.Value;
import org.lrptoolbox.tensor.Shapes;

/** Pooling, response normalisation, softmax, and layers that cut, join and reshape. */
final class ImageTypes {
    private ImageTypes() {}

    /** Windows may overhang the image; averages count padding but not what hangs over it. */
    static void pooling(Step step) {
        Fields p = step.settings("pooling_param");
        Value in = step.in();
        if (in.shape().length != 3) {
            throw new Unreadable("pools samples of shape " + Shapes.text(in.shape())
                    + "; (channels, height, width) is expected");
        }
        Frame frame = Windows.pooling(p, in.shape());
        switch (p.constant("pool")) {
            case "MAX" -> max(step, new MaxPool(frame), in);
            case "AVE" -> step.out(new AveragePool(frame, true));
            default -> throw new Unreadable("pools at random, which Caffe's own predictions do not, either");
        }
    }

    /** A second blob is told where the maxima are. */
    private static void max(Step step, MaxPool pool, Value in) {
        List<String> tops = step.definition().tops();
        if (tops.size() == 2) {
            step.blobs().put(tops.getFirst(), step.add(pool, in));
            step.blobs().putMask(tops.getLast(), new Blobs.Mask(pool, in));
        } else {
            step.out(pool);
        }
    }

    /** The axes in another order, the batch before all others. */
    static void permute(Step step) {
        Value in = step.in();
        long[] order = step.settings("permute_param").integers("order");
        int axes = in.shape().length + 1;
        // Axes that are not named follow in their order.
        int[] all = IntStream.concat(Arrays.stream(order).mapToInt(Math::toIntExact), IntStream.range(0, axes)
                .filter(i -> Arrays.stream(order).noneMatch(o -> o == i))).toArray();
        if (all.length != axes || all[0] != 0) {
            throw new Unreadable("orders " + axes + " axes as " + Arrays.toString(order)
                    + "; with each once, and the batch, 0, first, it can be read");
        }
        step.out(new Permute(Arrays.stream(all).skip(1).map(i -> i - 1).toArray()));
    }

    static void lrn(Step step) {
        Fields p = step.settings("lrn_param");
        boolean within = p.constant("norm_region").equals("WITHIN_CHANNEL");
        if (p.integer("local_size") % 2 == 0) {
            throw new Unreadable("has local_size " + p.integer("local_size") + "; Caffe takes odd ones");
        }
        // Within channels Caffe's formula has 1 where others have k.
        step.out(new LocalResponseNorm(p.integer("local_size"), p.real("alpha"), p.real("beta"),
                within ? 1 : p.real("k"), within));
    }

    static void softmax(Step step) {
        step.out(new SoftMax(step.sampleAxis(step.settings("softmax_param").integer("axis"), step.in())));
    }

    static void concat(Step step) {
        Fields p = step.settings("concat_param");
        List<Value> ins = step.ins();
        int axis = step.sampleAxis(p.has("concat_dim") ? p.integer("concat_dim") : p.integer("axis"), ins.getFirst());
        step.put(step.blobs().add(step.definition().name(), new Concat(axis, ins.size()), ins));
    }

    /** Cuts at the points given, or into equal parts. */
    static void slice(Step step) {
        Fields p = step.settings("slice_param");
        Value in = step.in();
        int axis = step.sampleAxis(p.has("slice_dim") ? p.integer("slice_dim") : p.integer("axis"), in);
        List<String> tops = step.definition().tops();
        int size = in.shape()[axis];
        int[] ends = Arrays.stream(p.integers("slice_point")).mapToInt(Math::toIntExact).toArray();
        if (ends.length == 0 && size % tops.size() == 0) {
            ends = IntStream.range(1, tops.size()).map(i -> i * size / tops.size()).toArray();
        }
        if (ends.length != tops.size() - 1) {
            throw new Unreadable("cuts " + size + " at " + ends.length + " points into " + tops.size() + " blobs");
        }
        Map<String, Value> parts = new LinkedHashMap<>();
        for (int i = 0; i < tops.size(); i++) {
            int from = i == 0 ? 0 : ends[i - 1];
            int to = i == ends.length ? size : ends[i];
            if (!step.blobs().isUnread(tops.get(i))) {
                parts.put(tops.get(i), step.add(part(in, axis, from, to - from), in));
            }
        }
        parts.forEach(step.blobs()::put);
    }

    private static Slice part(Value in, int axis, int from, int size) {
        int[] starts = new int[in.shape().length];
        int[] steps = starts.clone();
        int[] sizes = in.shape().clone();
        Arrays.fill(steps, 1);
        starts[axis] = from;
        sizes[axis] = size;
        return new Slice(starts, steps, sizes);
    }

    /** Cuts the first blob to the size of the second, from its axis on. */
    static void crop(Step step) {
        Fields p = step.settings("crop_param");
        Value in = step.ins().getFirst();
        int[] like = step.ins().getLast().shape();
        int first = step.sampleAxis(p.integer("axis"), in);
        long[] offsets = p.integers("offset");
        if (step.ins().size() != 2 || like.length != in.shape().length
                || offsets.length > 1 && offsets.length != like.length - first) {
            throw new Unreadable("crops " + Shapes.text(in.shape()) + " to " + Shapes.text(like) + " with "
                    + offsets.length + " offsets");
        }
        int[] starts = new int[like.length];
        int[] steps = starts.clone();
        int[] sizes = in.shape().clone();
        Arrays.fill(steps, 1);
        for (int i = first; i < like.length; i++) {
            starts[i] = offsets.length == 0 ? 0 : Math.toIntExact(offsets[offsets.length == 1 ? 0 : i - first]);
            sizes[i] = like[i];
        }
        boolean whole = Arrays.equals(sizes, in.shape()) && Arrays.stream(starts).allMatch(s -> s == 0);
        step.put(whole ? in : step.add(new Slice(starts, steps, sizes), in));
    }

    static void flatten(Step step) {
        Fields p = step.settings("flatten_param");
        Value in = step.in();
        int from = step.sampleAxis(p.integer("axis"), in);
        int to = step.sampleAxis(p.integer("end_axis"), in);
        if (from == 0 && to == in.shape().length - 1) {
            step.out(new Flatten());
        } else {
            int[] shape = in.shape();
            int middle = Shapes.size(Arrays.copyOfRange(shape, from, to + 1));
            step.out(new Reshape(IntStream.concat(IntStream.concat(Arrays.stream(shape, 0, from),
                    IntStream.of(middle)), Arrays.stream(shape, to + 1, shape.length)).toArray()));
        }
    }

    /** Of the axes named, batch and all: 0 keeps a size, -1 takes what is left; the other axes stay. */
    static void reshape(Step step) {
        Fields p = step.settings("reshape_param");
        int[] in = step.in().shape();
        long[] dims = p.inside("shape").integers("dim");
        int axes = in.length + 1;
        int from = p.integer("axis") < 0 ? p.integer("axis") + axes + 1 : p.integer("axis");
        int to = p.integer("num_axes") < 0 ? axes : from + p.integer("num_axes");
        if (from < 0 || from > axes || to > axes) {
            throw new Unreadable("reshapes " + p.integer("num_axes") + " axes from " + p.integer("axis")
                    + " on, of a blob with " + axes + " axes");
        }
        boolean whole = from == 0;
        if (whole && (dims.length == 0 || dims[0] != 0 && dims[0] != -1)) {
            throw new Unreadable("reshapes to " + Arrays.toString(dims)
                    + "; shapes that keep the batch, such as 0, -1, can be read");
        }
        step.out(new Reshape(IntStream.concat(IntStream.concat(
                Arrays.stream(in, 0, whole ? 0 : from - 1),
                IntStream.of(resized(Arrays.copyOfRange(in, whole ? 0 : from - 1, to - 1),
                        whole ? Arrays.copyOfRange(dims, 1, dims.length) : dims))),
                Arrays.stream(in, to - 1, in.length)).toArray()));
    }

    private static int[] resized(int[] in, long... dims) {
        int[] out = new int[dims.length];
        int open = -1;
        for (int i = 0; i < out.length; i++) {
            boolean kept = dims[i] == 0;
            if (kept && i >= in.length || dims[i] < -1 || dims[i] > Integer.MAX_VALUE) {
                throw new Unreadable("reshapes " + Shapes.text(in) + " to " + Arrays.toString(dims));
            }
            open = dims[i] == -1 ? i : open;
            out[i] = kept ? in[i] : (int) Math.max(1, dims[i]);
        }
        if (open >= 0) {
            out[open] = Shapes.size(in) / Math.max(1, Shapes.size(out));
        }
        return out;
    }
}
