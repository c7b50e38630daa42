package org.lrptoolbox.canonize;

/** What becomes of the function at the output that makes probabilities of scores. */
public enum OutputActivation {
    /** Softmax, its logarithm, sigmoid and hard sigmoid are dropped: scores are explained. The default. */
    DROPPED,
    /** A hyperbolic tangent is dropped, too: for networks whose output it only squeezes. */
    DROPPED_WITH_TANH,
    /** It stays: what it makes is explained, and it passes relevance on. */
    KEPT
}
