package org.lrptoolbox.onnx.caffe.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.caffe.definition.Fields;
import org.lrptoolbox.onnx.caffe.definition.LayerDefinition;
import org.lrptoolbox.onnx.caffe.definition.NetDefinition;
import org.lrptoolbox.tensor.Shapes;

/** Makes a network of a definition. */
final class NetReader {
    /** A softmax, and a loss behind it. */
    private static final String LOSS = "SoftmaxWithLoss";

    private final NetDefinition net;
    private final Parameters parameters;
    private final Path file;
    private final Blobs blobs;
    private final CaffeIndices indices;
    /** Blobs that only measurements need, such as labels, and what is computed of them. */
    private final Set<String> unneeded = new HashSet<>();
    private final List<CaffeInspection.Found> found = new ArrayList<>();

    private NetReader(NetDefinition net, Parameters parameters, Path file) {
        this.net = net;
        this.parameters = parameters;
        this.file = file;
        this.blobs = new Blobs(unread(net));
        this.indices = new CaffeIndices(net);
    }

    /**
     * Reads a definition.
     *
     * @param file what messages name
     * @throws UnsupportedModelException naming every layer that cannot be read, and its line
     * @throws MalformedFileException if the definition has no input or no layers
     */
    static CaffeModel read(NetDefinition net, Parameters parameters, Path file)
            throws UnsupportedModelException, MalformedFileException {
        CaffeInspection inspection = inspect(net, parameters, file);
        if (inspection.model().isEmpty()) {
            throw new UnsupportedModelException(file, inspection.layers().stream().filter(l -> !l.problem().isEmpty())
                    .map(l -> "layer \"" + l.name() + "\" (" + l.type() + (l.line() > 0 ? ", line " + l.line() : "")
                            + ") " + l.problem())
                    .collect(Collectors.joining("\n  ")));
        }
        return inspection.model().get();
    }

    /** What only Silence reads. */
    private static Set<String> unread(NetDefinition net) {
        Map<Boolean, Set<String>> readers = net.layers().stream().collect(Collectors.partitioningBy(
                l -> l.type().equals(Types.SILENCE), Collectors.flatMapping(l -> l.bottoms().stream(),
                        Collectors.toSet())));
        Set<String> unread = new HashSet<>(readers.getOrDefault(true, Set.of()));
        unread.removeAll(readers.getOrDefault(false, Set.of()));
        return unread;
    }

    /** As {@link #read}, but layers that cannot be read are found, not thrown. */
    static CaffeInspection inspect(NetDefinition net, Parameters parameters, Path file) throws MalformedFileException {
        NetReader reader = new NetReader(net, parameters, file);
        reader.inputs();
        for (int i = 0; i < net.layers().size(); i++) {
            reader.layer(i, net.layers().get(i));
        }
        if (reader.found.stream().anyMatch(l -> !l.problem().isEmpty())) {
            return new CaffeInspection(reader.found, Optional.empty());
        }
        if (reader.blobs.size() == 0) {
            throw new MalformedFileException(file, "defines no layer that predicts anything");
        }
        Network network = reader.blobs.network();
        return new CaffeInspection(reader.found, Optional.of(new CaffeModel(network, net.fields().text("name"),
                reader.indices.ofNodes(network.size()), reader.indices.all(), List.copyOf(parameters.unused()))));
    }

    /**
     * {@code input: "data"} with {@code input_dim} or {@code input_shape}. Without either of them Caffe passes over it, and
     * a layer makes the blob.
     */
    private void inputs() throws MalformedFileException {
        Fields fields = net.fields();
        Set<String> made = net.layers().stream().flatMap(l -> l.tops().stream()).collect(Collectors.toSet());
        boolean sized = !fields.all("input_shape").isEmpty() || fields.integers("input_dim").length > 0;
        List<String> names = fields.texts("input").stream().filter(name -> sized || !made.contains(name)).toList();
        List<Fields> shapes = fields.all("input_shape");
        long[] dims = fields.integers("input_dim");
        for (int i = 0; i < names.size(); i++) {
            long[] shape = i < shapes.size()
                    ? shapes.get(i).integers("dim")
                    : java.util.Arrays.stream(dims, Math.min(dims.length, 4 * i), Math.min(dims.length, 4 * i + 4))
                            .toArray();
            input(names.get(i), shape);
        }
    }

