package org.lrptoolbox.onnx.caffe.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Extremum;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.PRelu;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.tensor.Weights;

/** Writes layers as Caffe's. */
final class LayerWriter {
    private static final String CONVOLUTION = "convolution_param";
    private static final String POOLING = "pooling_param";
    private static final String ELTWISE = "eltwise_param";

    private final String name;
    private final List<String> bottoms;
    private final List<int[]> inputs;

    /**
     * @param bottoms the blobs it reads
     * @param inputs their samples' shapes
     */
    LayerWriter(String name, List<String> bottoms, List<int[]> inputs) {
        this.name = name;
        this.bottoms = bottoms;
        this.inputs = inputs;
    }

    private WrittenLayer layer(String type) {
        return new WrittenLayer(name, type, bottoms);
    }

    /** The layer; none if Caffe has none like it. */
    List<WrittenLayer> write(Layer layer) {
        if (inputs.size() == 2 && !alike() && (layer instanceof Sum || layer instanceof Product)) {
            return WrittenStretch.of(name, layer instanceof Sum ? "Bias" : "Scale", bottoms, inputs);
        }
        WrittenLayer written = written(layer);
        return written == null ? List.of() : List.of(written);
    }

    private @Nullable WrittenLayer written(Layer layer) {
        return switch (layer) {
            case WindowLayer w when w.layout().isLast() -> null;
            case Conv c -> convolution("Convolution", c, c.count(), c.bias());
            case ConvTranspose t when t.extraDown() == 0 && t.extraAcross() == 0 -> convolution("Deconvolution",
                    t.adjoint(), t.adjoint().channels(), t.bias());
            case Dense d -> dense(d);
            case MaxPool p -> pooling(p.frame(), "MAX");
            case AveragePool p when p.countPadding() || p.frame().top() + p.frame().left() == 0 -> pooling(p.frame(),
                    "AVE");
            case LocalResponseNorm n -> layer("LRN").with("lrn_param", "local_size", n.size())
                    .with("lrn_param", "alpha", n.alpha()).with("lrn_param", "beta", n.beta())
                    .with("lrn_param", "k", n.k())
                    .with("lrn_param", "norm_region", n.within() ? "WITHIN_CHANNEL" : "ACROSS_CHANNELS");
            case Scale s -> scale(s);
            case Rect r -> layer("ReLU");
            case Tanh t -> layer("TanH");
            case Activation a -> activation(a);
            case PRelu p -> layer("PReLU").with("prelu_param", "channel_shared", p.slopes().size() == 1)
                    .blob(vector(p.slopes().data()));
            case SoftMax s -> layer("Softmax").with("softmax_param", "axis", s.axis() < 0 ? s.axis() : s.axis() + 1);
            case Concat c -> layer("Concat").with("concat_param", "axis", c.axis() + 1);
            case Sum s when alike() -> layer("Eltwise").with(ELTWISE, "operation", "SUM");
            case Product p when alike() -> layer("Eltwise").with(ELTWISE, "operation", "PROD");
            case Extremum e when e.largest() && alike() -> layer("Eltwise").with(ELTWISE, "operation", "MAX");
            case Flatten f -> layer("Flatten");
            case Reshape r -> layer("Reshape").withShape("reshape_param", IntStream.concat(IntStream.of(0),
                    IntStream.of(r.shape())).asLongStream().toArray());
            default -> null;
        };
    }

    /** Caffe combines blobs of one shape only. */
    private boolean alike() {
        return inputs.stream().allMatch(i -> Arrays.equals(i, inputs.getFirst()));
    }

    private @Nullable WrittenLayer convolution(String type, Conv conv, int outputs, double... bias) {
        Frame f = conv.frame();
        if (f.top() != f.bottom() || f.left() != f.right()) {
            return null;
        }
        WrittenLayer written = layer(type).with(CONVOLUTION, "num_output", outputs)
                .with(CONVOLUTION, "bias_term", bias.length > 0)
                .with(CONVOLUTION, "group", conv.groups())
                .with(CONVOLUTION, "dilation", f.dilationDown() == f.dilationAcross()
                        ? List.of(f.dilationDown())
                        : List.of(f.dilationDown(), f.dilationAcross()));
        sides(written, CONVOLUTION, f);
        written.blob(conv.filters());
        return bias.length > 0 ? written.blob(vector(bias)) : written;
    }

    private static void sides(WrittenLayer written, String settings, Frame f) {
        written.with(settings, "kernel_h", f.height()).with(settings, "kernel_w", f.width())
                .with(settings, "stride_h", f.strideDown()).with(settings, "stride_w", f.strideAcross())
                .with(settings, "pad_h", f.top()).with(settings, "pad_w", f.left());
    }

    private @Nullable WrittenLayer pooling(Frame f, String kind) {
        if (f.top() != f.bottom() || f.left() != f.right() || f.dilationDown() != 1 || f.dilationAcross() != 1) {
            return null;
        }
        WrittenLayer written = layer("Pooling").with(POOLING, "pool", kind).with(POOLING, "round_mode",
                f.ceil() ? "CEIL" : "FLOOR");
        sides(written, POOLING, f);
        return written;
    }

    private WrittenLayer dense(Dense d) {
        WrittenLayer written = layer("InnerProduct").with("inner_product_param", "num_output", d.outputs())
                .with("inner_product_param", "bias_term", d.bias().length > 0)
                .with("inner_product_param", "axis", inputs.getFirst().length)
                .with("inner_product_param", "transpose", !d.outputsFirst()).blob(d.weights());
        return d.bias().length > 0 ? written.blob(vector(d.bias())) : written;
    }

    private WrittenLayer scale(Scale s) {
        return s.factor().size() == 1 && s.shift().size() == 1
                ? layer("Power").with("power_param", "scale", s.factor().data()[0])
                        .with("power_param", "shift", s.shift().data()[0])
                : WrittenScale.settings(layer("Scale"), s, inputs.getFirst());
    }

    private @Nullable WrittenLayer activation(Activation a) {
        return switch (a.function()) {
            case Function.LEAKY_RELU -> layer("ReLU").with("relu_param", "negative_slope", a.alpha());
            case Function.ELU -> layer("ELU").with("elu_param", "alpha", a.alpha());
            case Function.SIGMOID -> layer("Sigmoid");
            case Function.SOFTPLUS -> layer("BNLL");
            case Elementary.ABSOLUTE -> layer("AbsVal");
            case Elementary.EXPONENTIAL -> layer("Exp");
            case Elementary.LOGARITHM -> layer("Log");
            case Elementary.POWER -> layer("Power").with("power_param", "power", a.alpha());
            default -> null;
        };
    }

    private static Weights vector(double... numbers) {
        return Weights.of(numbers, numbers.length);
    }
}
