package org.lrptoolbox.onnx.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import org.lrptoolbox.onnx.operator.Operators;
import org.lrptoolbox.text.Table;

/**
 * Which nodes of a model have no kernel on an NVIDIA GPU, so that ONNX Runtime would compute them on the processor and
 * carry values to and fro. By the runtime's own table ({@link Kernels}); no GPU is asked. Nodes that only compute
 * shapes, the runtime leaves to the processor by choice; they are not told.
 *
 * <pre>{@code
 * CompiledModel explainer = Compiler.compile(rules, CompileOptions.DEFAULT.withCuda(true), 3, 224, 224);
 * System.out.println(Placement.of(explainer.graph()));
 * }</pre>
 *
 * @param nodes how many nodes the model has
 * @param left those that are left to the processor
 */
public record Placement(int nodes, List<Left> left) {
    /**
     * A node that is left to the processor.
     *
     * @param node its name
     * @param operator what it computes
     * @param reason what there is no code for
     */
    public record Left(String node, String operator, String reason) {}

    /** Keeps a copy of the list. */
    public Placement {
        left = List.copyOf(left);
    }

    /** Places the nodes of a model. */
    public static Placement of(ModelProto model) {
        int opset = model.getOpsetImportList().stream().filter(set -> Operators.isStandard(set.getDomain()))
                .mapToInt(set -> (int) set.getVersion()).findFirst().orElse(1);
        ValueTypes types = new ValueTypes(model.getGraph());
        List<Left> left = new ArrayList<>();
        for (NodeProto node : model.getGraph().getNodeList()) {
            Optional<Kernel> kernel = Operators.isStandard(node.getDomain())
                    ? Kernels.of(node.getOpType(), opset)
                    : Optional.empty();
            types.enter(node, kernel);
            String reason = kernel.map(k -> missing(k, node, types))
                    .orElse("no kernel for operator set " + opset);
            if (!reason.isEmpty()) {
                left.add(new Left(node.getName(), node.getOpType(), reason));
            }
        }
        return new Placement(model.getGraph().getNodeCount(), left);
    }

    /** The first value of a type that a kernel has no code for. */
    private static String missing(Kernel kernel, NodeProto node, ValueTypes types) {
        for (int i = 0; i < node.getInputCount(); i++) {
            String type = types.of(node.getInput(i));
            if (!node.getInput(i).isEmpty() && !kernel.takes(kernel.input(i), type)) {
                return "no kernel for " + type + " as input " + i;
            }
        }
        for (int i = 0; i < node.getOutputCount(); i++) {
            String type = types.of(node.getOutput(i));
            if (!node.getOutput(i).isEmpty() && !kernel.takes(kernel.output(i), type)) {
                return "no kernel for " + type + " as output " + i;
            }
        }
        return isLopsided(node) ? "the kernel takes no padding that differs before and behind" : "";
    }

    /** What no table says: of transposed convolutions with other padding behind than before the GPU wants nothing. */
    private static boolean isLopsided(NodeProto node) {
        List<Long> pads = node.getAttributeList().stream().filter(a -> a.getName().equals("pads")).findFirst()
                .map(AttributeProto::getIntsList).orElse(List.of());
        int half = pads.size() / 2;
        return node.getOpType().equals("ConvTranspose") && !pads.subList(0, half).equals(pads.subList(half, 2 * half));
    }

    /** Whether the GPU computes all of it. */
    public boolean isWhole() {
        return left.isEmpty();
    }

    /** One line, and a table of what is left to the processor, if anything is. */
    @Override
    public String toString() {
        String all = "cuda: " + nodes + " nodes of prediction and relevance, "
                + (isWhole() ? "all with kernels" : left.size() + " without a kernel, which the processor computes")
                + " in ONNX Runtime " + Kernels.VERSION + "\n";
        if (isWhole()) {
            return all;
        }
        Table table = new Table("node", "operator", "reason");
        left.forEach(node -> table.row(node.node(), node.operator(), node.reason()));
        return all + table;
    }
}
