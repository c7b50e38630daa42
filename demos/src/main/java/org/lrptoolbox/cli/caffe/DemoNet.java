package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.lrptoolbox.onnx.OnnxFormat;
import org.lrptoolbox.legacy.CaffeLayers;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.onnx.caffe.model.CaffeFormat;
import org.lrptoolbox.onnx.caffe.model.CaffeModel;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.tensor.Shapes;

/**
 * The network, and between which of its layers relevance is handed back.
 *
 * @param config the configuration, all layers of which are known by their indices
 * @param whole all of it
 * @param explained the part up to the layer where relevance starts
 * @param indices the index of every node's layer, as Caffe counts
 * @param end the node whose output's relevance is wanted; -1 for the input
 * @param side the height and width of its input
 * @param converted whether it is none of Caffe's own files
 * @param softmax whether relevance was asked to start at a softmax, and starts below it
 */
record DemoNet(DemoConfig config, Network whole, Network explained, int[] indices, int end, int side, boolean converted,
        boolean softmax) {
    private static final int CHANNELS = 3;
    private static final int BELOW_SOFTMAX = -1;
    private static final int LAST_DENSE = -2;

    /** The network of a configuration: Caffe's files, or a model in ONNX. */
    static DemoNet of(DemoConfig config) throws IOException {
        if (new OnnxFormat().claims(config.model())) {
            return converted(config, OnnxModel.read(config.model()).network());
        }
        CaffeModel model = CaffeFormat.model(config.model(), config.definition());
        return of(config, model.network(), false, DemoLayers.of(model), model.indices());
    }

    /** With the indices of the definition it was made of, where that is named and its layers are found; else rebuilt. */
    private static DemoNet converted(DemoConfig config, Network network) throws IOException {
        int[] indices = CaffeLayers.indices(network);
        DemoLayers layers = DemoLayers.of(network, indices);
        if (config.definition().toString().endsWith(".prototxt")) {
            CaffeModel model = CaffeFormat.definition(config.definition());
            Map<String, Integer> byName = new HashMap<>();
            model.network().nodes().forEach(n -> byName.put(n.name(), model.indices()[n.index()]));
            boolean known = network.nodes().stream()
                    .allMatch(n -> byName.containsKey(n.name()) || !(n.layer() instanceof WeightedLayer));
            for (int i = 0; i < indices.length && known; i++) {
                indices[i] = byName.getOrDefault(network.node(i).name(), i == 0 ? 0 : indices[i - 1]);
            }
            layers = known ? DemoLayers.of(model) : layers;
        }
        return of(config, network, true, layers, indices);
    }

    private static DemoNet of(DemoConfig named, Network network, boolean converted, DemoLayers all, int... indices)
            throws MalformedFileException {
        DemoConfig config = named.with(all);
        int[] sample = network.input().sample();
        if (network.inputs().size() != 1 || sample == null || sample.length != 3 || sample[0] != 3
                || sample[1] != sample[2]) {
            throw new MalformedFileException(config.definition(), "takes samples of shape "
                    + (sample == null ? "unknown" : Shapes.text(sample))
                    + "; the demonstrator needs one input of 3 channels, as high as wide");
        }
        if (config.imageSize() < sample[1]) {
            throw new MalformedFileException(config.definition(), "takes images of " + sample[1]
                    + " pixels, but baseimgsize is " + config.imageSize() + "; it must be at least as large");
        }
        int from = config.lastLayer() < 0 ? Network.INPUT : at(config, all.highest(), indices);
        boolean softmax = from >= 0 && network.node(from).layer().makesProbabilities();
        CaffeLayers layers = CaffeLayers.in(network);
        int last = switch (config.lastLayer()) {
            case BELOW_SOFTMAX -> below(find(config, network, n -> n.layer().makesProbabilities(), true), network);
            case LAST_DENSE -> find(config, network,
                    n -> n.layer() instanceof Dense || converted && layers.isDense(n), false);
            // Scores are explained, not what a softmax makes of all of them.
            default -> softmax ? below(from, network) : from;
        };
        if (config.firstLayer() > indices[last]) {
            throw new MalformedFileException(config.definition(), "firstlayerindex " + config.firstLayer()
                    + " is above the layer where relevance starts, " + indices[last]);
        }
        int end = config.firstLayer() == 0
                ? Network.INPUT
                : network.node(firstOf(indices, config.firstLayer())).inputs().getFirst();
        return new DemoNet(config, network, network.truncated(last), indices, end, sample[1], converted, softmax);
    }

    private static int find(DemoConfig config, Network network, Predicate<Node> kind, boolean first)
            throws MalformedFileException {
        List<Node> found = network.nodes().stream().filter(kind).toList();
        if (found.isEmpty()) {
            throw new MalformedFileException(config.definition(), "has no "
                    + (first ? "Softmax, which lastlayerindex -1" : "InnerProduct, which lastlayerindex -2")
                    + " looks for; give the index of a layer");
        }
        return (first ? found.getFirst() : found.getLast()).index();
    }

    private static int below(int softmax, Network network) {
        return network.node(softmax).inputs().getFirst();
    }

    /** The last node of the layer where relevance starts, or of the layer before it where nothing is left of it. */
    private static int at(DemoConfig config, int highest, int... indices) throws MalformedFileException {
        for (int i = indices.length - 1; i >= 0 && config.lastLayer() <= highest; i--) {
            if (indices[i] <= config.lastLayer()) {
                return i;
            }
        }
        throw new MalformedFileException(config.definition(), "has no layer " + config.lastLayer()
                + ", where lastlayerindex lets relevance start; its layers are 0 to " + highest);
    }

    private static int firstOf(int[] indices, int layer) {
        int i = 0;
        while (i < indices.length - 1 && indices[i] < layer) {
            i++;
        }
        return i;
    }

    /**
     * Checks that there is what a list asks for, before anything is run.
     *
     * @throws MalformedFileException naming the first image with a class the layer does not have where relevance starts
     */
    void requireClasses(List<ImageList.Entry> list, Path file) throws MalformedFileException {
        int outputs = Shapes.size(explained.shapes(CHANNELS, side, side).getLast());
        for (ImageList.Entry entry : list) {
            if (entry.wanted() >= outputs) {
                throw new MalformedFileException(file, entry.file() + ": class " + entry.wanted()
                        + "; layer '" + explained.output().name() + "', where relevance starts, has " + outputs
                        + " outputs, counted from 0");
            }
        }
    }

    /** How many classes the whole network ranks. */
    int outputs() {
        return Shapes.size(whole.shapes(CHANNELS, side, side).getLast());
    }

    /** How many numbers all layers together make of an image. */
    long numbers() {
        return whole.shapes(CHANNELS, side, side).stream().mapToLong(Shapes::size).sum();
    }

    /** The index of each node's layer by the node's name. */
    Map<String, Integer> indicesByName() {
        Map<String, Integer> byName = new HashMap<>();
        whole.nodes().forEach(n -> byName.put(n.name(), indices[n.index()]));
        return byName;
    }
}
