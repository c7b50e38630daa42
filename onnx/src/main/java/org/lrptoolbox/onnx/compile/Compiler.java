package org.lrptoolbox.onnx.compile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.RelevanceWalk;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;

/**
 * Rewrites a network and its rules into one ONNX graph of standard operators that computes prediction and relevance,
 * for any runtime.
 *
 * <pre>{@code
 * RuleTable rules = Composites.epsilonPlus().rulesFor(network);
 * CompiledModel explainer = Compiler.compile(rules, CompileOptions.DEFAULT, 3, 224, 224);
 * explainer.write(Path.of("explainer.onnx"));
 * }</pre>
 *
 * <p>Inputs and outputs are named by the constants here. The first axis of all of them is open; with several targets
 * the rows of the relevance are ordered target by target.
 */
public final class Compiler {
    /** The first input: samples in the network's shape; see {@link #data} for further ones. */
    public static final String DATA = "data";
    /** The classes to explain, (targets, samples), int64. */
    public static final String TARGET = "target";
    /** The relevance of the output, where that is given instead of classes. */
    public static final String SEED = "seed";
    /** The output of the network. */
    public static final String PREDICTION = "prediction";
    /** The relevance of the first input; see {@link #relevance} for further ones. */
    public static final String RELEVANCE = "relevance";
    /** One row for each node, from the input up: relevance in, out, taken by the bias, by the stabiliser. */
    public static final String LEDGER = "ledger";
    /** First axes: of what there is once for each sample, and of what there is once for each explanation. */
    static final String SAMPLES = "N";
    static final String EXPLANATIONS = "explanations";
    /** The oldest operators that can add up while scattering, which overlapping pooling needs. */
    static final int OPSET = 16;

    private final Network network;
    private final CompileOptions options;
    private final GraphBuilder graph = new GraphBuilder("relevance", OPSET, Precision.FLOAT32);
    private final Nodes nodes = new Nodes(graph);
    private final Expressions make = new Expressions();
    private final GraphAlgebra algebra;
    private final ForwardPass forward;
    private final Emitter emitter;

    private Compiler(Network network, CompileOptions options, List<int[]> samples) {
        this.network = network;
        this.options = options;
        network.requireAll(samples.size());
        List.of(DATA, TARGET, SEED, PREDICTION, RELEVANCE, LEDGER).forEach(graph::reserveValue);
        List<Expr> inputs = new ArrayList<>();
        for (int k = 0; k < samples.size(); k++) {
            if (k > 0) {
                graph.reserveValue(data(k));
                graph.reserveValue(relevance(k));
            }
            graph.reservedInput(data(k), dims(SAMPLES, samples.get(k)));
            inputs.add(make.given(data(k), Rows.SAMPLES, Sign.ANY, samples.get(k)));
        }
        this.algebra = new GraphAlgebra(make, options.cuda());
        this.forward = new ForwardPass(algebra, network, inputs);
        Map<Layer, String> names = new IdentityHashMap<>();
        network.nodes().forEach(node -> names.put(node.layer(), node.name()));
        this.emitter = new Emitter(nodes, options, names, true);
    }

    /**
     * Compiles the rules of a network whose layers have the channels first; see {@link org.lrptoolbox.layout.ChannelsFirst} for others.
     *
     * @param samples the shape of a sample of every input
     * @throws IllegalArgumentException naming a layer the compiler does not know
     * @throws org.lrptoolbox.layer.ShapeException if a layer cannot take what reaches it
     */
    public static CompiledModel compile(RuleTable rules, CompileOptions options, List<int[]> samples) {
        return new Compiler(rules.network(), options, samples).relevance(rules);
    }

    /** {@link #compile(RuleTable, CompileOptions, List)} for a network with one input. */
    public static CompiledModel compile(RuleTable rules, CompileOptions options, int... sample) {
        return compile(rules, options, List.of(sample));
    }

    /** Compiles the forward pass alone, with the output of every node as an output, named by {@link #activation}. */
    public static CompiledModel activations(Network network, CompileOptions options, List<int[]> samples) {
        return new Compiler(network, options, samples).activations();
    }

    /** The name of an input, by its number from 0: {@link #DATA} for the first. */
    public static String data(int input) {
        return input == 0 ? DATA : DATA + "/" + input;
    }

