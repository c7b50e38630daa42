package org.lrptoolbox.onnx.caffe.model;

import java.util.Arrays;
import java.util.List;

import com.google.protobuf.DynamicMessage;
import org.lrptoolbox.layer.PRelu;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.onnx.caffe.definition.Fields;
import org.lrptoolbox.onnx.caffe.definition.Schema;
import org.lrptoolbox.onnx.caffe.model.Blobs.Value;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Layers with a number for each channel. */
final class ScaleTypes {
    private ScaleTypes() {}

    /** y = a x + b with numbers for some axes; with two inputs, their product. */
    static void scale(Step step) {
        Fields p = step.settings("scale_param");
        if (step.ins().size() == 2) {
            if (p.flag("bias_term")) {
                throw new Unreadable("multiplies two blobs and adds a bias; without bias_term it can be read");
            }
            step.put(step.blobs().add(step.definition().name(), new Product(), stretched(step, p.integer("axis"))));
            return;
        }
        Value in = step.in();
        int[] shape = stretching(step, in, p);
        double[] factor = step.numbers(0, p.has("filler") ? p.inside("filler") : constant(1), shape);
        double[] shift = p.flag("bias_term")
                ? step.numbers(1, p.inside("bias_filler"), shape)
                : new double[factor.length];
        step.out(new Scale(Tensor.of(factor, shape), Tensor.of(shift, shape)));
    }

    /** Two blobs, the second with axes of size 1 where the first has more: its sizes are those from an axis on. */
    private static List<Value> stretched(Step step, int axis) {
        Value in = step.ins().getFirst();
        Value second = step.ins().getLast();
        int rank = in.shape().length;
        if (second.shape().length == rank) {
            return step.ins();
        }
        if (axis != 0 && axis != -rank - 1) {
            throw new Unreadable("works from axis " + axis + " on, with a blob of " + (second.shape().length + 1)
                    + " axes; from axis 0 on, where the batch is, it can be read");
        }
        int[] shape = ones(in.shape());
        System.arraycopy(second.shape(), 0, shape, 0, Math.min(rank, second.shape().length));
        return List.of(in, step.help("stretched", new Reshape(shape), second));
    }

    /** y = x + b; with two inputs, their sum. */
    static void bias(Step step) {
        Fields p = step.settings("bias_param");
        if (step.ins().size() == 2) {
            step.put(step.blobs().add(step.definition().name(), new Sum(2), stretched(step, p.integer("axis"))));
            return;
        }
        Value in = step.in();
        int[] shape = stretching(step, in, p);
        step.out(new Scale(Tensor.full(1, ones(shape)),
                Tensor.of(step.numbers(0, p.inside("filler"), shape), shape)));
    }

    /** x where positive, else s x, with one s for all channels or one for each. */
    static void prelu(Step step) {
        Fields p = step.settings("prelu_param");
        Value in = step.in();
        int[] shape = ones(in.shape());
        shape[0] = p.flag("channel_shared") ? 1 : in.shape()[0];
        Fields filler = p.has("filler") ? p.inside("filler") : constant(0.25f);
        step.out(new PRelu(Tensor.of(step.numbers(0, filler, shape[0]), shape)));
    }

    static Fields constant(float value) {
        var type = Schema.layer().findFieldByName("prelu_param").getMessageType().findFieldByName("filler")
                .getMessageType();
        return new Fields(DynamicMessage.newBuilder(type).setField(type.findFieldByName("value"), value).build());
    }

    /** The sample's sizes along the axes that have numbers, 1 along the others. */
    private static int[] stretching(Step step, Value in, Fields p) {
        int[] shape = ones(in.shape());
        if (p.integer("num_axes") == 0) {
            return shape;
        }
        int from = step.sampleAxis(p.integer("axis"), in);
        int to = p.integer("num_axes") < 0 ? shape.length : from + p.integer("num_axes");
        if (to > shape.length) {
            throw new Unreadable("has numbers for " + p.integer("num_axes") + " axes from " + p.integer("axis")
                    + " on, of samples of shape " + Shapes.text(in.shape()));
        }
        System.arraycopy(in.shape(), from, shape, from, to - from);
        return shape;
    }

    private static int[] ones(int... shape) {
        int[] ones = shape.clone();
        Arrays.fill(ones, 1);
        return ones;
    }
}
