package org.lrptoolbox.onnx.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.engine.RelevanceWalk;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** What a compiled relevance walk reports on its way: relevance of layers, and the sums of the ledger. */
final class Book implements RelevanceWalk.Listener<Term> {
    /** The columns of the ledger: in, out, bias, stabiliser. */
    static final int COLUMNS = 4;

    private final Expressions make;
    private final GraphAlgebra algebra;
    private final ForwardPass forward;
    private final CompileOptions options;
    private final Map<Integer, Expr> layers = new HashMap<>();
    private final Map<Integer, List<List<Expr>>> accounts = new HashMap<>();

    Book(Expressions make, GraphAlgebra algebra, ForwardPass forward, CompileOptions options) {
        this.make = make;
        this.algebra = algebra;
        this.forward = forward;
        this.options = options;
    }

    @Override
    public boolean listensTo(Node node) {
        return options.ledger() || options.layers().contains(node.index());
    }

    @Override
    public void arrived(Node node, Term relevance) {
        if (options.layers().contains(node.index())) {
            layers.put(node.index(), algebra.force(relevance, forward.expr(node).sample()));
        }
        enter(node, 0, relevance);
    }

    @Override
    public void handedOn(Node node, List<Term> shares) {
        shares.forEach(share -> enter(node, 1, share));
    }

    @Override
    public Step.@Nullable Losses<Term> losses(Node node) {
        return !options.ledger() ? null : new Step.Losses<>() {
            @Override
            public void bias(Term amount) {
                enter(node, 2, amount);
            }

            @Override
            public void stabilizer(Term amount) {
                enter(node, 3, amount);
            }
        };
    }

    private void enter(Node node, int column, Term amount) {
        if (options.ledger() && amount != Term.ZERO) {
            account(node).get(column).add(make.total(algebra.force(amount)));
        }
    }

    private List<List<Expr>> account(Node node) {
        return accounts.computeIfAbsent(node.index(), i -> List.of(new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), new ArrayList<>()));
    }

    /** The relevance of a node's output; zeros where none arrived. */
    Expr layer(Node node) {
        Expr found = layers.get(node.index());
        Expr output = forward.expr(node);
        return found != null ? found : make.scale(output, 0);
    }

    /** All that has to be written. */
    List<Expr> all(Network network) {
        List<Expr> all = new ArrayList<>();
        options.layers().forEach(i -> all.add(layer(network.node(i))));
        accounts.values().forEach(columns -> columns.forEach(all::addAll));
        return all;
    }

    /** Adds the nodes that join the sums into a table of four columns. */
    String ledger(Network network, Emitter emitter, Nodes nodes, String name) {
        List<String> cells = new ArrayList<>();
        // What one layer hands on is what the next one gets: most sums stand in two places.
        Map<List<String>, String> known = new HashMap<>();
        for (Node node : network.nodes()) {
            for (List<Expr> amounts : account(node)) {
                cells.add(known.computeIfAbsent(amounts.stream().map(emitter::value).toList(), v -> cell(nodes, v)));
            }
        }
        String row = nodes.node("Concat", cells.toArray(String[]::new)).integer("axis", 0).value();
        return nodes.node("Reshape", row, nodes.integers(-1, COLUMNS)).value(name);
    }

    private static String cell(Nodes nodes, List<String> values) {
        if (values.isEmpty()) {
            return nodes.scalar(0);
        }
        String sum = values.size() == 1 ? values.getFirst() : nodes.call("Sum", values.toArray(String[]::new));
        return nodes.call("Reshape", sum, nodes.integers(1));
    }
}
