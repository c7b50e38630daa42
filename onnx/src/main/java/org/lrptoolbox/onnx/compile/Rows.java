package org.lrptoolbox.onnx.compile;

/** What the first axis of an expression counts; of two combined, the later one's. */
enum Rows {
    /** One row that serves all samples. */
    ONE,
    /** The samples: all that depends on the input alone. */
    SAMPLES,
    /** The explanations, target by target, each over all samples: all that depends on the seed. */
    EXPLANATIONS;

    Rows with(Rows other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
