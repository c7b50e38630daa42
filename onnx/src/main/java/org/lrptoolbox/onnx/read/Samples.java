package org.lrptoolbox.onnx.read;

/** How a file's axes hold samples: what is tried one after the other. */
enum Samples {
    /** The first axis of every input is the batch, which is followed through the network. */
    TOGETHER,
    /** The first axis is a batch of one: samples are taken one by one, and all axes of the file are those of a sample. */
    APART,
    /**
     * No axis is a batch: inputs are of fixed size and are one sample as they are, such as a sequence that has its steps
     * in front of a batch of one, rows of numbers without a batch, or a single row.
     */
    WHOLE;

    /** Whether no axis of the file need be the batch's. */
    boolean isPinned() {
        return this != TOGETHER;
    }
}
