package org.lrptoolbox.onnx.expand;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private static final Set<String> OF_STORED = new HashSet<>();

    static {
        AttentionPieces.register();
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
        RotaryPieces.register();
        WindowPieces.register();
    }

    /** Writes out one kind of node. */
    @FunctionalInterface
    interface Expansion {
        void write(Pieces pieces) throws LrpFileException;
    }

    private Expansions() {}

    static void add(String domain, String op, Expansion expansion) {
        TABLE.put(domain + ":" + op, expansion);
    }

    /** What is written out where its positions, input 1, are stored; where they are computed, an operator reads it. */
    static void addStored(String op, Expansion expansion) {
        add(STANDARD, op, expansion);
        OF_STORED.add(STANDARD + ":" + op);
    }

    private static String key(NodeProto node) {
        String domain = node.getDomain();
        return (Operators.isStandard(domain) ? STANDARD : domain) + ":" + node.getOpType();
    }

    /** Whether a node is written out. */
    public static boolean applies(Reading node) throws LrpFileException {
        String key = key(node.proto());
        return TABLE.containsKey(key) && (!OF_STORED.contains(key) || node.has(1) && node.isConstant(1));
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
