package org.lrptoolbox.python.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.canonize.OutputActivation;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.Engines;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.words.EngineNames;
import org.lrptoolbox.words.Outputs;
import org.lrptoolbox.words.Targets;

/**
 * A network as Python holds it.
 *
 * @param network the network
 * @param engine where it runs
 * @param notes what the file says beside it
 */
public record LoadedNetwork(Network network, Engine engine, ModelNotes notes) {
    /**
     * Reads a network in any format on the class path, to run on an engine of the class path, see {@link Engines}.
     *
     * @param engine null for the one that suits the file
     * @param options which output, for inputs of which shapes
     */
    public static LoadedNetwork read(Path file, @Nullable String engine, String device, ReadOptions options)
            throws IOException {
        return new LoadedNetwork(Models.read(file, "", options),
                Engines.open(EngineNames.chosen(engine, file.toString()), device), Models.notes(file));
    }

    /** What is explained, as text. */
    public Target target(String text) {
        return Targets.parse(text, notes.classes(), Outputs.classAxis(network));
    }

    /** The output for a batch, of which there is an array for every input. */
    public NDArray predict(List<NDArray> inputs) {
        return NDArray.of(engine.predict(network,
                network.batched(inputs.stream().map(NDArray::asTensor).toList())));
    }

    /** The names of the inputs, in their order. */
    public List<String> inputs() {
        return network.inputs().stream().map(Input::name).toList();
    }

    /** Whether an array of so many axes is one sample of an input as it is, without a batch in front. */
    public boolean isSample(int input, int axes) {
        int[] sample = network.inputs().get(input).sample();
        return sample != null && sample.length == axes;
    }

    /** The way with the function at the output, by its name in Python: {@code "drop"}, {@code "drop-tanh"}, {@code "keep"}. */
    public static OutputActivation output(String name) {
        return switch (name) {
            case "drop" -> OutputActivation.DROPPED;
            case "drop-tanh" -> OutputActivation.DROPPED_WITH_TANH;
            case "keep" -> OutputActivation.KEPT;
            default -> throw new IllegalArgumentException(
                    "output_activation '" + name + "': expected 'drop', 'drop-tanh' or 'keep'");
        };
    }

    /** The network with rules, to be kept: what an engine prepares for it serves all its explanations. */
    public RuledNetwork ruled(Composite composite, OutputActivation output) {
        return new RuledNetwork(Explainer.of(network, composite, Canonizers.standard(output), engine));
    }

    /** The names of the layers, in the order of computation. */
    public List<String> layers() {
        return network.nodes().stream().map(Node::name).toList();
    }

    /** The table of the layers, and below it what else the file says. */
    public String summary() {
        return network + notes.toString();
    }

    /** How pictures become input, as the file says; null if it does not. */
    public @Nullable Preprocessing preprocessing() {
        return notes.preprocessing().orElse(null);
    }

    /** The names of the classes, as the file says. */
    public List<String> classes() {
        return notes.classes().lines();
    }

    /** Releases what the engine holds outside the heap. */
    public void close() {
        engine.close();
    }
}
