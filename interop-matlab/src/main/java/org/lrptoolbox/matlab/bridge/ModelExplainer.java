package org.lrptoolbox.matlab.bridge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.canonize.OutputActivation;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.Engines;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.words.EngineNames;
import org.lrptoolbox.words.InputWords;
import org.lrptoolbox.words.Outputs;
import org.lrptoolbox.words.Presets;
import org.lrptoolbox.words.Targets;

/** Explains what the network in a file says, for {@code lrp_explain_onnx}; whoever makes one closes it. */
public final class ModelExplainer implements AutoCloseable {
    private final Engine engine;
    private final Explainer explainer;
    private final ModelNotes notes;

    /**
     * An explainer of the network in a file, of any format on the class path.
     *
     * @param file its absolute path
     * @param composite a preset of {@link Presets} by name
     * @param low the smallest value an input can have, for presets with a box: one number, one for each channel, or one
     *            for each element of a sample
     * @param high the largest one, likewise
     * @param engine who computes, a name of {@link Engines}; empty for what the file suggests
     * @param device where, such as {@code cpu}
     * @param keepOutput whether a softmax or sigmoid at the output stays
     * @param inputs what is said of inputs, as {@link InputWords} has it, one a line; empty for nothing
     * @param output the name of one of several outputs; empty for the first
     */
    public ModelExplainer(String file, String composite, Tensor low, Tensor high, String engine, String device,
            boolean keepOutput, String inputs, String output) throws IOException {
        InputWords words = InputWords.parse(inputs.lines().toList(), output);
        Network network = Models.read(Path.of(file), "", words.options());
        this.notes = Models.notes(Path.of(file));
        Composite rules = Presets.needsBox(composite)
                ? Presets.named(composite, Optional.of(bound(low)), Optional.of(bound(high)), Map.of())
                : Presets.named(composite);
        this.engine = Engines.open(EngineNames.chosen(engine.isEmpty() ? null : engine, file), device);
        this.explainer = Explainer.of(network, rules,
                Canonizers.standard(keepOutput ? OutputActivation.KEPT : OutputActivation.DROPPED), this.engine)
                .withoutLedger().holding(words.values());
    }

    /** Vectors are rows or columns in Matlab; what has more axes is a sample. */
    private static Bound bound(Tensor t) {
        boolean vector = Arrays.stream(t.shape()).filter(d -> d > 1).count() <= 1;
        return vector ? Bound.perChannel(t.data()) : Bound.of(t, t.dim(0) == 1 ? t.rank() - 1 : t.rank());
    }

    /** Explains a batch, with what is explained as text, such as {@code top1} or {@code class:3@all}, counted from 0. */
    public Attribution explain(Tensor x, String target) {
        return explainer.explain(fitted(x),
                Targets.parse(target, notes.classes(), Outputs.classAxis(explainer.network())));
    }

    /**
     * Explains a batch.
     *
     * @param x inputs as the network takes them
     * @param classes the class to explain, counted from 0: one for all samples, or one for each
     * @param count how many of them are given; 0 for the strongest class of each sample
     */
    public Attribution explain(Tensor x, double[] classes, int count) {
        Target target = count == 0
                ? Target.dominant()
                : Target.classPerSample(Arrays.stream(classes).limit(count).mapToInt(c -> (int) c).toArray());
        return explainer.explain(fitted(x), target);
    }

    /** One input where the others are held; the shape of the only one is completed. */
    private Tensor fitted(Tensor x) {
        return explainer.network().inputs().size() == 1 ? ForwardPass.fitted(explainer.network(), x) : x;
    }

    /** Which rule each layer gets, as a table. */
    public String rules() {
        return explainer.rules().toString();
    }

    @Override
    public void close() {
        engine.close();
    }
}
