package org.lrptoolbox.cli.evaluate;

import java.util.List;

import org.lrptoolbox.evaluate.Fill;
import org.lrptoolbox.evaluate.Stability;

/**
 * What is measured.
 *
 * @param sides of the regions that are replaced, in pixels
 * @param fills what they are replaced with
 * @param steps how many regions are replaced at most
 * @param sets random sets of pixels for each n of sensitivity-n; 0 to leave it out
 * @param stability noisy copies; none to leave it out
 * @param cascade steps in which the network forgets; 0 to leave it out
 * @param watched on how many pictures that is watched
 * @param seed where all that is drawn comes from
 */
record Plan(List<Integer> sides, List<Fill> fills, int steps, int sets, Stability stability, int cascade,
        int watched, long seed) {
    private static final long WORD = 0xffffffffL;

    /** Copies the lists. */
    Plan {
        sides = List.copyOf(sides);
        fills = List.copyOf(fills);
    }

    /** A seed for one purpose: the same for the same picture, whenever its turn comes. */
    long seed(String what) {
        return (seed * 31 + what.hashCode()) & WORD;
    }
}
