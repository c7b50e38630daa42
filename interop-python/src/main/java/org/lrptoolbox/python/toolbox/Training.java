package org.lrptoolbox.python.toolbox;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.train.Decay;
import org.lrptoolbox.train.HostLearner;
import org.lrptoolbox.train.Learner;
import org.lrptoolbox.train.NetworkLearner;
import org.lrptoolbox.train.Samples;
import org.lrptoolbox.train.Trainer;
import org.lrptoolbox.train.TrainingOptions;

/**
 * Lets a {@link Trainer} train a chain of Python modules: those of the toolbox in Java, others by calls into Python.
 *
 * @param forward from a batch to its output
 * @param backward takes the gradient of the output
 * @param update takes the learning rate
 * @param remember keeps the parameters
 * @param recall restores those kept
 */
public record Training(Function<NDArray, NDArray> forward, Consumer<NDArray> backward, DoubleConsumer update,
        Runnable remember, Runnable recall) {

    /**
     * Whether a layer is made over these very arrays, so that training changes them.
     *
     * @param parameters weights and bias
     */
    public static boolean shares(Layer layer, NDArray... parameters) {
        return layer instanceof TrainableLayer made && parameters.length == 2
                && made.weightData() == parameters[0].storage() && made.bias() == parameters[1].storage()
                && !parameters[0].isReadOnly() && !parameters[1].isReadOnly();
    }

    /**
     * Trains; the other parameters are those of the Python method {@code Sequential.train}.
     *
     * @param layers the modules' layers, over the modules' own arrays: then steps run in Java, and {@code update} is
     *            only told of each, which lets Python see interrupts; null to call {@code forward} and the others
     */
    public void run(NDArray x, NDArray y, @Nullable NDArray xValidation, @Nullable NDArray yValidation, int batchSize,
            int iterations, double rate, @Nullable String decay, double factor, int status, int convergence,
            @Nullable Function<NDArray, NDArray> transform, Consumer<String> messages,
            @Nullable List<? extends Layer> layers) {
        UnaryOperator<Tensor> change = transform == null
                ? UnaryOperator.identity()
                : t -> transform.apply(NDArray.of(t)).asTensor();
        TrainingOptions options = new TrainingOptions(batchSize, iterations, rate, decay(decay), factor, status,
                convergence, change);
        Samples validation = xValidation == null || yValidation == null ? null : samples(xValidation, yValidation);
        new Trainer(options).withMessages(messages).withCompatibility(Compatibility.ORIGINAL)
                .train(learner(layers), samples(x, y), validation);
    }

    /** The calls; of modules made over Java's arrays the steps in Java, while what is kept stays a matter of Python's. */
    private Learner learner(@Nullable List<? extends Layer> layers) {
        if (layers == null) {
            UnaryOperator<Tensor> called = x -> forward.apply(NDArray.of(x)).asTensor();
            return new HostLearner(called, called, dy -> backward.accept(NDArray.of(dy)), update, remember, recall);
        }
        NetworkLearner network = NetworkLearner.inPlace(Network.sequential(List.copyOf(layers)));
        return new HostLearner(network::forward, network::predict, network::backward, rate -> {
            network.update(rate);
            update.accept(rate);
        }, remember, recall);
    }

    private static Samples samples(NDArray x, NDArray y) {
        return new Samples(x.asTensor(), y.asTensor());
    }

    /** Names the original does not know mean no decay there, and so they do here. */
    private static Decay decay(@Nullable String name) {
        return switch (name == null ? "none" : name.toLowerCase(Locale.ROOT)) {
            case "sublinear" -> Decay.SUBLINEAR;
            case "linear" -> Decay.LINEAR;
            default -> Decay.NONE;
        };
    }
}
