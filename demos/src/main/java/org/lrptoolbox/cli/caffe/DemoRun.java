package org.lrptoolbox.cli.caffe;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Explains batches of images. */
final class DemoRun {
    private static final int FIVE = 5;
    private static final int NORM = 99;
    private static final JavaEngine SOFTMAX = new JavaEngine();

    private final DemoNet net;
    private final Engine engine;
    private final Explainer explainer;
    private final DemoConfig config;
    private final Compatibility compatibility;

    /** @param compatibility a softmax that is asked for hands down the probabilities of all classes in the original */
    DemoRun(DemoConfig config, DemoNet net, Composite composite, Engine engine, Compatibility compatibility) {
        this.config = config;
        this.compatibility = compatibility;
        this.net = net;
        this.engine = engine;
        Explainer plain = Explainer.of(net.explained(), composite, Canonizers.standard(), engine);
        this.explainer = (net.end() == Network.INPUT ? plain : plain.keeping(net.whole().node(net.end()).name()))
                .withoutLedger();
    }

    /**
     * What was found.
     *
     * @param relevance shape (N, channels, H, W)
     * @param scores the network's output, shape (N, classes)
     */
    record Found(Tensor relevance, Tensor scores) {}

    /** @param wanted what is explained of each image, see {@link ImageList} */
    Found explain(Tensor input, int... wanted) {
        Target target = target(input, wanted);
        Attribution a = explainer.explain(input, target);
        Tensor r = net.end() == Network.INPUT
                ? a.relevance()
                : Objects.requireNonNull(a.layers().get(net.whole().node(net.end()).name()));
        Tensor scores = scores(input, a.prediction());
        Tensor images = r.rank() == 4 ? r : r.reshape(r.batch(), r.sampleSize(), 1, 1);
        return new Found(config.formula() == NORM ? norm(images) : images,
                scores.reshape(scores.batch(), scores.sampleSize()));
    }

    /** The quickest way to the same seeds: a prediction of its own only where five classes are mixed into one map. */
    private Target target(Tensor input, int... wanted) {
        if (net.softmax() && compatibility.original()) {
            return Target.seed(SOFTMAX.predict(Network.sequential(new SoftMax(0)),
                    engine.predict(explainer.network(), input)));
        }
        boolean vector = net.explained().shapes(3, net.side(), net.side()).getLast().length == 1;
        if (vector && IntStream.of(wanted).allMatch(w -> w == ImageList.BEST) && ranksAll()) {
            return Target.dominant();
        }
        if (vector && IntStream.of(wanted).allMatch(w -> w >= 0 || w == ImageList.BEST && ranksAll())) {
            return Target.choicePerSample(IntStream.of(wanted).<OutputChoice>mapToObj(w -> w == ImageList.BEST
                    ? new OutputChoice.Top(1)
                    : new OutputChoice.Classes(w)).toList());
        }
        Tensor logits = engine.predict(explainer.network(), input);
        Tensor scores = scores(input, logits);
        Tensor seed = Tensor.zeros(logits.shape());
        for (int b = 0; b < wanted.length; b++) {
            int row = b * logits.sampleSize();
            for (int c : classes(wanted[b], scores.slice(b, b + 1).data())) {
                if (c >= logits.sampleSize()) {
                    throw new IllegalArgumentException("class " + c + " of " + logits.sampleSize());
                }
                seed.data()[row + c] = logits.data()[row + c];
            }
        }
        return Target.seed(seed);
    }

    private boolean ranksAll() {
        int[] out = net.explained().shapes(3, net.side(), net.side()).getLast();
        return config.numberOfClasses() >= Shapes.size(out);
    }

    private int[] classes(int wanted, double... scores) {
        int ranked = Math.min(scores.length, config.numberOfClasses());
        int many = wanted == ImageList.FIVE_BEST ? FIVE : 1;
        return wanted >= 0
                ? new int[]{wanted}
                : IntStream.range(0, ranked).boxed().sorted((a, b) -> Double.compare(scores[b], scores[a]))
                        .limit(many).mapToInt(Integer::intValue).toArray();
    }

    /** The whole network's output; a softmax alone behind what is explained needs no second pass. */
    private Tensor scores(Tensor input, Tensor explained) {
        List<org.lrptoolbox.network.Node> rest = net.whole().nodes().subList(net.explained().size(),
                net.whole().size());
        if (rest.isEmpty()) {
            return explained;
        }
        if (rest.size() == 1 && rest.getFirst().layer().makesProbabilities()) {
            return SOFTMAX.predict(Network.sequential(rest.getFirst().layer()), explained);
        }
        return engine.predict(net.whole(), input);
    }

    /** The norm over the channels, in each of them. */
    private static Tensor norm(Tensor r) {
        int plane = r.dim(2) * r.dim(3);
        Tensor out = Tensor.zeros(r.shape());
        for (int i = 0; i < r.size(); i++) {
            int first = i / (r.dim(1) * plane) * r.dim(1) * plane + i % plane;
            double sum = 0;
            for (int c = 0; c < r.dim(1); c++) {
                sum += Math.pow(r.data()[first + c * plane], 2);
            }
            out.data()[i] = Math.sqrt(sum);
        }
        return out;
    }
}
