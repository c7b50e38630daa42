package org.lrptoolbox.onnx.check;

/**
 * A line of a {@link ModelCheck}.
 *
 * @param name the name of the node or layer
 * @param operator what it computes
 * @param shape the shape of its output for one sample; empty if unknown
 * @param parameters how many numbers it has learnt
 * @param status whether it can be explained
 * @param note how it is canonized, or what to do where it is not supported
 * @param rule the rule a composite gives it; empty without one
 */
public record CheckedLayer(String name, String operator, String shape, long parameters, Status status, String note,
        String rule) {
    /** Whether a layer can be explained. */
    public enum Status {
        /** As it is. */
        SUPPORTED,
        /** Before rules see the network, it becomes part of another layer, or is dropped. */
        CANONIZED,
        /** It runs forward, and no relevance reaches it: computed from ids, masks and shapes alone. */
        SIDE,
        /** Not at all; the note says what to do. */
        UNSUPPORTED,
        /** It cannot be told before layers in front of it are supported. */
        UNKNOWN
    }

    boolean isProblem() {
        return status == Status.UNSUPPORTED || status == Status.UNKNOWN;
    }
}
