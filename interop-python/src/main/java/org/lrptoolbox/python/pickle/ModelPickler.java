package org.lrptoolbox.python.pickle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layout.ToolboxForm;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;

/** Writes a model as the objects of the Python toolbox, each with the attributes it has there after cleaning. */
final class ModelPickler {
    private ModelPickler() {}

    /** Refuses what the Python toolbox cannot express, before anything is written. */
    static void check(Network network, Path file) throws UnsupportedModelException {
        if (!network.isSequential()) {
            throw new UnsupportedModelException(file, "pickled models are chains of layers; this network has branches");
        }
        for (Node node : network.nodes()) {
            if (classOf(node.layer()) == null) {
                throw new UnsupportedModelException(file, "the Python toolbox has no layers like " + node);
            }
        }
    }

    static void write(PickledModel model, PickleWriter out) throws IOException {
        out.begin();
        begin(out, LayerClass.SEQUENTIAL, LayerPreset.NONE);
        out.text("modules");
        out.beginList();
        List<Layer> layers = model.network().layers();
        for (int i = 0; i < layers.size(); i++) {
            writeLayer(layers.get(i), model.presets().get(i), out);
        }
        out.endList();
        out.endObject();
        out.end();
    }

    private static @Nullable LayerClass classOf(Layer layer) {
        return !ToolboxForm.isToolboxLayer(layer) ? null : switch (layer) {
            case Dense l -> LayerClass.LINEAR;
            case Conv c -> LayerClass.CONVOLUTION;
            case SumPool p -> LayerClass.SUM_POOL;
            case MaxPool p -> LayerClass.MAX_POOL;
            case Flatten f -> LayerClass.FLATTEN;
            case Rect r -> LayerClass.RECT;
            case Tanh t -> LayerClass.TANH;
            case SoftMax s -> LayerClass.SOFT_MAX;
            default -> null;
        };
    }

    private static void begin(PickleWriter out, LayerClass type, LayerPreset preset) throws IOException {
        out.beginObject(type.module(), type.label());
        out.text("lrp_var");
        if (preset.variant() == null) {
            out.none();
        } else {
            out.text(preset.variant());
        }
        out.text("lrp_param");
        if (preset.parameter() == null) {
            out.none();
        } else {
            out.real(preset.parameter());
        }
    }

    private static void writeLayer(Layer layer, LayerPreset preset, PickleWriter out) throws IOException {
        LayerClass type = classOf(layer);
        if (type == null) {
            throw new IllegalArgumentException("unchecked layer " + layer.type());
        }
        begin(out, type, preset);
        switch (layer) {
            case Dense l -> {
                integer(out, "m", l.inputs());
                integer(out, "n", l.outputs());
                parameters(out, Tensor.of(l.weightData(), l.inputs(), l.outputs()), l.bias());
                caches(out, "X", "Y", "Z", "dW", "dB");
            }
            case Conv c -> {
                integer(out, "fh", c.frame().height());
                integer(out, "fw", c.frame().width());
                integer(out, "fd", c.channels());
                integer(out, "n", c.count());
                pair(out, "stride", c.frame().strideDown(), c.frame().strideAcross());
                parameters(out, c.filters().tensor(), c.bias());
                caches(out, "X", "Y", "Z", "DY");
            }
            case SumPool p -> pool(out, p.frame());
            case MaxPool p -> pool(out, p.frame());
            case Flatten f -> {
                out.text("inputshape");
                out.beginList();
                out.endList();
            }
            case SoftMax s -> caches(out, "X", "Y");
            default -> caches(out, "Y");
        }
        out.endObject();
    }

    private static void pool(PickleWriter out, Frame window) throws IOException {
        pair(out, "pool", window.height(), window.width());
        pair(out, "stride", window.strideDown(), window.strideAcross());
        caches(out, "X", "Y");
    }

    private static void parameters(PickleWriter out, Tensor weights, double[] bias) throws IOException {
        out.text("W");
        out.array(weights);
        out.text("B");
        // The Python toolbox has no layers without bias.
        int outputs = weights.dim(weights.rank() - 1);
        out.array(bias.length > 0 ? Tensor.of(bias, outputs) : Tensor.zeros(outputs));
    }

    private static void integer(PickleWriter out, String name, int value) throws IOException {
        out.text(name);
        out.integer(value);
    }

    private static void pair(PickleWriter out, String name, int first, int second) throws IOException {
        out.text(name);
        out.tuple(first, second);
    }

    /** What the layers keep of a forward pass, empty. */
    private static void caches(PickleWriter out, String... names) throws IOException {
        for (String name : names) {
            out.text(name);
            out.none();
        }
    }
}
