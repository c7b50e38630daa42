package org.lrptoolbox.matlab.bridge;

import org.lrptoolbox.tensor.Tensor;

/**
 * What a {@link Training} wants of Matlab.
 *
 * @param what {@code wait}, {@code say}, {@code done}, {@code failed}, {@code transform}, {@code forward},
 *     {@code backward}, {@code update}, {@code remember} or {@code recall}
 * @param tensor what to transform, or to hand forward or backward
 * @param number the learning rate of an update
 * @param text what to say, or why it failed
 */
public record Request(String what, Tensor tensor, double number, String text) {
    private static final Tensor NOTHING = Tensor.zeros(0);
    /** Nothing to do yet. */
    static final Request WAIT = of("wait", NOTHING);
    /** The training is over. */
    static final Request DONE = of("done", NOTHING);

    /** A request about a tensor. */
    static Request of(String what, Tensor tensor) {
        return new Request(what, tensor, 0, "");
    }

    /** A request about nothing in particular. */
    static Request of(String what) {
        return of(what, NOTHING);
    }

    static Request update(double rate) {
        return new Request("update", NOTHING, rate, "");
    }

    static Request say(String line) {
        return new Request("say", NOTHING, 0, line);
    }

    static Request failed(String reason) {
        return new Request("failed", NOTHING, 0, reason);
    }
}
