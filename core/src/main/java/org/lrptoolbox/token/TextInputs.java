package org.lrptoolbox.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;

/**
 * What a network for text takes, made of tokens: ids, and by the names of its inputs a mask, types and positions. Where
 * it takes a fixed number of tokens, texts are filled up and the mask says so.
 *
 * @param network the network
 * @param padding the id that fills up texts
 */
record TextInputs(Network network, long padding) {
    private enum Kind {
        IDS,
        MASK,
        TYPES,
        POSITIONS
    }

    private static Kind kind(Input input) {
        String name = input.name().toLowerCase(Locale.ROOT);
        if (input.carries()) {
            throw new IllegalArgumentException("input '" + input.name() + "' takes " + input.type()
                    + " numbers, not ids of tokens; text needs a network that looks words up itself");
        }
        return name.contains("mask")
                ? Kind.MASK
                : name.contains("type") || name.contains("segment")
                        ? Kind.TYPES
                        : name.contains("position") ? Kind.POSITIONS : Kind.IDS;
    }

    /** The input that takes the ids. */
    public Input ids() {
        return network.inputs().stream().filter(input -> kind(input) == Kind.IDS).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("none of the inputs " + network.inputs()
                        + " takes ids of tokens"));
    }

    /** How many tokens it takes; {@link Input#OPEN} for any number. */
    public int length() {
        int[] sample = ids().sample();
        return sample == null || sample.length == 0 ? Input.OPEN : sample[sample.length - 1];
    }

    /**
     * One tensor for every input, of one sample.
     *
     * @throws ShapeException if there are more tokens than the network takes
     */
    public List<Tensor> of(Tokens tokens) {
        int length = length() == Input.OPEN ? tokens.size() : length();
        if (tokens.size() > length) {
            throw new ShapeException("the text has " + tokens.size() + " tokens, but the network takes " + length);
        }
        if (tokens.size() < length && network.inputs().stream().noneMatch(input -> kind(input) == Kind.MASK)
                && padding < 0) {
            throw new ShapeException("the text has " + tokens.size() + " tokens, but the network takes " + length
                    + " and no mask");
        }
        List<Tensor> all = new ArrayList<>();
        for (Input input : network.inputs()) {
            double[] numbers = new double[length];
            for (int i = 0; i < length; i++) {
                boolean real = i < tokens.size();
                numbers[i] = switch (kind(input)) {
                    case IDS -> real ? tokens.list().get(i).id() : Math.max(0, padding);
                    case MASK -> real ? 1 : 0;
                    case TYPES -> real ? tokens.list().get(i).type() : 0;
                    case POSITIONS -> i;
                };
            }
            all.add(Tensor.of(numbers, 1, length));
        }
        return all;
    }
}
