package org.lrptoolbox.onnx.engine;

import org.lrptoolbox.onnx.graph.Identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.Explanation;
import org.lrptoolbox.engine.Ledger;
import org.lrptoolbox.engine.Relevance;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.onnx.compile.CompileOptions;
import org.lrptoolbox.onnx.compile.CompileOptions.Start;
import org.lrptoolbox.onnx.compile.Compiler;
import org.lrptoolbox.onnx.runtime.Session;
import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

/**
 * Runs prediction and relevance as one ONNX graph, in float32: the fastest engine, on processors and GPUs.
 *
 * <p>The graph is compiled at the first question of its kind and kept. Several targets of one input share its forward
 * pass. Where the ledger is wanted, every target runs by itself. A network whose parameters are trained on after it was
 * explained needs another engine: programs keep the numbers they were compiled with.
 */
public final class CompiledEngine extends OnnxEngine {
    /** Explanations in one run, so that memory does not grow with the number of classes. */
    private static final int AT_ONCE = 32;

    /** On the processor, with all of its cores. */
    public CompiledEngine() {
        this(RuntimeOptions.DEFAULT);
    }

    /** With options of its own. */
    public CompiledEngine(RuntimeOptions options) {
        super(options);
    }

    @Override
    public String name() {
        return "compiled";
    }

    /** A question: what the network, the rules and the options are. */
    private record Key(Identity network, List<?> rules, CompileOptions options,
            List<List<Integer>> samples) {}

    /** A question for the prediction alone. */
    private record Forward(Identity network, List<List<Integer>> samples) {}

    @Override
    Tensor forward(Network network, List<Tensor> inputs) {
        List<int[]> samples = samples(inputs);
        Tensor found = use(new Forward(new Identity(network), keys(samples)), () -> {
            ChannelsFirst lowered = ChannelsFirst.of(Composites.gradient().rulesFor(network), samples);
            return Compiler.prediction(lowered.rules().network(), compileOptions(), samples);
        }, program -> get(program.run(data(inputs)), Compiler.PREDICTION));
        return found.reshape(outputShape(network, inputs));
    }

    private static int[] outputShape(Network network, List<Tensor> inputs) {
        int[] sample = network.shapes(samples(inputs)).getLast();
        return org.lrptoolbox.tensor.Shapes.batch(inputs.getFirst().batch(), sample);
    }

    private CompileOptions options(Start start) {
        return compileOptions().withStart(start);
    }

    @Override
    Explanation answer(RuleTable rules, List<Tensor> inputs, Target target, Wanted wanted) {
        CompileOptions options = options(Start.SCORE).withLedger(wanted.ledger())
                .withLayers(wanted.layers().stream().sorted().toList());
        Start start = target instanceof Target.Unit ? Start.ONE : Start.SCORE;
        Target inner = target instanceof Target.Unit u ? u.choice() : target;
        if (inner instanceof OutputChoice choice) {
            long[][] classes = Classes.of(choice, () -> forward(rules.network(), inputs),
                    outputShape(rules.network(), inputs));
            return chosen(rules, inputs, target, options.withStart(start), classes);
        }
        if (target instanceof Target.Output) {
            return gather(rules, inputs, target, options, List.of(run(rules, inputs, options.withStart(Start.OUTPUT),
                    Map.of())));
        }
        Tensor prediction = target instanceof Target.Seed
                ? Tensor.zeros(outputShape(rules.network(), inputs))
                : forward(rules.network(), inputs);
        List<Map<String, Tensor>> runs = target.seeds(prediction).stream().map(seed -> run(rules, inputs,
                options.withStart(Start.SEED), Map.of(Compiler.SEED, seed))).toList();
        return gather(rules, inputs, target, options, runs);
    }

