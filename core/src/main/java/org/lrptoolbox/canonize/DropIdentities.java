package org.lrptoolbox.canonize;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** See {@link Canonizers#dropIdentities}. */
record DropIdentities() implements Canonizer {
    @Override
    public Network apply(Network network) {
        Edits edits = new Edits(network);
        for (Node node : network.nodes()) {
            if (node.layer().arity() != 1) {
                continue;
            }
            int source = edits.source(node.index());
            Layer before = edits.layer(source);
            if (isIdentity(node.layer())) {
                edits.remove(node.index());
            } else if (node.layer() instanceof Permute p && before instanceof Permute q && edits.isSole(source)) {
                // One after the other, two orders are a third.
                Permute both = new Permute(Arrays.stream(p.axes()).map(axis -> q.axes()[axis]).toArray());
                edits.replace(source, both);
                edits.remove(node.index());
                if (isIdentity(both)) {
                    edits.remove(source);
                }
            } else if ((node.layer() instanceof Reshape || node.layer() instanceof Flatten) && before instanceof Reshape
                    && edits.isSole(source)) {
                edits.remove(source);
            }
        }
        return edits.network();
    }

    private static boolean isIdentity(@Nullable Layer layer) {
        return switch (layer) {
            case Sum s -> s.arity() == 1;
            case Concat c -> c.arity() == 1;
            case Pad p -> all(0, p.before()) && all(0, p.behind());
            case Scale s -> Arrays.stream(s.factor().data()).allMatch(v -> v == 1)
                    && Arrays.stream(s.shift().data()).allMatch(v -> v == 0);
            case Permute p -> {
                boolean same = true;
                for (int i = 0; i < p.axes().length; i++) {
                    same &= p.axes()[i] == i;
                }
                yield same;
            }
            case null, default -> false;
        };
    }

    private static boolean all(int value, int... numbers) {
        return Arrays.stream(numbers).allMatch(n -> n == value);
    }
}
