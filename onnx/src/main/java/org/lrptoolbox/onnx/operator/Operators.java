package org.lrptoolbox.onnx.operator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
            Resizing.FAMILY,
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

    /** Whether networks may have an operator, in some way. */
    public static boolean isKnown(String operator) {
        Operator found = BY_NAME.get(operator);
        return found != null && found.isKnown();
    }

    /** All operators that networks may have. */
    public static List<String> names() {
        return BY_NAME.values().stream().filter(Operator::isKnown).map(o -> o.signature().name()).toList();
    }

    /** What is said of an operator; that it may be anything, if it is not in the table. */
    public static Signature signature(String operator) {
        Operator found = BY_NAME.get(operator);
        return found == null ? Signature.unknown(operator) : found.signature();
    }

    /** Adds or completes layers as a node asks for; returns what the node's outputs are. */
    public static List<? extends Value> read(Reading node) throws LrpFileException {
        Operator found = BY_NAME.get(node.op());
        if (found == null || found.reader() == null) {
            throw node.unsupported("this operator is not supported; supported are " + String.join(", ", names()));
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
