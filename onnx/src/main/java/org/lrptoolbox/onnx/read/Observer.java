package org.lrptoolbox.onnx.read;

import java.util.BitSet;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Value.Computed;

/** Is told what becomes of the nodes while an {@link Importer} translates them. */
interface Observer {
    /** Ends at the first problem. */
    Observer STRICT = new Observer() {
        @Override
        public void translated(NodeProto node, @Nullable Computed result, int from, int to, boolean completed) {}

        @Override
        public void failed(NodeProto node, LrpFileException problem, boolean known) throws LrpFileException {
            throw problem;
        }

        @Override
        public void finished(BitSet layers) {}
    };

    /**
     * A node has been understood.
     *
     * @param result what it made; null for a constant
     * @param from the first of the drafts it added
     * @param to behind the last one
     * @param completed whether it completed one that was there
     */
    void translated(NodeProto node, @Nullable Computed result, int from, int to, boolean completed);

    /** A node is computed from ids, masks and shapes alone. */
    default void side(NodeProto node, String shape) {}

    /** A node cannot be read; who throws the problem ends the translation. */
    void failed(NodeProto node, LrpFileException problem, boolean shapeKnown) throws LrpFileException;

    /** All nodes have been seen; these drafts, of all, become layers. */
    void finished(BitSet layers);
}
