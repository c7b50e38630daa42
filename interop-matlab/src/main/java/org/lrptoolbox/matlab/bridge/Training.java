package org.lrptoolbox.matlab.bridge;

import java.util.Locale;
import java.util.concurrent.CancellationException;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.train.Decay;
import org.lrptoolbox.train.Samples;
import org.lrptoolbox.train.Trainer;
import org.lrptoolbox.train.TrainingOptions;

/**
 * A training under way. Java cannot call Matlab, so Matlab asks what comes {@link #next} and does it.
 *
 * <pre>
 * training.start();
 * while true
 *     request = training.next();
 *     switch char(request.what())
 *         case 'say',       disp(char(request.text()))
 *         case 'transform', training.answer(...)
 *         case 'done',      break
 *     end
 * end
 * </pre>
 *
 * <p>A chain of the toolbox's own layers is trained inside Java; of others every step is a request.
 */
public final class Training {
    /** How long Matlab waits for a request, so that it hears Ctrl-C in between. */
    private static final long PATIENCE_MILLIS = 200;

    private final Dialogue dialogue = new Dialogue();
    private final Samples samples;
    private @Nullable Samples validation;
    private TrainingOptions options = TrainingOptions.DEFAULTS;
    private LegacyRandom random = LegacyRandom.global();
    private @Nullable Network network;
    private @Nullable Thread worker;

    /** A training on inputs (N, ...) and targets (N, classes). */
    public Training(Tensor x, Tensor y) {
        samples = new Samples(x, y);
    }

    /** Trains these layers inside Java, in place. Without them, every step is a request. */
    public void setLayers(ModuleList layers) {
        network = layers.network();
    }

    /** Evaluates on these samples instead of those it trains on. */
    public void setValidation(Tensor x, Tensor y) {
        validation = new Samples(x, y);
    }

    /** Draws batches from a generator of this seed. */
    public void setSeed(double seed) {
        random = new LegacyRandom((long) seed);
    }

    /** Sizes, rates and so on, as {@link TrainingOptions} has them. Unknown names of decays mean none. */
    public void setOptions(int batchSize, int iterations, double rate, String decay, double factor, int status,
            int convergence) {
        Decay kind = switch (decay.toLowerCase(Locale.ROOT)) {
            case "sublinear" -> Decay.SUBLINEAR;
            case "linear" -> Decay.LINEAR;
            default -> Decay.NONE;
        };
        options = new TrainingOptions(batchSize, iterations, rate, kind, factor, status, convergence,
                options.transform());
    }

    /** Asks to transform every batch. */
    public void setTransformed() {
        options = options.withTransform(x -> dialogue.ask(Request.of("transform", x)));
    }

    /** Begins. */
    public void start() {
        Thread thread = new Thread(this::run, "lrp-training");
        thread.setDaemon(true);
        worker = thread;
        thread.start();
    }

    private void run() {
        try {
            Network chain = network;
            Samples check = validation;
            new Trainer(options).withRandom(random).withMessages(line -> dialogue.tell(Request.say(line))).train(
                    DialogueLearner.of(chain, dialogue), fitted(chain, samples),
                    check == null ? null : fitted(chain, check));
            dialogue.tell(Request.DONE);
        } catch (CancellationException e) {
            // stop() was called: nobody listens any more
        } catch (RuntimeException | OutOfMemoryError e) {
            dialogue.tell(Request.failed(String.valueOf(e.getMessage())));
        }
    }

    private static Samples fitted(@Nullable Network chain, Samples s) {
        return chain == null ? s : new Samples(ForwardPass.fitted(chain, s.inputs()), s.targets());
    }

    /** What Matlab should do now. */
    public Request next() throws InterruptedException {
        return dialogue.next(PATIENCE_MILLIS);
    }

    /** Answers a request that asks for something. */
    public void answer(Tensor tensor) throws InterruptedException {
        dialogue.answer(tensor);
    }

    /** Ends the training, which may be over already. */
    public void stop() {
        Thread thread = worker;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
