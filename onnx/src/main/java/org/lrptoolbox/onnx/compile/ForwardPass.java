package org.lrptoolbox.onnx.compile;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.engine.RelevanceWalk;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** The expressions of a network's forward pass, one for every node. */
final class ForwardPass implements RelevanceWalk.Activations<Term> {
    private final List<Expr> inputs;
    private final List<Expr> outputs = new ArrayList<>();

    ForwardPass(GraphAlgebra algebra, Network network, List<Expr> inputs) {
        this.inputs = inputs;
        // Whoever reads it learns which layer cannot take what reaches it.
        network.shapes(inputs.stream().map(Expr::sample).toList());
        for (Node node : network.nodes()) {
            outputs.add(algebra.force(node.layer().forward(algebra, inputs(node))));
        }
    }

    List<Expr> inputs() {
        return inputs;
    }

    @Override
    public Term input(int number) {
        return new Term.Plain(inputs.get(number));
    }

    Expr expr(Node node) {
        return outputs.get(node.index());
    }

    @Override
    public List<Term> inputs(Node node) {
        return node.inputs().stream().map(i -> (Term) new Term.Plain(Network.isInput(i)
                ? inputs.get(Network.inputNumber(i))
                : outputs.get(i))).toList();
    }

    @Override
    public Term output(Node node) {
        return new Term.Plain(outputs.get(node.index()));
    }
}
