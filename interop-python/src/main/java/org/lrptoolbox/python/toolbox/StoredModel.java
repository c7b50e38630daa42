package org.lrptoolbox.python.toolbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.model.TextModelFormat;
import org.lrptoolbox.kernel.MatrixProduct;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.python.pickle.LayerPreset;
import org.lrptoolbox.python.pickle.PickleModelFormat;
import org.lrptoolbox.python.pickle.PickledModel;

/**
 * A model on its way between a file and Python modules.
 *
 * @param layers its layers in order
 */
public record StoredModel(List<StoredLayer> layers) {
    private static final Set<String> KNOWN = Set.of("Linear", "Convolution", "SumPool", "MaxPool", "Flatten", "Rect",
            "Tanh", "SoftMax");
    private static final TextModelFormat TEXT = new TextModelFormat();

    static {
        // Whoever has a model is going to run it, and reads its data first.
        MatrixProduct.prepare();
    }

    /** Copies the list. */
    public StoredModel {
        layers = List.copyOf(layers);
    }

    /** Puts layers and their presets together, lists of equal length. */
    public static StoredModel of(List<? extends Layer> layers, List<@Nullable String> variants,
            List<@Nullable Number> parameters) {
        List<StoredLayer> stored = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Number parameter = parameters.get(i);
            stored.add(new StoredLayer(layers.get(i),
                    new LayerPreset(variants.get(i), parameter == null ? null : parameter.doubleValue())));
        }
        return new StoredModel(stored);
    }

    /**
     * A network of layers the Python modules know, in a chain.
     *
     * @throws IllegalArgumentException if it is another one; says which layer
     */
    public static StoredModel of(Network network) {
        List<StoredLayer> stored = new ArrayList<>();
        for (Node node : network.nodes()) {
            if (!KNOWN.contains(node.layer().type())) {
                throw new IllegalArgumentException("layer " + node.name() + " is a " + node.layer().type()
                        + ", which the package modules does not have; lrp.load explains such networks");
            }
            stored.add(new StoredLayer(node.layer(), LayerPreset.NONE));
        }
        return new StoredModel(stored);
    }

    /**
     * Reads a text file.
     *
     * @param onFallBack told why the file is not in the current layout, before the legacy one is tried
     */
    public static StoredModel readText(Path file, Consumer<String> onFallBack) throws IOException {
        return new StoredModel(TEXT.read(file, onFallBack).layers().stream()
                .map(layer -> new StoredLayer(layer, LayerPreset.NONE)).toList());
    }

    /** Reads a pickle, without running anything of it. */
    public static StoredModel readPickled(Path file) throws IOException {
        PickledModel model = PickleModelFormat.readModel(file);
        List<StoredLayer> stored = new ArrayList<>();
        for (Node node : model.network().nodes()) {
            stored.add(new StoredLayer(node.layer(), model.presets().get(node.index())));
        }
        return new StoredModel(stored);
    }

    /** Writes a pickle of the toolbox's own classes. */
    public static void writePickled(StoredModel model, Path file) throws IOException {
        List<LayerPreset> presets = model.layers.stream().map(StoredLayer::preset).toList();
        PickleModelFormat.writeModel(new PickledModel(model.network(), presets), file,
                PickleModelFormat.DEFAULT_PROTOCOL);
    }

    /** Writes a text file, which has no room for presets. */
    public static void writeText(StoredModel model, Path file) throws IOException {
        TEXT.write(model.network(), file);
    }

    /** The chain of its layers. */
    public Network network() {
        return Network.sequential(layers.stream().map(StoredLayer::layer).toList());
    }
}
