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
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.layer.Frame;
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
        return layer.isOfToolbox() ? LayerClass.named(layer.type()) : null;
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
                parameters(out, l);
                caches(out, "X", "Y", "Z", "dW", "dB");
            }
            case Conv c -> {
                integer(out, "fh", c.frame().height());
                integer(out, "fw", c.frame().width());
                integer(out, "fd", c.channels());
                integer(out, "n", c.count());
                pair(out, "stride", c.frame().strideDown(), c.frame().strideAcross());
                parameters(out, c);
                caches(out, "X", "Y", "Z", "DY");
            }
            case WindowLayer p -> pool(out, p.frame());
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

    private static void parameters(PickleWriter out, TrainableLayer layer) throws IOException {
        out.text("W");
        out.array(layer.weights().tensor());
        out.text("B");
        double[] bias = layer.wholeBias();
        out.array(Tensor.of(bias, bias.length));
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
