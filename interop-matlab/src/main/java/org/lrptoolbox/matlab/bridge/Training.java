package org.lrptoolbox.matlab.bridge;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.train.Decay;
import org.lrptoolbox.train.Learner;
import org.lrptoolbox.train.NetworkLearner;
import org.lrptoolbox.train.Samples;
import org.lrptoolbox.train.Trainer;
import org.lrptoolbox.train.TrainingOptions;

/**
 * A training under way, as a dialogue: Java cannot call Matlab, so Matlab asks what comes {@link #next} and does it.
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
    /** How long Matlab waits for a request before it gets {@link Request#WAIT}, so that Ctrl-C is heard. */
    private static final long PATIENCE_MILLIS = 200;

    private final SynchronousQueue<Request> requests = new SynchronousQueue<>();
    private final SynchronousQueue<Request> answers = new SynchronousQueue<>();
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
        options = options.withTransform(x -> ask(Request.of("transform", x)));
    }

    /** Begins. */
    public void start() {
        Network chain = network;
        Learner learner = chain == null ? new HostLearner(this) : new NetworkLearner(chain);
        Samples train = fitted(chain, samples);
        Samples check = validation == null ? null : fitted(chain, validation);
        Trainer trainer = new Trainer(options).withRandom(random).withMessages(line -> tell(Request.say(line)));
        Thread thread = new Thread(() -> run(trainer, new Interruptible(learner), train, check), "lrp-training");
        thread.setDaemon(true);
        worker = thread;
        thread.start();
    }

    private static Samples fitted(@Nullable Network chain, Samples s) {
        return chain == null ? s : new Samples(ForwardPass.fitted(chain, s.inputs()), s.targets());
    }

    @SuppressWarnings("CatchingUnchecked") // whatever went wrong is told to Matlab, which throws it there
    private void run(Trainer trainer, Learner learner, Samples train, @Nullable Samples check) {
        try {
            trainer.train(learner, train, check);
            tell(Request.DONE);
        } catch (CancellationException e) {
            // stop() was called: nobody listens any more
        } catch (RuntimeException | OutOfMemoryError e) {
            tell(Request.failed(String.valueOf(e.getMessage())));
        }
    }

    /** What Matlab should do now; {@link Request#WAIT} if nothing yet. */
    public Request next() throws InterruptedException {
        Request request = requests.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        return request == null ? Request.WAIT : request;
    }

    /** Answers a request that asks for something. */
    public void answer(Tensor tensor) throws InterruptedException {
        answers.put(Request.of("answer", tensor));
    }

    /** Ends the training, which may be over already. */
    public void stop() {
        Thread thread = worker;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Hands a request over, without waiting until it is done. */
    void tell(Request request) {
        try {
            requests.put(request);
        } catch (InterruptedException e) {
            throw cancelled();
        }
    }

    /** Hands a request over and waits for the tensor asked for. */
    Tensor ask(Request request) {
        tell(request);
        try {
            return answers.take().tensor();
        } catch (InterruptedException e) {
            throw cancelled();
        }
    }

    private static CancellationException cancelled() {
        Thread.currentThread().interrupt();
        return new CancellationException("training was stopped");
    }

    /** A learner that notices when it should stop. */
    private record Interruptible(Learner learner) implements Learner {
        @Override
        public Tensor forward(Tensor x) {
            if (Thread.currentThread().isInterrupted()) {
                throw cancelled();
            }
            return learner.forward(x);
        }

        @Override
        public Tensor predict(Tensor x) {
            return learner.predict(x);
        }

        @Override
        public void backward(Tensor dy) {
            learner.backward(dy);
        }

        @Override
        public void update(double rate) {
            learner.update(rate);
        }

        @Override
        public void remember() {
            learner.remember();
        }

        @Override
        public void recall() {
            learner.recall();
        }
    }
}
