package org.lrptoolbox.onnx.zoo;

/**
 * Choices for a network of the {@link Zoo}; start from {@link #DEFAULT}.
 *
 * @param biases whether weighted layers add a bias; without, relevance is conserved by every rule that promises it
 * @param dropout whether the dropout layers stand in the file, where they pass everything on
 * @param softmax whether the last layer is {@code prob}; without, the outputs are the scores before it
 */
public record ZooOptions(boolean biases, boolean dropout, boolean softmax) {
    /** The whole network, as Caffe runs it. */
    public static final ZooOptions DEFAULT = new ZooOptions(true, true, true);

    /** With or without biases. */
    public ZooOptions withBiases(boolean wanted) {
        return new ZooOptions(wanted, dropout, softmax);
    }

    /** With or without dropout layers. */
    public ZooOptions withDropout(boolean wanted) {
        return new ZooOptions(biases, wanted, softmax);
    }

    /** With or without the softmax at the end. */
    public ZooOptions withSoftmax(boolean wanted) {
        return new ZooOptions(biases, dropout, wanted);
    }
}
