package org.lrptoolbox.onnx.read;

import org.jspecify.annotations.Nullable;

/**
 * What became of one node of a file.
 *
 * @param node its name, or its output's where it has none
 * @param operator its operator
 * @param shape the shape of its output for one sample; empty if unknown
 * @param first the index of the first layer it made, or of the one it became part of; -1 if there is none
 * @param last the index of the last one it made, or of the same
 * @param role what it is for that layer
 * @param problem why it cannot be read and what to do; null if it can
 */
public record Finding(String node, String operator, String shape, int first, int last, Role role,
        @Nullable String problem) {
    /** What a node is for the network. */
    public enum Role {
        /** It has layers of its own. */
        LAYER,
        /** It is a part of a layer, such as its bias. */
        PART,
        /** It does nothing at inference. */
        NOTHING,
        /** It computes something from ids, masks and shapes alone, forward only. */
        SIDE,
        /** It cannot be read. */
        UNSUPPORTED,
        /** It cannot be told, because what it reads is made by a node that cannot be read. */
        UNKNOWN
    }
}
