package org.lrptoolbox.onnx.operator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Signature;
import org.lrptoolbox.onnx.node.Value;

/** The table of operators: all families there are. */
public final class Operators {
    private static final List<Family> FAMILIES = List.of(Activations.FAMILY, Arithmetic.FAMILY, Compounds.FAMILY,
            Convolutions.FAMILY,
            Gathering.FAMILY, Literals.FAMILY, Matrices.FAMILY, Norms.FAMILY, Pairs.FAMILY, Parts.FAMILY, Pools.FAMILY,
            Quantization.FAMILY, Rankings.FAMILY, Recurrence.FAMILY, Reductions.FAMILY, Reshaping.FAMILY,
            Regions.FAMILY, Resizing.FAMILY,
            Selections.FAMILY, Softmaxes.FAMILY, StatisticNorms.FAMILY, Unpools.FAMILY);
    private static final Map<String, Operator> BY_NAME = byName();
    private static final Map<Class<? extends Layer>, Family.Writer<? extends Layer>> WRITERS = new HashMap<>();

    static {
        FAMILIES.forEach(family -> WRITERS.putAll(family.writers()));
    }

    private Operators() {}

    private static Map<String, Operator> byName() {
        Map<String, Operator> all = new TreeMap<>();
        for (Family family : FAMILIES) {
            for (Operator operator : family.operators()) {
                if (all.put(operator.signature().name(), operator) != null) {
                    throw new IllegalStateException(operator.signature().name() + " is in the table twice");
                }
            }
        }
        return all;
    }

    /** What a node is in the table, where operators of other domains have that in front; null if it is not there. */
    private static @Nullable Operator find(NodeProto node) {
        return BY_NAME.get(isStandard(node.getDomain()) ? node.getOpType() : node.getDomain() + ":" + node.getOpType());
    }

    /** The same for operators that are written out, which are set as those of the standard that have their name. */
    private static @Nullable Operator alike(NodeProto node) {
        Operator found = find(node);
        return found != null ? found : BY_NAME.get(node.getOpType());
    }

    /** Whether a domain is the one of the standard. */
    public static boolean isStandard(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    /** Whether a node is one of the table. */
    public static boolean has(NodeProto node) {
        return find(node) != null;
    }

    /** Whether networks may have an operator, in some way. */
    public static boolean isKnown(NodeProto node) {
        Operator found = alike(node);
        return found != null && found.isKnown();
    }

    /** All operators that networks may have. */
    public static List<String> names() {
        return BY_NAME.values().stream().filter(Operator::isKnown).map(o -> o.signature().name()).toList();
    }

    /** The operators that are one function of single elements each. */
    public static List<String> functions() {
        return Activations.names();
    }

    /** What is said of an operator; that it may be anything, if it is not in the table. */
    public static Signature signature(NodeProto node) {
        Operator found = alike(node);
        return found == null ? Signature.unknown(node.getOpType()) : found.signature();
    }

    /** Adds or completes layers as a node asks for; returns what the node's outputs are. */
    public static List<? extends Value> read(Reading node) throws LrpFileException {
        Operator found = find(node.proto());
        if (found == null || found.reader() == null) {
            throw node.unsupported("this operator is not supported; write it with others, or explain an output before "
                    + "it, with --output");
        }
        return found.reader().read(node);
    }

    /**
     * Adds the nodes of a layer with the channels first, if it is an operator, or a few.
     *
     * @return the last node, which makes the layer's result; null if it is to be written as its formula says
     * @throws ArithmeticException if the operators cannot do what the layer does
     */
    public static @Nullable NodeBuilder write(Writing out, Layer layer) {
        return write(WRITERS.get(layer.getClass()), out, layer);
    }

    private static <L extends Layer> @Nullable NodeBuilder write(Family.@Nullable Writer<L> writer, Writing out,
            Layer layer) {
        @SuppressWarnings("unchecked") // Writers are kept by the class they are for.
        L own = (L) layer;
        return writer == null ? null : writer.write(out, own);
    }

    /** The operator that an activation is in this version; empty where it takes several. */
    public static Optional<String> name(Activation activation, int opset) {
        return Activations.name(activation, opset);
    }
}
