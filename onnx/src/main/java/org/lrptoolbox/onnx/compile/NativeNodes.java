package org.lrptoolbox.onnx.compile;

import java.util.List;

import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.onnx.cuda.Kernels;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.operator.Operators;
import org.lrptoolbox.onnx.operator.Writing;

/** Activations that have an operator of their own, which is cheaper than a formula of several. */
final class NativeNodes {
    private final Nodes nodes;

    NativeNodes(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Whether the operator is cheaper than the formula; on a GPU, that has to have a kernel for it. */
    static boolean gains(ActivationLayer layer, Expr x, Expr formula, boolean cuda) {
        return !formula.args().equals(List.of(x)) && layer instanceof Activation a
                && Operators.name(a, Compiler.OPSET).filter(name -> !cuda || Kernels.has(name, Compiler.OPSET))
                        .isPresent();
    }

    String of(Op.Native op, List<String> inputs) {
        // Functions of single elements do not care about axes.
        NodeBuilder node = Operators.write(new Writing(nodes.graph(), nodes.fresh(op.layer().type()), inputs, 0, false),
                op.layer());
        if (node == null) {
            throw new IllegalStateException("no operator for " + op.layer().type());
        }
        return node.value();
    }
}
