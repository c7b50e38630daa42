package org.lrptoolbox.cli.input;

import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Shapes;

/** Which networks take pictures. */
public final class PictureNetworks {
    private static final int AXES = 3;

    private PictureNetworks() {}

    /**
     * Refuses a network that takes names of things, such as words, which no preprocessing makes of pixels.
     *
     * @param instead what to do, behind a semicolon
     * @throws IllegalArgumentException which says what it takes
     */
    public static void require(Network network, String instead) {
        if (network.inputs().isEmpty() || network.input().type() != Input.Type.INTEGER) {
            return;
        }
        int[] sample = network.input().sample();
        if (sample == null || sample.length < AXES) {
            throw new IllegalArgumentException("the network takes no pictures but whole numbers"
                    + (sample == null ? "" : " of shape " + Shapes.text(sample))
                    + ", such as those of words" + instead);
        }
    }
}
