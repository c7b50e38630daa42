package org.lrptoolbox.canonize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Guarded;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.StretchingLayer;
import org.lrptoolbox.layer.Where;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.network.Node;

/**
 * Lets functions that are infinite somewhere, such as 1 / x, see a harmless number wherever a {@link Where} behind them
 * looks away, as in {@code where(x == 0, 1, sin(x) / x)}. The network computes the same, but a slope of infinity times
 * the nothing that comes back there would be no number.
 */
final class GuardPoles implements Canonizer {
    /** The function at a node, and when nobody looks at what it makes. */
    private record Pole(int node, int condition, Guarded guard) {}

    @Override
    public Network rewrite(Network network) {
        if (network.layers().stream().noneMatch(Where.class::isInstance)) {
            return network;
        }
        List<List<Integer>> readers = readers(network);
        List<Pole> poles = new ArrayList<>();
        for (Node node : network.nodes()) {
            if (node.layer() instanceof Where) {
                find(network, readers, node, 1, poles);
                find(network, readers, node, 2, poles);
            }
        }
        return poles.isEmpty() ? network : guarded(network, poles);
    }

    private static List<List<Integer>> readers(Network network) {
        List<List<Integer>> readers = new ArrayList<>();
        network.nodes().forEach(n -> readers.add(new ArrayList<>()));
        network.nodes().forEach(n -> n.inputs().stream().filter(i -> !Network.isInput(i))
                .forEach(i -> readers.get(i).add(n.index())));
        // Whoever asks the network for its result reads it, too.
        readers.getLast().add(network.size());
        return readers;
    }

    /** The poles of what leads, element by element, to one choice of a node and to nothing else. */
    private static void find(Network network, List<List<Integer>> readers, Node choice, int position,
            List<Pole> found) {
        int condition = choice.inputs().getFirst();
        int end = choice.inputs().get(position);
        if (Network.isInput(end) || Network.isInput(condition) || readers.get(end).size() != 1) {
            return;
        }
        BitSet own = new BitSet();
        own.set(end);
        BitSet open = new BitSet();
        open.set(end);
        for (int i = end; i >= 0; i = open.previousSetBit(i - 1)) {
            Node node = network.node(i);
            boolean mine = own.get(i) || readers.get(i).stream().allMatch(own::get);
            if (!mine || !node.layer().isFunction() && !(node.layer() instanceof StretchingLayer)) {
                continue;
            }
            own.set(i);
            node.inputs().stream().filter(k -> !Network.isInput(k)).forEach(open::set);
            if (node.layer() instanceof Activation f && !Double.isNaN(f.function().harmless())
                    && !isFinite(network, node, f) && !isGuarded(network, node, condition)
                    && !leads(network, i, condition)) {
                found.add(new Pole(i, condition, new Guarded(position == 2, f.function().harmless())));
            }
        }
    }

    /** Whether a function is finite at whatever it reads: a power such as x^3, and 1 / (1 + |x|). */
    private static boolean isFinite(Network network, Node pole, Activation f) {
        if (f.function() == Elementary.POWER && f.alpha() >= 1 && f.alpha() == Math.rint(f.alpha())) {
            return true;
        }
        int source = pole.inputs().getFirst();
        if (!Activation.is(f, Elementary.INVERSE, Elementary.LOGARITHM, Elementary.ROOT, Elementary.POWER)
                || Network.isInput(source)
                || !(network.node(source).layer() instanceof Scale s) || !s.isElementwise()) {
            return false;
        }
        int inner = network.node(source).inputs().getFirst();
        return s.shift().data()[0] > 0 && s.factor().data()[0] >= 0 && !Network.isInput(inner)
                && network.node(inner).layer().makesNoNegative(false);
    }

    /** Whether what a function reads is chosen by the same answers already. */
    private static boolean isGuarded(Network network, Node pole, int condition) {
        int source = pole.inputs().getFirst();
        return !Network.isInput(source) && network.node(source).layer() instanceof Where
                && network.node(source).inputs().getFirst() == condition;
    }

    /** Whether a node is computed from another. */
    private static boolean leads(Network network, int from, int to) {
        BitSet all = new BitSet();
        all.set(to);
        for (int i = to; i > from; i = all.previousSetBit(i - 1)) {
            network.node(i).inputs().stream().filter(k -> !Network.isInput(k)).forEach(all::set);
        }
        return all.get(from);
    }

    private static Network guarded(Network network, List<Pole> poles) {
        NetworkBuilder builder = Network.builder().inputs(network.inputs());
        int[] position = new int[network.size()];
        Arrays.fill(position, -1);
        int count = 0;
        List<List<Pole>> at = new ArrayList<>();
        network.nodes().forEach(n -> at.add(new ArrayList<>()));
        poles.forEach(p -> at.get(p.node()).add(p));
        for (int wanted = 0; wanted < network.size(); wanted++) {
            // Answers may come later in the network than the functions that they guard.
            List<Integer> stack = new ArrayList<>(List.of(wanted));
            while (!stack.isEmpty()) {
                int i = stack.getLast();
                Node node = network.node(i);
                List<Integer> before = new ArrayList<>(node.inputs());
                at.get(i).forEach(p -> before.add(p.condition()));
                before.removeIf(k -> Network.isInput(k) || position[k] >= 0);
                if (position[i] < 0 && !before.isEmpty()) {
                    stack.addAll(before);
                    continue;
                }
                stack.removeLast();
                if (position[i] >= 0) {
                    continue;
                }
                List<Integer> reads = new ArrayList<>(node.inputs().stream()
                        .map(k -> Network.isInput(k) ? k : Integer.valueOf(position[k])).toList());
                for (Pole pole : at.get(i)) {
                    builder.add(node.name() + "/guard " + pole.condition(), pole.guard(),
                            List.of(position[pole.condition()], reads.getFirst()));
                    reads.set(0, count++);
                }
                builder.add(node.name(), node.layer(), reads);
                position[i] = count++;
            }
        }
        return builder.output(network.outputName(), network.output().name()).build();
    }
}
