package org.lrptoolbox.onnx.compile;

import org.lrptoolbox.onnx.graph.Identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.onnx.graph.NodeBuilder;

/** Writes expressions as nodes: those the outputs need, in the order they were made, each once. */
final class Emitter {
    private final Nodes nodes;
    private final Elements elements;
    private final AffineNodes affine;
    private final PlaceNodes places;
    private final NativeNodes natives;
    private final boolean deterministic;
    private final boolean manyTargets;
    private final boolean declaresShapes;
    private final Map<Layer, String> names;
    private final Map<Expr, String> values = new HashMap<>();
    private final Map<Expr, String> winners = new HashMap<>();

    /** @param names what nodes of a layer are named after */
    Emitter(Nodes nodes, CompileOptions options, Map<Layer, String> names, boolean declaresShapes) {
        this.nodes = nodes;
        this.elements = new Elements(nodes, options);
        this.affine = new AffineNodes(nodes, options);
        this.places = new PlaceNodes(nodes);
        this.natives = new NativeNodes(nodes);
        this.deterministic = options.deterministic();
        this.manyTargets = options.manyTargets();
        this.declaresShapes = declaresShapes;
        this.names = names;
    }

    /** Adds the nodes that the given expressions need. */
    void emit(List<Expr> outputs) {
        emit(outputs, outputs.getFirst(), () -> {});
    }

    /**
     * Adds the nodes that the given expressions need.
     *
     * @param milestone one of them, all others that do not precede it come after
     * @param then what to do when that one is written
     */
    void emit(List<Expr> outputs, Expr milestone, Runnable then) {
        NavigableMap<Integer, Expr> needed = needed(outputs);
        for (Expr e : needed.values()) {
            if (e.op() instanceof Op.Unpool u && !isByMasks(u)) {
                winners.put(e.arg(1), "");
            }
        }
        Map<Object, List<Expr>> adjoints = new HashMap<>();
        for (Expr e : needed.values()) {
            if (e.op() instanceof Op.Adjoint a && a.layer() instanceof Conv c && affine.convs().gainsFromJoining(c)
                    && !OnesLayers.summable(c, a.map())) {
                adjoints.computeIfAbsent(joint(c, e), k -> new ArrayList<>()).add(e);
            }
        }
        for (Expr e : needed.values()) {
            if (!values.containsKey(e)) {
                nodes.name(name(e));
                List<Expr> together = e.op() instanceof Op.Adjoint a
                        ? adjoints.getOrDefault(joint(a.layer(), e), List.of())
                        : List.of();
                if (together.size() > 1) {
                    joined(together);
                } else {
                    put(e, node(e));
                }
            }
            if (e == milestone) {
                then.run();
            }
        }
    }

    /** What adjoints that can be computed together have in common: the layer and what it sends back. */
    private static Object joint(Layer layer, Expr adjoint) {
        return List.of(new Identity(layer), adjoint.arg(0));
    }

    private static NavigableMap<Integer, Expr> needed(List<Expr> outputs) {
        NavigableMap<Integer, Expr> needed = new TreeMap<>();
        Deque<Expr> open = new ArrayDeque<>(outputs);
        while (!open.isEmpty()) {
            Expr e = open.pop();
            if (needed.put(e.id(), e) == null) {
                open.addAll(e.args());
            }
        }
        return needed;
    }

    private String name(Expr e) {
        String part = e.rows() == Rows.EXPLANATIONS ? "relevance" : "forward";
        Layer layer = switch (e.op()) {
            case Op.Apply a -> a.layer();
            case Op.Adjoint a -> a.layer();
            case Op.Native n -> n.layer();
            case Op.Max m -> m.layer();
            case Op.Unpool u -> u.layer();
            default -> null;
        };
        return layer == null ? part : part + "/" + names.getOrDefault(layer, layer.type());
    }

    private void joined(List<Expr> adjoints) {
        Conv c = (Conv) ((Op.Adjoint) adjoints.getFirst().op()).layer();
        List<String> all = affine.convs().adjoints(c, adjoints.stream().map(e -> ((Op.Adjoint) e.op()).map())
                .toList(), value(adjoints.getFirst().arg(0)), adjoints.getFirst().sample());
        for (int i = 0; i < all.size(); i++) {
            put(adjoints.get(i), all.get(i));
        }
    }

