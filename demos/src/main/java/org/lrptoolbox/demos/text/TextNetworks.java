package org.lrptoolbox.demos.text;

import java.util.List;
import java.util.function.BiFunction;

import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Constant;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Embedding;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.train.Initialization;

/**
 * Three small networks for sentences: a bag of words, windows of three words, and one layer of attention. All begin with
 * a matrix that makes numbers of words, and end, for training, in a softmax.
 */
enum TextNetworks {
    /** The sum of what the words say; it cannot know what {@code not} turns round. */
    BAG(TextNetworks::bag),
    /** Windows of three words. */
    WINDOWS(TextNetworks::windows),
    /** Each word looks at all others once. */
    ATTENTION(TextNetworks::attention);

    private static final int WIDTH = 16;
    private static final String WORDS = "words";
    private static final int[] ONES = {1, 1};

    private final BiFunction<NetworkBuilder, LegacyRandom, Network> body;

    TextNetworks(BiFunction<NetworkBuilder, LegacyRandom, Network> body) {
        this.body = body;
    }

    /** The network for training, with random weights. */
    public Network untrained(int seed) {
        LegacyRandom random = new LegacyRandom(seed);
        int vocabulary = Grammar.VOCABULARY.size();
        NetworkBuilder builder = Network.builder().input(Input.real("input", Grammar.LENGTH, vocabulary))
                .add(WORDS, Dense.of(vocabulary, WIDTH, random.normal(0, 0.5, vocabulary * WIDTH), new double[0]));
        return body.apply(builder, random);
    }

    private static Network bag(NetworkBuilder b, LegacyRandom random) {
        return ended(b.add("bag", new Reduce(false, false, 0), WORDS), "bag", WIDTH, random);
    }

    private static Network windows(NetworkBuilder b, LegacyRandom random) {
        int count = Grammar.LENGTH - 2;
        for (int i = 0; i < 3; i++) {
            b.add("shift-" + i, new Slice(new int[]{i, 0}, ONES, count, WIDTH), WORDS);
        }
        b.add("windows", new Concat(1, 3), "shift-0", "shift-1", "shift-2")
                .add("filters", Initialization.linear(3 * WIDTH, WIDTH, random), "windows")
                .add("found", new Rect(), "filters").add("sum", new Reduce(false, false, 0), "found");
        return ended(b, "sum", WIDTH, random);
    }

    private static Network attention(NetworkBuilder b, LegacyRandom random) {
        double[] places = random.normal(0, 0.5, Grammar.LENGTH * WIDTH);
        b.add("places", new Constant(Tensor.of(places, Grammar.LENGTH, WIDTH)), List.of())
                .add("placed", new Sum(2), WORDS, "places");
        for (String name : List.of("query", "key", "value")) {
            b.add(name, Initialization.linear(WIDTH, WIDTH, random), "placed");
        }
        b.add("turned", new Permute(1, 0), "key").add("scores", new MatMul(), "query", "turned")
                .add("scaled", new Scale(Tensor.full(1 / Math.sqrt(WIDTH), 1), Tensor.zeros(1)), "scores")
                .add("weights", new SoftMax(1), "scaled").add("mixed", new MatMul(), "weights", "value")
                .add("residual", new Sum(2), "mixed", "placed")
                .add("hidden", Initialization.linear(WIDTH, 2 * WIDTH, random), "residual")
                .add("active", new Rect(), "hidden").add("flat", new Flatten(), "active");
        return ended(b, "flat", 2 * WIDTH * Grammar.LENGTH, random);
    }

    private static Network ended(NetworkBuilder b, String last, int size, LegacyRandom random) {
        return b.add("out", Initialization.linear(size, 2, random), last).add("probabilities", new SoftMax(), "out")
                .build();
    }

    /** The trained network as one that looks words up by their numbers and gives scores. */
    public static Network reading(Network trained) {
        NetworkBuilder builder = Network.builder().input(Input.integer("input_ids", Grammar.LENGTH));
        for (Node node : trained.nodes().subList(0, trained.size() - 1)) {
            builder.add(node.name(), node.name().equals(WORDS)
                    ? new Embedding(((Dense) node.layer()).weights())
                    : node.layer(), node.inputs());
        }
        return builder.build();
    }
}
