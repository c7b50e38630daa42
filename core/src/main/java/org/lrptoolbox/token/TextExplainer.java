package org.lrptoolbox.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.words.Outputs;
import org.lrptoolbox.words.Targets;

/**
 * Explains what a network says of texts:
 *
 * <pre>{@code
 * Explainer explainer = Explainer.of(network, Composites.attnLrp());
 * Tokens tokens = Tokenizer.read(Path.of("tokenizer.json")).encode("not bad at all");
 * TextExplanation why = new TextExplainer(explainer, ClassNames.NONE, 0).explain(tokens, "top1").getFirst();
 * }</pre>
 *
 * @param explainer of a network that looks words up by ids
 * @param names what its classes are called
 * @param padding the id that fills up texts that are too short
 */
public record TextExplainer(Explainer explainer, ClassNames names, long padding) {
    /**
     * Explains a text.
     *
     * @param target what of, as in {@link Targets}; where the network has scores at every token, and no position is
     *            given, those of the last one
     * @return one for every explanation the target asks for
     * @throws IllegalArgumentException if the network takes no ids, or the target means nothing
     */
    public List<TextExplanation> explain(Tokens tokens, String target) {
        Network network = explainer.network();
        List<Tensor> inputs = new TextInputs(network, padding).of(tokens);
        int axis = Outputs.classAxis(network);
        int[] output = network.shapes(inputs.stream().map(Tensor::sampleShape).toList()).getLast();
        String wanted = placed(target, tokens, axis, output);
        Target what = Targets.parse(wanted, names, axis);
        List<Attribution> found = explainer.explainAll(inputs, what);
        int[][] chosen = what instanceof OutputChoice choice
                ? choice.indices(found.getFirst().prediction())
                : new int[0][];
        Outputs outputs = new Outputs(names, axis, output);
        return IntStream.range(0, found.size()).mapToObj(k -> explanation(tokens, found.get(k),
                chosen.length == 0 ? wanted : outputs.label(chosen[k][0]),
                scores(found.get(k).prediction().data(), axis, chosen.length == 0 ? -1 : chosen[k][0], output)))
                .toList();
    }

    /** The scores of all classes where one of them is explained. */
    private static double[] scores(double[] prediction, int axis, int element, int... output) {
        if (axis != -1 || output.length != 2 || element < 0) {
            return prediction;
        }
        int from = element / output[1] * output[1];
        return Arrays.copyOfRange(prediction, from, from + output[1]);
    }

    /** The last token of the text, which need not be the last one the network takes. */
    private static String placed(String target, Tokens tokens, int axis, int... output) {
        boolean everyToken = axis == -1 && output.length == 2 && output[0] >= tokens.size();
        if (!everyToken) {
            return target;
        }
        String last = "@" + (tokens.size() - 1);
        String counted = target.replace("@last", last);
        boolean placed = counted.contains("@") || counted.equals("output") || counted.equals("all");
        if (placed) {
            return counted;
        }
        return Arrays.stream(counted.split(",", -1)).map(part -> part + last).reduce((a, b) -> a + "," + b)
                .orElse(counted);
    }

    private TextExplanation explanation(Tokens tokens, Attribution found, String what, double... scores) {
        Node words = words(explainer.network());
        Map<String, Double> shares = new LinkedHashMap<>();
        Tensor r = Objects.requireNonNull(found.roots().get(words.name()), words.name());
        shares.put(words.name(), r.sum());
        found.roots().forEach((name, root) -> shares.putIfAbsent(name, root.sum()));
        int each = r.size() / r.sampleShape()[0];
        List<Double> relevance = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            relevance.add(Arrays.stream(r.data(), i * each, (i + 1) * each).sum());
        }
        return new TextExplanation(tokens, what, found.seed().sum(), relevance, shares,
                Arrays.stream(scores).boxed().toList(), found.ledger());
    }

    /** Where words are looked up: the table that reads the ids themselves, or else the first of as many rows. */
    private Node words(Network network) {
        int ids = Network.INPUT - network.inputs().indexOf(new TextInputs(network, padding).ids());
        List<Node> roots = network.roots();
        return roots.stream().filter(n -> origin(network, n.inputs().getFirst()) == ids).findFirst()
                .or(() -> roots.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("the network looks nothing up by the ids of tokens"));
    }

    /** The input that a value is, but for its shape. */
    private static int origin(Network network, int source) {
        int at = source;
        while (!Network.isInput(at) && network.node(at).layer() instanceof org.lrptoolbox.layer.Reshape) {
            at = network.node(at).inputs().getFirst();
        }
        return at;
    }
}
