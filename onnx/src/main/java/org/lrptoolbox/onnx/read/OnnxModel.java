package org.lrptoolbox.onnx.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.lrptoolbox.network.Network;

/**
 * An ONNX file as a network: its layers do what its nodes do, on data in the file's own order of axes, and bear the
 * nodes' names.
 *
 * <pre>{@code
 * OnnxModel model = OnnxModel.read(Path.of("vgg16.onnx"));
 * Explainer explainer = Explainer.of(model.network(), Composites.epsilonPlus());
 * }</pre>
 *
 * <p>Weights stay in the file, see {@link StoredWeights}: it must not change while the network is in use. The batch is
 * open, whatever size the file declares. Nodes that do nothing (Identity, Dropout, Reshape to the same shape) leave no
 * layer; a bias added behind a matrix product or a convolution becomes part of it.
 *
 * @param network the network
 * @param inputName the name of the file's input
 * @param values the value of the file that each layer makes, by the layer's index
 * @param sample the shape of one input sample; -1 where the file leaves it open
 */
public record OnnxModel(Network network, String inputName, List<String> values, int... sample) {
    /**
     * Reads a file.
     *
     * @throws org.lrptoolbox.io.UnsupportedModelException naming the first node that no layer corresponds to
     * @throws org.lrptoolbox.io.MalformedFileException if it is broken, or no ONNX file
     */
    public static OnnxModel read(Path file) throws IOException {
        return read(file, new int[0]);
    }

    /**
     * Reads a file that leaves the size of its input open, for samples of one shape. Only some operators need it, such
     * as global pooling.
     *
     * @param sample the shape of one sample in the file's order, such as 3, 224, 224
     */
    public static OnnxModel read(Path file, int... sample) throws IOException {
        return new Importer(new Problems(file), MappedModel.read(file), sample).run(Importer.STRICT)
                .orElseThrow();
    }
}
