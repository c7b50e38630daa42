package org.lrptoolbox.matlab.bridge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.Engines;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.io.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

/** Explains what the network in a file says, for {@code lrp_explain_onnx}; whoever makes one closes it. */
public final class ModelExplainer implements AutoCloseable {
    private static final String BOX = "epsilon-gamma-box";

    private final Engine engine;
    private final Explainer explainer;

    /**
     * An explainer of the network in a file, of any format on the class path.
     *
     * @param file its absolute path
     * @param composite a preset of {@link Composites} by name
     * @param low the smallest value an input can have, for {@code epsilon-gamma-box}
     * @param high the largest one
     * @param engine who computes, a name of {@link Engines}
     * @param device where, such as {@code cpu}
     */
    public ModelExplainer(String file, String composite, double low, double high, String engine, String device)
            throws IOException {
        Composite rules = composite.equalsIgnoreCase(BOX)
                ? Composites.epsilonGammaBox(low, high)
                : Composites.named(composite);
        Network network = Models.read(Path.of(file));
        this.engine = Engines.open(engine, device);
        this.explainer = Explainer.of(network, rules, this.engine).withoutLedger();
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
        return explainer.explain(ForwardPass.fitted(explainer.network(), x), target);
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
