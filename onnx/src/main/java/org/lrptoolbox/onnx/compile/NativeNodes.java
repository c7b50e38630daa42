package org.lrptoolbox.onnx.compile;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.write.ChannelsFirstNodes;

/** Activations that have an operator of their own, which is cheaper than the formula written out. */
final class NativeNodes {
    private static final Set<Function> KNOWN = EnumSet.of(Function.LEAKY_RELU, Function.ELU, Function.SELU,
            Function.SOFTSIGN, Function.HARD_SIGMOID, Function.CLIP);

    private final Nodes nodes;

    NativeNodes(Nodes nodes) {
        this.nodes = nodes;
    }

    static boolean has(ActivationLayer layer) {
        return layer instanceof Activation a && KNOWN.contains(a.function());
    }

    String of(Op.Native op, List<String> inputs) {
        NodeBuilder node = new ChannelsFirstNodes(nodes.graph(), nodes.fresh(op.layer().type()), inputs)
                .of(op.layer());
        if (node == null) {
            throw new IllegalStateException("no operator for " + op.layer().type());
        }
        return node.value();
    }
}
