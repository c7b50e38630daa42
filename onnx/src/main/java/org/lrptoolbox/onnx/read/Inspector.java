package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.read.Finding.Role;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.operator.Operators;
import org.lrptoolbox.tensor.Shapes;

/** Notes what becomes of each node, and lets the translation go on behind those that cannot be read. */
final class Inspector implements Observer {
    private final List<Finding> found = new ArrayList<>();
    /** Values of which not even the shape is certain. */
    private final Set<String> uncertain = new HashSet<>();
    private int constants;

    @Override
    public void translated(NodeProto node, @Nullable Computed result, int from, int to, boolean completed) {
        boolean guessed = node.getInputList().stream().anyMatch(uncertain::contains);
        if (guessed) {
            uncertain.addAll(node.getOutputList());
        }
        if (result == null) {
            constants++;
        } else {
            boolean made = to > from;
            Role role = made ? Role.LAYER : completed ? Role.PART : Role.NOTHING;
            // Shapes behind what cannot be read are guesses.
            String shape = guessed ? "" : Shapes.openText(result.shape());
            found.add(new Finding(Problems.name(node), node.getOpType(), shape, made ? from : result.layer(),
                    made ? to - 1 : result.layer(), role, null));
        }
    }

    @Override
    public void side(NodeProto node, String shape) {
        // It has been counted as a constant: it makes no layer.
        constants--;
        found.add(finding(node, shape, Role.SIDE, null));
    }

    @Override
    public void failed(NodeProto node, LrpFileException problem, boolean shapeKnown) {
        boolean unknown = Operators.isKnown(node)
                && node.getInputList().stream().anyMatch(uncertain::contains);
        if (!shapeKnown) {
            uncertain.addAll(node.getOutputList());
        }
        found.removeIf(f -> f.node().equals(Problems.name(node)));
        found.add(finding(node, "", unknown ? Role.UNKNOWN : Role.UNSUPPORTED,
                String.valueOf(problem.getMessage())));
    }

    private static Finding finding(NodeProto node, String shape, Role role, @Nullable String problem) {
        return new Finding(Problems.name(node), node.getOpType(), shape, Network.INPUT, Network.INPUT, role, problem);
    }

    /** The drafts that became layers, once it is known which do. */
    @Override
    public void finished(BitSet layers) {
        found.replaceAll(f -> {
            int count = Network.isInput(f.first()) ? 0 : layers.get(f.first(), f.last() + 1).cardinality();
            int first = count == 0 ? -1 : layers.get(0, f.first()).cardinality();
            // Layers that nobody reads any more have become part of one that does more.
            Role role = count == 0 && f.role() == Role.LAYER ? Role.PART : f.role();
            return new Finding(f.node(), f.operator(), f.shape(), first, count == 0 ? -1 : first + count - 1, role,
                    f.problem());
        });
    }

    /** How many nodes made constants alone. */
    int constants() {
        return constants;
    }

    long problems() {
        return found.stream().filter(f -> f.problem() != null).count();
    }

    List<Finding> findings() {
        return found;
    }
}
