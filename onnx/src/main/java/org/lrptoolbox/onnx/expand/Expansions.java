package org.lrptoolbox.onnx.expand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.operator.Operators;

/**
 * Operators that do the work of several, and how: of the standard, of ONNX Runtime, whose optimizer fuses operators and
 * whose quantizer adds its own, and of classical machine learning.
 */
public final class Expansions {
    static final String STANDARD = "";
    static final String MICROSOFT = "com.microsoft";
    static final String LEARNING = "ai.onnx.ml";

    private static final Map<String, Expansion> TABLE = new HashMap<>();
    private static final Map<String, Condition> SOMETIMES = new HashMap<>();

    static {
        AttentionPieces.register();
        BoundPieces.register();
        FoundPieces.register();
        FusedPieces.register();
        FunctionPieces.register();
        GridPieces.register();
        IndexPieces.register();
        ScatterPieces.register();
        LearnedPieces.register();
        LoopPieces.register();
        ProductPieces.register();
        SpectrumPieces.register();
        QuantizedPieces.register();
        RegionPieces.register();
        RotaryPieces.register();
        WindowPieces.register();
    }

    /** Writes out one kind of node. */
    @FunctionalInterface
    interface Expansion {
        void write(Pieces pieces) throws LrpFileException;
    }

    /** When a kind of node is written out. */
    @FunctionalInterface
    interface Condition {
        boolean holds(Reading node) throws LrpFileException;
    }

    private Expansions() {}

    static void add(String domain, String op, Expansion expansion) {
        TABLE.put(domain + ":" + op, expansion);
    }

    /** What is written out under a condition; elsewhere, an operator reads it. */
    static void addWhere(Condition condition, String op, Expansion expansion) {
        add(STANDARD, op, expansion);
        SOMETIMES.put(STANDARD + ":" + op, condition);
    }

    /** Whether positions, input 1 of a node, are stored. */
    static boolean ofStored(Reading node) throws LrpFileException {
        return node.has(1) && node.isConstant(1);
    }

    private static String key(NodeProto node) {
        String domain = node.getDomain();
        return (Operators.isStandard(domain) ? STANDARD : domain) + ":" + node.getOpType();
    }

    /** Whether a node is written out. */
    public static boolean applies(Reading node) throws LrpFileException {
        String key = key(node.proto());
        Condition condition = SOMETIMES.get(key);
        return TABLE.containsKey(key) && (condition == null || condition.holds(node));
    }

    /**
     * The nodes a node stands for.
     *
     * @throws LrpFileException naming the node, if it is of a form that cannot be written out
     */
    public static List<NodeProto> of(Reading node) throws LrpFileException {
        Expansion expansion = TABLE.get(key(node.proto()));
        if (expansion == null) {
            throw node.unsupported("cannot be written out");
        }
        Pieces pieces = new Pieces(node);
        expansion.write(pieces);
        node.attributes().requireAllKnown();
        return pieces.nodes();
    }
}
