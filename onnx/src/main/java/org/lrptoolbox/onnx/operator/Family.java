package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.node.Signature;

/**
 * Operators of one kind: a line for each that files may have, and how layers are written as them.
 *
 * <pre>{@code
 * static final Family FAMILY = new Family()
 *         .reads("LRN 1 alpha=1e-4 beta=0.75 bias=1 size=", Norms::local)
 *         .writes(LocalResponseNorm.class, Norms::local);
 * }</pre>
 *
 * <p>Lines are read by {@link Signature#of}. Whatever is not written here is written as its formula says.
 */
final class Family {
    private final List<Operator> operators = new ArrayList<>();
    private final Map<Class<? extends Layer>, Writer<? extends Layer>> writers = new HashMap<>();

    /** Adds the nodes of a layer. */
    @FunctionalInterface
    interface Writer<L extends Layer> {
        /** The last node, which makes the layer's result; null if these operators do not do what this one does. */
        @Nullable
        NodeBuilder write(Writing out, L layer);
    }

    /** An operator whose nodes make one value. */
    Family reads(String line, Operator.OneReader reader) {
        return readsAll(line, node -> List.of(reader.read(node)));
    }

    /** An operator whose nodes make several values. */
    Family readsAll(String line, Operator.Reader reader) {
        operators.add(new Operator(Signature.of(line), true, reader));
        return this;
    }

    /** An operator whose nodes others stand for. */
    Family expands(String line) {
        operators.add(new Operator(Signature.of(line), true, null));
        return this;
    }

    /** An operator that is computed from constants, ids and shapes, and of nothing else. */
    Family folds(String line) {
        operators.add(new Operator(Signature.of(line), false, null));
        return this;
    }

    /** How layers of a class are written. */
    <L extends Layer> Family writes(Class<L> layers, Writer<L> writer) {
        writers.put(layers, writer);
        return this;
    }

    List<Operator> operators() {
        return operators;
    }

    Map<Class<? extends Layer>, Writer<? extends Layer>> writers() {
        return writers;
    }
}
