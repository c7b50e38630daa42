package org.lrptoolbox.onnx.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.layout.Layout;
import org.lrptoolbox.tensor.Tensor;

/**
 * An ONNX file as a network of the toolbox.
 *
 * <p>What can be read, of opset 7 to 26 in the standard domain, with one input and one output:
 *
 * <pre>
 * Gemm, MatMul + Add        Linear            Relu                 Rect
 * Conv                      Convolution       Tanh                 Tanh
 * AveragePool               AveragePool       Softmax              SoftMax
 * AveragePool * sqrt(h w)   SumPool           Add, Sum             Sum
 * MaxPool                   MaxPool           Flatten, Reshape     Flatten
 * </pre>
 *
 * <p>Identity, Dropout, and Transpose between NCHW and NHWC leave no layer. Windows have no padding, dilation or
 * groups. Weights are stored in the file, in any float type.
 *
 * <p>Layers of the toolbox take images as NHWC, whatever the file says: filters are transposed, and the rows of the
 * first Linear behind a Flatten are reordered. Data in the order of the file is fed like this:
 *
 * <pre>{@code
 * OnnxModel model = OnnxModel.read(Path.of("model.onnx"));
 * Tensor scores = engine.forward(model.network(), model.input(images)).output();
 * }</pre>
 *
 * <p>Relevance then comes as NHWC too; {@code Layout.NHWC.to(model.layout(), r)} turns it back. So does an output that
 * is an image.
 *
 * @param network the network
 * @param inputName the name of the file's input
 * @param layout the order of axes of images in the file; NHWC where its input is no image
 * @param sample the shape of one input sample of the network; -1 where the file leaves it open
 */
public record OnnxModel(Network network, String inputName, Layout layout, int... sample) {
    /**
     * Reads a file.
     *
     * @throws org.lrptoolbox.io.UnsupportedModelException naming the first node that no layer corresponds to
     * @throws org.lrptoolbox.io.MalformedFileException if it is broken, or no ONNX file
     */
    public static OnnxModel read(Path file) throws IOException {
        return MappedModel.read(file, model -> new Importer(new Problems(file), model, Files.size(file)).run());
    }

    /**
     * Data in the order of the file as the network takes it.
     *
     * @param data a batch, shaped as the file declares its input
     * @return the same numbers in the shape (batch, height, width, channels) if the file has images as NCHW; else the
     *         data itself
     */
    public Tensor input(Tensor data) {
        return layout == Layout.NHWC ? data : layout.to(Layout.NHWC, data);
    }
}
