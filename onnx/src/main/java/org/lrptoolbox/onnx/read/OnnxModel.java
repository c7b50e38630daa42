package org.lrptoolbox.onnx.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.file.Problems;

/**
 * An ONNX file as a network: its layers do what its nodes do, on data in the file's own order of axes, and bear the
 * nodes' names.
 *
 * <pre>{@code
 * OnnxModel model = OnnxModel.read(Path.of("vgg16.onnx"));
 * Explainer explainer = Explainer.of(model.network(), Composites.epsilonPlus());
 * }</pre>
 *
 * <p>Weights stay in the file, see {@link org.lrptoolbox.onnx.file.StoredWeights}: it must not change while the network is in use. The batch is
 * open, whatever size the file declares. Nodes that do nothing (Identity, Dropout, Reshape to the same shape) leave no
 * layer; a bias added behind a matrix product or a convolution becomes part of it.
 *
 * <p>A file may have several inputs, of any type, and several outputs, of which one is read: the first that is a tensor
 * of real numbers, or the one asked for.
 *
 * @param network the network; its inputs are the file's
 * @param values the value of the file that each layer makes, by the layer's index
 * @param outputs the names of all outputs of the file
 */
public record OnnxModel(Network network, List<String> values, List<String> outputs) {
    /** Sizes to try what is open with, such as a text, a signal or an image may have. */
    private static final int[] EXAMPLES = {8, 64, 224};

    /** Copies the lists. */
    public OnnxModel {
        values = List.copyOf(values);
        outputs = List.copyOf(outputs);
    }

    /** The shape of one sample of the input, or the first of several; -1 where the file leaves it open. */
    public int[] sample() {
        int[] sample = network.input().sample();
        return sample == null ? new int[0] : sample;
    }

    /**
     * Reads a file.
     *
     * @throws org.lrptoolbox.io.UnsupportedModelException naming the first node that no layer corresponds to
     * @throws org.lrptoolbox.io.MalformedFileException if it is broken, or no ONNX file
     */
    public static OnnxModel read(Path file) throws IOException {
        return read(file, ReadOptions.DEFAULT);
    }

    /**
     * Reads a file that leaves the size of its input open, for samples of one shape. Only some operators need it, such
     * as global pooling.
     *
     * @param sample the shape of one sample in the file's order, such as 3, 224, 224
     */
    public static OnnxModel read(Path file, int... sample) throws IOException {
        return read(file, ReadOptions.DEFAULT.withSample(sample));
    }

    /** Reads one output of a file, for inputs of given shapes. */
    public static OnnxModel read(Path file, ReadOptions options) throws IOException {
        Problems problems = new Problems(file);
        ModelProto model = MappedModel.read(file);
        try {
            return new Importer(problems, model, options, Samples.TOGETHER).run(Observer.STRICT).orElseThrow();
        } catch (UnsupportedModelException e) {
            // Where the batch is no axis of its own all the way, samples are taken one by one.
            return apart(problems, model, options, e);
        }
    }

    /**
     * Reads a file for texts of so many tokens: every axis behind the batch that its inputs leave open has this size.
     *
     * @param tokens how many there are, special ones included
     */
    public static OnnxModel readForTokens(Path file, int tokens) throws IOException {
        return read(file, filled(MappedModel.read(file).getGraph(), ReadOptions.DEFAULT, tokens));
    }

    /** The shapes of all inputs that leave sizes open and of which nothing is said, with such sizes. */
    private static ReadOptions filled(GraphProto graph, ReadOptions known, int size) {
        ReadOptions options = known;
        Set<String> stored = graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        for (ValueInfoProto input : graph.getInputList()) {
            List<TensorShapeProto.Dimension> dims = input.getType().getTensorType().getShape().getDimList();
            boolean open = dims.size() >= 2 && dims.stream().skip(1).anyMatch(d -> d.getDimValue() <= 0);
            if (open && !stored.contains(input.getName()) && !known.shapes().containsKey(input.getName())) {
                options = options.withShape(input.getName(), dims.stream().skip(1)
                        .mapToInt(d -> d.getDimValue() > 0 ? (int) d.getDimValue() : size).toArray());
            }
        }
        return options;
    }

    private static OnnxModel apart(Problems problems, ModelProto model, ReadOptions options,
            UnsupportedModelException together) throws IOException {
        try {
            return new Importer(problems, model, options, Samples.APART).run(Observer.STRICT).orElseThrow();
        } catch (UnsupportedModelException e) {
            // What is told names a node wherever one is to blame.
            return whole(problems, model, options, isOfNode(e) ? e : together);
        }
    }

    /** Whether what is told names a node. */
    private static boolean isOfNode(UnsupportedModelException e) {
        return String.valueOf(e.getMessage()).contains(": node '");
    }

    private static OnnxModel whole(Problems problems, ModelProto model, ReadOptions options,
            UnsupportedModelException before) throws IOException {
        try {
            return new Importer(problems, model, options, Samples.WHOLE).run(Observer.STRICT).orElseThrow();
        } catch (UnsupportedModelException e) {
            boolean given = options.shapes().values().stream().anyMatch(shape -> shape.length > 0 && shape[0] > 1);
            if (isOfNode(e) && (given || !isOfNode(before))) {
                // The whole shape is given, so that is what was meant; else a node says more than the whole file.
                throw e;
            }
            throw isReadOnceFilled(problems, model, options) ? problems.open(before) : before;
        }
    }

    /** Whether nothing but sizes that the file leaves open is in the way. */
    private static boolean isReadOnceFilled(Problems problems, ModelProto model, ReadOptions options) {
        for (int size : EXAMPLES) {
            ReadOptions filled = filled(model.getGraph(), options, size);
            if (options.sample().length > 0 || filled.shapes().equals(options.shapes())) {
                return false;
            }
            for (Samples samples : List.of(Samples.TOGETHER, Samples.APART)) {
                try {
                    return new Importer(problems, model, filled, samples).run(Observer.STRICT).isPresent();
                } catch (LrpFileException ignored) {
                    // Not of this size, or not for samples like this.
                }
            }
        }
        return false;
    }
}