    /** All targets at once, or one by one where the ledger tells them apart. */
    private Explanation chosen(RuleTable rules, List<Tensor> inputs, Target target, CompileOptions options,
            long[][] classes) {
        if (classes.length == 1 || options.ledger()) {
            return gather(rules, inputs, target, options, Arrays.stream(classes).map(row -> run(rules, inputs, options,
                    Map.of(Compiler.TARGET, new Session.Indices(row, 1, row.length)))).toList());
        }
        int atOnce = Math.max(1, AT_ONCE / Math.max(1, inputs.getFirst().batch()));
        List<Map<String, Tensor>> apart = new ArrayList<>();
        for (int from = 0; from < classes.length; from += atOnce) {
            apart.addAll(together(rules, inputs, options,
                    Arrays.copyOfRange(classes, from, Math.min(classes.length, from + atOnce))));
        }
        return gather(rules, inputs, target, options, apart);
    }

    /** One run for several targets; what it finds for each. */
    private List<Map<String, Tensor>> together(RuleTable rules, List<Tensor> inputs, CompileOptions options,
            long[][] classes) {
        long[] all = Arrays.stream(classes).flatMapToLong(Arrays::stream).toArray();
        int batch = inputs.getFirst().batch();
        Map<String, Tensor> found = run(rules, inputs, options.withManyTargets(true),
                Map.of(Compiler.TARGET, new Session.Indices(all, classes.length, batch)));
        return IntStream.range(0, classes.length).mapToObj(k -> {
            Map<String, Tensor> one = new HashMap<>();
            int from = k * batch;
            found.forEach((name, value) -> one.put(name, name.equals(Compiler.PREDICTION)
                    ? value
                    : value.slice(from, from + batch)));
            return one;
        }).toList();
    }

    private Map<String, Tensor> run(RuleTable rules, List<Tensor> inputs, CompileOptions options,
            Map<String, ?> more) {
        List<int[]> samples = samples(inputs);
        Key key = new Key(new Identity(rules.network()), rules.rules(), options, keys(samples));
        Map<String, Object> given = data(inputs);
        given.putAll(more);
        return use(key, () -> {
            ChannelsFirst lowered = ChannelsFirst.of(rules, samples);
            List<Integer> layers = options.layers().stream().map(i -> lowered.nodes()[i]).toList();
            return Compiler.compile(lowered.rules(), options.withLayers(layers), samples);
        }, program -> program.run(given));
    }

    private static Explanation gather(RuleTable rules, List<Tensor> inputs, Target target, CompileOptions options,
            List<Map<String, Tensor>> runs) {
        Tensor prediction = get(runs.getFirst(), Compiler.PREDICTION);
        return new Explanation(prediction, target.seeds(prediction),
                runs.stream().map(run -> relevance(rules, samples(inputs), options, run)).toList());
    }

    private static Relevance relevance(RuleTable rules, List<int[]> samples, CompileOptions options,
            Map<String, Tensor> run) {
        List<Tensor> inputs = IntStream.range(0, samples.size()).mapToObj(k -> get(run, Compiler.relevance(k)))
                .toList();
        Map<Integer, Tensor> layers = new HashMap<>();
        List<Ledger.Entry> entries = new ArrayList<>();
        if (!options.layers().isEmpty() || options.ledger()) {
            ChannelsFirst lowered = ChannelsFirst.of(rules, samples);
            options.layers().forEach(i -> layers.put(i, lowered.restore(i, get(run, Compiler.layer(
                    lowered.nodes()[i])))));
            for (Node node : options.ledger() ? rules.network().nodes() : List.<Node>of()) {
                entries.add(entry(rules, node, get(run, Compiler.LEDGER), lowered.nodes()[node.index()]));
            }
        }
        Collections.reverse(entries);
        return new Relevance(inputs, layers, new Ledger(entries));
    }

    private static Ledger.Entry entry(RuleTable rules, Node node, Tensor ledger, int row) {
        double[] sums = Arrays.copyOfRange(ledger.data(), row * 4, row * 4 + 4);
        return new Ledger.Entry(node.index(), node.name(), rules.rule(node).label(), sums[0], sums[1], sums[2],
                sums[3]);
    }

    private static Tensor get(Map<String, Tensor> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
