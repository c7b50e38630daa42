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
    private record Key(Identity network, List<?> rules, CompileOptions options, List<Integer> sample) {}

    @Override
    public Tensor predict(Network network, Tensor input) {
        Map<String, Tensor> found = run(Composites.gradient().rulesFor(network), input, options(Start.SEED),
                Map.of(Compiler.SEED, Tensor.zeros(outputShape(network, input))));
        return get(found, Compiler.PREDICTION);
    }

    private static int[] outputShape(Network network, Tensor input) {
        int[] sample = network.shapes(input.sampleShape()).getLast();
        return org.lrptoolbox.tensor.Shapes.batch(input.batch(), sample);
    }

    private CompileOptions options(Start start) {
        return CompileOptions.DEFAULT.withStart(start).withCuda(device().kind() == Device.Kind.CUDA);
    }

    @Override
    public Explanation explain(RuleTable rules, Tensor input, Target target, Wanted wanted) {
        CompileOptions options = options(Start.SCORE).withLedger(wanted.ledger())
                .withLayers(wanted.layers().stream().sorted().toList());
        Start start = target instanceof Target.Unit ? Start.ONE : Start.SCORE;
        Target inner = target instanceof Target.Unit u ? u.choice() : target;
        if (inner instanceof Target.Choice choice) {
            long[][] classes = Classes.of(choice, input.batch(), outputShape(rules.network(), input));
            return chosen(rules, input, target, options.withStart(start), classes);
        }
        if (target instanceof Target.Output) {
            return gather(rules, target, options, List.of(run(rules, input, options.withStart(Start.OUTPUT),
                    Map.of())));
        }
        Tensor prediction = target instanceof Target.Seed
                ? Tensor.zeros(outputShape(rules.network(), input))
                : predict(rules.network(), input);
        List<Map<String, Tensor>> runs = target.seeds(prediction).stream().map(seed -> run(rules, input,
                options.withStart(Start.SEED), Map.of(Compiler.SEED, seed))).toList();
        return gather(rules, target, options, runs);
    }

    /** All targets at once, or one by one where the ledger tells them apart. */
    private Explanation chosen(RuleTable rules, Tensor input, Target target, CompileOptions options,
            long[][] classes) {
        if (classes.length == 1 || options.ledger()) {
            return gather(rules, target, options, Arrays.stream(classes).map(row -> run(rules, input, options,
                    Map.of(Compiler.TARGET, new Program.Indices(row, 1, row.length)))).toList());
        }
        int atOnce = Math.max(1, AT_ONCE / Math.max(1, input.batch()));
        List<Map<String, Tensor>> apart = new ArrayList<>();
        for (int from = 0; from < classes.length; from += atOnce) {
            apart.addAll(together(rules, input, options,
                    Arrays.copyOfRange(classes, from, Math.min(classes.length, from + atOnce))));
        }
        return gather(rules, target, options, apart);
    }

    /** One run for several targets; what it finds for each. */
    private List<Map<String, Tensor>> together(RuleTable rules, Tensor input, CompileOptions options,
            long[][] classes) {
        long[] all = Arrays.stream(classes).flatMapToLong(Arrays::stream).toArray();
        Map<String, Tensor> found = run(rules, input, options.withManyTargets(true),
                Map.of(Compiler.TARGET, new Program.Indices(all, classes.length, input.batch())));
        return IntStream.range(0, classes.length).mapToObj(k -> {
            Map<String, Tensor> one = new HashMap<>();
            int from = k * input.batch();
            found.forEach((name, value) -> one.put(name, name.equals(Compiler.PREDICTION)
                    ? value
                    : value.slice(from, from + input.batch())));
            return one;
        }).toList();
    }

    private Map<String, Tensor> run(RuleTable rules, Tensor input, CompileOptions options, Map<String, ?> more) {
        int[] sample = input.sampleShape();
        Key key = new Key(new Identity(rules.network()), rules.rules(), options,
                Arrays.stream(sample).boxed().toList());
        Map<String, Object> inputs = new HashMap<>(more);
        inputs.put(Compiler.DATA, input);
        return use(key, () -> {
            ChannelsFirst lowered = ChannelsFirst.of(rules, sample);
            List<Integer> layers = options.layers().stream().map(i -> lowered.nodes()[i]).toList();
            return Compiler.compile(lowered.rules(), options.withLayers(layers), sample);
        }, program -> program.run(inputs));
    }

    private Explanation gather(RuleTable rules, Target target, CompileOptions options,
            List<Map<String, Tensor>> runs) {
        Tensor prediction = get(runs.getFirst(), Compiler.PREDICTION);
        return new Explanation(prediction, target.seeds(prediction),
                runs.stream().map(run -> relevance(rules, options, run)).toList());
    }

    private static Relevance relevance(RuleTable rules, CompileOptions options, Map<String, Tensor> run) {
        Tensor input = get(run, Compiler.RELEVANCE);
        Map<Integer, Tensor> layers = new HashMap<>();
        List<Ledger.Entry> entries = new ArrayList<>();
        if (!options.layers().isEmpty() || options.ledger()) {
            ChannelsFirst lowered = ChannelsFirst.of(rules, input.sampleShape());
            options.layers().forEach(i -> layers.put(i, lowered.restore(i, get(run, Compiler.layer(
                    lowered.nodes()[i])))));
            for (Node node : options.ledger() ? rules.network().nodes() : List.<Node>of()) {
                entries.add(entry(rules, node, get(run, Compiler.LEDGER), lowered.nodes()[node.index()]));
            }
        }
        Collections.reverse(entries);
        return new Relevance(input, layers, new Ledger(entries));
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
