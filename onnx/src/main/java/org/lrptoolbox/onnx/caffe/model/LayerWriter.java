package org.lrptoolbox.onnx.caffe.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final Map<Class<? extends Layer>, Form<? extends Layer>> FORMS = new HashMap<>();

    /** What a kind of layer is in Caffe. */
    @FunctionalInterface
    private interface Form<L extends Layer> {
        /** Null if Caffe's is another function. */
        @Nullable
        WrittenLayer written(LayerWriter to, L layer);
    }

    private static <L extends Layer> void form(Class<L> kind, Form<L> form) {
        FORMS.put(kind, form);
    }

    static {
        form(Conv.class, (to, c) -> to.convolution("Convolution", c, c.count(), c.bias()));
        form(ConvTranspose.class, (to, c) -> c.extraDown() == 0 && c.extraAcross() == 0
                ? to.convolution("Deconvolution", c.adjoint(), c.adjoint().channels(), c.bias())
                : null);
        form(Dense.class, LayerWriter::dense);
        form(MaxPool.class, (to, p) -> to.pooling(p.frame(), "MAX"));
        form(AveragePool.class, (to, p) -> p.countPadding() || p.frame().top() + p.frame().left() == 0
                ? to.pooling(p.frame(), "AVE")
                : null);
        form(LocalResponseNorm.class, (to, n) -> to.layer("LRN").with("lrn_param", "local_size", n.size())
                .with("lrn_param", "alpha", n.alpha()).with("lrn_param", "beta", n.beta())
                .with("lrn_param", "k", n.k())
                .with("lrn_param", "norm_region", n.within() ? "WITHIN_CHANNEL" : "ACROSS_CHANNELS"));
        form(Scale.class, LayerWriter::scale);
        form(Rect.class, (to, r) -> to.layer("ReLU"));
        form(Tanh.class, (to, t) -> to.layer("TanH"));
        form(Activation.class, LayerWriter::activation);
        form(PRelu.class, (to, p) -> to.layer("PReLU")
                .with("prelu_param", "channel_shared", p.slopes().size() == 1).blob(vector(p.slopes().data())));
        form(SoftMax.class, (to, s) -> to.layer("Softmax")
                .with("softmax_param", "axis", s.axis() < 0 ? s.axis() : s.axis() + 1));
        form(Concat.class, (to, c) -> to.layer("Concat").with("concat_param", "axis", c.axis() + 1));
        form(Sum.class, (to, s) -> to.combined("SUM"));
        form(Product.class, (to, p) -> to.combined("PROD"));
        form(Extremum.class, (to, e) -> e.largest() ? to.combined("MAX") : null);
        form(Flatten.class, (to, f) -> to.layer("Flatten"));
        form(Reshape.class, (to, r) -> to.layer("Reshape").withShape("reshape_param", IntStream
                .concat(IntStream.of(0), IntStream.of(r.shape())).asLongStream().toArray()));
    }

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

    @SuppressWarnings("unchecked") // a form is found by the class it is for
    private @Nullable WrittenLayer written(Layer layer) {
        Form<Layer> form = (Form<Layer>) FORMS.get(layer.getClass());
        return form == null || WindowLayer.isLast(layer) ? null : form.written(this, layer);
    }

    /** Caffe combines blobs of one shape only. */
    private boolean alike() {
        return inputs.stream().allMatch(i -> Arrays.equals(i, inputs.getFirst()));
    }

    private @Nullable WrittenLayer combined(String operation) {
        return alike() ? layer("Eltwise").with("eltwise_param", "operation", operation) : null;
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