    /** The name of the relevance of an input, by its number from 0: {@link #RELEVANCE} for the first. */
    public static String relevance(int input) {
        return input == 0 ? RELEVANCE : RELEVANCE + "/input/" + input;
    }

    /** Compiles the forward pass alone, for layers without a gradient, too; its output is {@link #PREDICTION}. */
    public static CompiledModel prediction(Network network, CompileOptions options, List<int[]> samples) {
        return new Compiler(network, options, samples).prediction();
    }

    /** {@link #prediction(Network, CompileOptions, List)} for the CPU. */
    public static CompiledModel prediction(Network network, List<int[]> samples) {
        return prediction(network, CompileOptions.DEFAULT, samples);
    }

    /** The name of the output of a node in {@link #activations}. */
    public static String activation(int node) {
        return "activation/" + node;
    }

    /** The name of the relevance of the output of a node. */
    public static String layer(int node) {
        return "relevance/" + node;
    }

    private CompiledModel prediction() {
        Expr prediction = forward.expr(network.output());
        emitter.emit(List.of(prediction));
        output(PREDICTION, SAMPLES, prediction);
        return new CompiledModel(graph.build(), graph.borrowed());
    }

    private CompiledModel activations() {
        List<Expr> outputs = network.nodes().stream().map(forward::expr).toList();
        emitter.emit(outputs);
        List<String> names = IntStream.range(0, outputs.size()).mapToObj(Compiler::activation).toList();
        for (int i = 0; i < outputs.size(); i++) {
            output(names.get(i), SAMPLES, outputs.get(i));
        }
        return new CompiledModel(graph.build(), graph.borrowed());
    }

    private CompiledModel relevance(RuleTable rules) {
        Expr prediction = forward.expr(network.output());
        List<Expr> all = new ArrayList<>(List.of(prediction));
        Book book = new Book(make, algebra, forward, options);
        SeedNodes seed = new SeedNodes(nodes, options);
        List<@Nullable Term> found = new RelevanceWalk<>(rules, algebra, forward, book)
                .run(rules.coefficients() ? coefficients(seed, prediction) : seed.term(make, prediction));
        List<Expr> relevance = new ArrayList<>();
        for (Expr input : forward.inputs()) {
            Term r = found.get(relevance.size());
            relevance.add(r == null || r == Term.ZERO ? make.scale(input, 0) : algebra.force(r, input.sample()));
        }
        all.addAll(relevance);
        all.addAll(book.all(network));
        emitter.emit(all, prediction, () -> seed.write(emitter.value(prediction), prediction.sample()));
        output(PREDICTION, SAMPLES, prediction);
        for (int k = 0; k < relevance.size(); k++) {
            output(relevance(k), EXPLANATIONS, relevance.get(k));
        }
        options.layers().forEach(i -> output(layer(i), EXPLANATIONS, book.layer(network.node(i))));
        if (options.ledger()) {
            nodes.name("ledger");
            graph.output(book.ledger(network, emitter, nodes, LEDGER), network.size(), Book.COLUMNS);
        }
        return new CompiledModel(graph.build(), graph.borrowed());
    }

    /** What the relevance of the output is per unit: 1 for a score, else 0 where there is none, of scores of 0, too. */
    private Term coefficients(SeedNodes seed, Expr prediction) {
        Term start = seed.term(make, prediction);
        if (start instanceof Term.Product p) {
            return new Term.Plain(p.c());
        }
        Term scores = new Term.Plain(prediction);
        return algebra.where(algebra.compare(Comparison.AND, start, scores), algebra.divide(start, scores),
                algebra.none());
    }

    private void output(String name, String rows, Expr e) {
        // An output bears its own name, whatever made it: one value may be several outputs.
        graph.output(graph.node("Identity", graph.fresh(name + "/output"), emitter.value(e)).value(name),
                dims(rows, e.sample()));
    }

    /** The shape of samples in a graph whose first axis is named. */
    static Object[] dims(String rows, int... sample) {
        Object[] dims = new Object[sample.length + 1];
        dims[0] = rows;
        for (int i = 0; i < sample.length; i++) {
            dims[i + 1] = sample[i];
        }
        return dims;
    }
}