    private void input(String name, long... shape) throws MalformedFileException {
        if (shape.length < 2) {
            throw new MalformedFileException(file, "input \"" + name
                    + "\" has no shape; expected input_shape { dim: 1 dim: 3 dim: 227 dim: 227 } or so");
        }
        int[] sample = new int[shape.length - 1];
        for (int i = 0; i < sample.length; i++) {
            if (shape[i + 1] < 1 || shape[i + 1] > 1 << 24) {
                throw new MalformedFileException(file, "input \"" + name + "\" has a size of " + shape[i + 1]);
            }
            sample[i] = (int) shape[i + 1];
        }
        try {
            Shapes.requireSize(sample);
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(file, "input \"" + name + "\": " + e.getMessage(), e);
        }
        blobs.input(name, sample);
    }

    private void layer(int index, LayerDefinition layer) throws MalformedFileException {
        if (Types.DATA.contains(layer.type())) {
            data(layer);
            return;
        }
        boolean idle = Types.UNNEEDED.contains(layer.type())
                || layer.type().equals(Types.ARG_MAX) && layer.tops().stream().noneMatch(this::isComputedWith);
        if (idle || predicted(layer).stream().anyMatch(unneeded::contains)) {
            unneeded.addAll(layer.tops());
            return;
        }
        int before = blobs.size();
        String problem = "";
        try {
            if (!layer.unknown().isEmpty()) {
                throw new Unreadable("has settings that Caffe does not know: " + layer.unknown()
                        + "; remove them if the layer computes the same without them");
            }
            Step step = new Step(layer, blobs, parameters);
            if (layer.type().equals(LOSS)) {
                blobs.add(layer.name(), new SoftMax(0), blobs.value(layer.bottoms().getFirst()));
                unneeded.addAll(layer.tops());
            } else {
                Types.reading(layer.type()).read(step);
            }
        } catch (Unreadable | IllegalArgumentException | ArithmeticException e) {
            problem = (e instanceof Unreadable ? "" : "does not fit: ") + e.getMessage();
            // What reads it cannot be judged.
            unneeded.addAll(layer.tops());
        }
        found.add(new CaffeInspection.Found(layer.name(), layer.type(), layer.line(), problem));
        indices.made(index, before, blobs.size());
    }

    /** Whether a layer computes with a blob, other than to measure predictions. */
    private boolean isComputedWith(String blob) {
        return net.layers().stream().anyMatch(l -> l.bottoms().contains(blob) && !Types.UNNEEDED.contains(l.type()));
    }

    /** What a layer reads for predictions: of a loss, not the labels. */
    private static List<String> predicted(LayerDefinition layer) {
        return layer.type().equals(LOSS) ? layer.bottoms().stream().limit(1).toList() : layer.bottoms();
    }

    /** The first blob is what predictions read, others are labels and the like; Input and DummyData say what each is. */
    private void data(LayerDefinition layer) throws MalformedFileException {
        List<long[]> shapes = DataShapes.of(layer);
        if (shapes.isEmpty()) {
            throw new MalformedFileException(file, layer + " brings in data of a size that only the data knows; use the"
                    + " definition for predictions, deploy.prototxt, which says input_shape, or write in this layer's place"
                    + " input: \"" + layer.tops().stream().findFirst().orElse("data")
                    + "\" input_shape { dim: 1 dim: CHANNELS dim: HEIGHT dim: WIDTH }");
        }
        List<String> tops = layer.tops();
        for (int i = 0; i < tops.size(); i++) {
            if (i < shapes.size()) {
                input(tops.get(i), shapes.get(i));
            } else {
                unneeded.add(tops.get(i));
            }
        }
    }
}