    /**
     * Values of a node have their shapes declared, whose first axis the runtime could not follow through rows that merge
     * and part: it gives memory on to values of the same shape, and looks for one among all that are free.
     */
    private void put(Expr e, String value) {
        values.put(e, value);
        if (declaresShapes && e.rows() != Rows.ONE && !(e.op() instanceof Op.Given)) {
            nodes.graph().shape(value, Compiler.dims(e.rows() == Rows.EXPLANATIONS && manyTargets
                    ? Compiler.EXPLANATIONS
                    : Compiler.SAMPLES, e.sample()));
        }
    }

    /** The name of the value of an expression that has been written. */
    String value(Expr e) {
        String value = values.get(e);
        if (value == null) {
            throw new IllegalStateException(e + " has not been written");
        }
        return value;
    }

    private String node(Expr e) {
        List<String> args = e.args().stream().map(this::value).toList();
        return switch (e.op()) {
            case Op.Given g -> g.name();
            case Op.Constant c -> nodes.constant("constant", c.value());
            case Op.Stored s -> affine.stored(s.weights());
            case Op.Fill f -> nodes.filled(f.value(), row(e.sample()));
            case Op.Native n -> natives.of(n, args);
            case Op.Max m -> max(e, affine.pooling(m.layer()), args.getFirst());
            case Op.Apply a -> affine.apply(a, args.getFirst(), e.arg(0).sample());
            case Op.Adjoint a -> affine.adjoint(a.layer(), a.map(), args.getFirst(), e.sample());
            case Op.Unpool u -> unpool(u, e, args);
            case Op.Permute p -> places.permute(p, args.getFirst());
            case Op.Slice s -> places.slice(s, args.getFirst(), e.sample());
            case Op.Pad p -> places.pad(p, args.getFirst());
            case Op.Concat c -> places.concat(c, e.args(), args);
            case Op.Expand x -> places.expand(args.getFirst(), e.sample());
            case Op.Gather g -> places.gather(g, args.getFirst());
            case Op.LookUp l -> places.lookUp(nodes.call("Squeeze", args.get(0), nodes.integers(0)), args.get(1));
            case Op.StoredRows r -> places.lookUp(affine.table(r.table()), args.getFirst());
            case Op.Folded f -> places.fold(f, args.getFirst());
            case Op.MatMul m -> elements.matmul(e.args(), args, e.sample());
            case Op.Softmax s -> places.softmax(s, args.getFirst());
            case Op.Function f -> elements.function(f.f(), args.getFirst());
            case Op.Compare c -> elements.compare(c, e.args(), args, e.sample());
            case Op.Where w -> elements.where(e.args(), args, e.sample());
            case Op.Binary b -> elements.binary(b, e.args(), args, e.sample());
            case Op.Unary u -> elements.unary(u, args.getFirst());
            case Op.ByNumber n -> elements.number(n, args.getFirst());
            case Op.Reshape r -> nodes.rowsOf(args.getFirst(), e.sample());
            case Op.Total t -> nodes.node("ReduceSum", args.getFirst()).integer("keepdims", 0).value();
        };
    }

    private static int[] row(int... sample) {
        return org.lrptoolbox.tensor.Shapes.batch(1, sample);
    }

    private String max(Expr pooled, MaxPool layer, String x) {
        NodeBuilder node = affine.maxPool(layer, x, pooled.arg(0).sample());
        if (!winners.containsKey(pooled)) {
            return node.value();
        }
        List<String> both = node.values(2);
        winners.put(pooled, both.get(1));
        return both.getFirst();
    }

    /** Adding up what several windows hand to a place, threads of a GPU come in any order. */
    private boolean isByMasks(Op.Unpool u) {
        return u.ties() == Ties.SPLIT || deterministic && affine.pooling(u.layer()).frame().overlaps();
    }

    private String unpool(Op.Unpool u, Expr e, List<String> args) {
        MaxPool layer = affine.pooling(u.layer());
        return isByMasks(u)
                ? affine.unpooling().byMasks(layer.frame(), args.get(2), args.get(0), args.get(1), u.ties(), elements,
                        e.sample())
                : affine.unpooling().byIndices(layer.frame(), args.get(2), winners.getOrDefault(e.arg(1), ""),
                        args.get(0),
                        e.sample());
    }
}
