package org.lrptoolbox.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.lrptoolbox.io.PythonNumbers;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** Writes a text model in the current layout; see {@link TextModelFormat}. */
final class TextModelWriter {
    private TextModelWriter() {}

    /** Refuses what the format cannot express, before anything is written. */
    static void check(Network network, Path file) throws UnsupportedModelException {
        if (!network.isSequential()) {
            throw new UnsupportedModelException(file, "text models are chains of layers; this network has branches");
        }
        for (Node node : network.nodes()) {
            if (header(node.layer()).isEmpty()) {
                throw new UnsupportedModelException(file, "text models know no layers like " + node);
            }
        }
    }

    static void write(Network network, OutputStream out) throws IOException {
        for (Layer layer : network.layers()) {
            line(out, header(layer));
            if (layer instanceof TrainableLayer trainable) {
                numbers(out, trainable.weightData());
                numbers(out, trainable.wholeBias());
            }
        }
    }

    private static String header(Layer layer) {
        return switch (layer) {
            case Layer l when !l.isOfToolbox() -> "";
            case Dense l -> "Linear " + l.inputs() + " " + l.outputs();
            case Conv c -> {
                Frame w = c.frame();
                yield "Convolution " + w.height() + " " + w.width() + " " + c.channels() + " " + c.count() + " "
                        + w.strideDown() + " " + w.strideAcross();
            }
            case WindowLayer pool -> pool.type() + " " + window(pool.frame());
            default -> TextModelReader.LAYERS.contains(layer.type()) ? layer.type() : "";
        };
    }

    private static String window(Frame w) {
        return w.height() + " " + w.width() + " " + w.strideDown() + " " + w.strideAcross();
    }

    private static void numbers(OutputStream out, double[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.write(' ');
            }
            out.write(PythonNumbers.repr(values[i]).getBytes(StandardCharsets.US_ASCII));
        }
        out.write('\n');
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
