package org.lrptoolbox.canonize;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.network.Node;

/** Changes to a network, made one by one and all at once carried out: other layers at some nodes, other nodes gone. */
public final class Edits {
    private final Network network;
    private final Layer[] layers;
    private final String[] names;
    private final boolean[] gone;
    private final int[] readers;
    private final Map<Integer, Integer> rewired = new HashMap<>();
    private boolean changed;

    /** Changes to a network, none yet. */
    public Edits(Network network) {
        this.network = network;
        this.layers = network.layers().toArray(Layer[]::new);
        this.names = network.nodes().stream().map(Node::name).toArray(String[]::new);
        this.gone = new boolean[layers.length];
        this.readers = new int[layers.length];
        network.nodes().forEach(n -> n.inputs().stream().filter(i -> !Network.isInput(i)).forEach(i -> readers[i]++));
        readers[layers.length - 1]++;
    }

    /** The layer at a node as it is by now; null for the network's input. */
    @Nullable
    public Layer layer(int index) {
        return Network.isInput(index) ? null : layers[index];
    }

    /** Whether only one node reads a node, or the network returns it and none does. */
    public boolean isSole(int index) {
        return !Network.isInput(index) && readers[index] == 1;
    }

    /** The node that a node with one input reads by now. */
    public int source(int index) {
        return sources(index).getFirst();
    }

    /** The nodes that a node reads by now. */
    public List<Integer> sources(int index) {
        Integer only = rewired.get(index);
        return (only != null ? List.of(only) : network.node(index).inputs()).stream().map(this::resolve).toList();
    }

    /** The nodes that read a node by now. */
    public List<Integer> readers(int index) {
        return network.nodes().stream().map(Node::index).filter(i -> !gone[i] && sources(i).contains(index)).toList();
    }

    /** Whether the network returns a node. */
    public boolean isOutput(int index) {
        return resolve(layers.length - 1) == index;
    }

    /** Another layer at a node, which reads one node alone from now on; nodes that only it has read go. */
    public void rewire(int index, Layer layer, int source) {
        for (int old : sources(index)) {
            if (!Network.isInput(old)) {
                readers[old]--;
            }
        }
        if (!Network.isInput(source)) {
            readers[source]++;
        }
        rewired.put(index, source);
        replace(index, layer);
    }

    private int resolve(int index) {
        int at = index;
        while (!Network.isInput(at) && gone[at]) {
            at = rewired.getOrDefault(at, network.node(at).inputs().getFirst());
        }
        return at;
    }

    /** Another layer at a node, of as many inputs. */
    public void replace(int index, Layer layer) {
        layers[index] = layer;
        changed = true;
    }

    /** Layers, each with its name, change places: one that nobody else reads, and its reader, as they are then. */
    public void exchange(int first, Layer atFirst, int second, Layer atSecond) {
        String name = names[first];
        names[first] = names[second];
        names[second] = name;
        replace(first, atFirst);
        replace(second, atSecond);
    }

    /** Whoever reads this node, which has one input, reads that from now on. */
    public void remove(int index) {
        int source = source(index);
        if (!Network.isInput(source)) {
            // What it read has its readers now, and it itself no more.
            readers[source] += readers[index] - 1;
        }
        gone[index] = true;
        changed = true;
    }

    /** The network after all changes, of the nodes that lead to its output; the same object if there are none. */
    public Network network() {
        int last = resolve(layers.length - 1);
        if (!changed || Network.isInput(last)) {
            return network;
        }
        BitSet wanted = wanted(last);
        int[] position = new int[layers.length];
        int count = 0;
        NetworkBuilder builder = Network.builder().inputs(network.inputs());
        for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
            List<Integer> reads = inputs(i).map(k -> Network.isInput(k) ? k : position[k]).boxed().toList();
            builder.add(names[i], layers[i], reads);
            position[i] = count++;
        }
        return builder.output(network.outputName(), names[last]).build();
    }

    private IntStream inputs(int index) {
        return sources(index).stream().mapToInt(i -> i);
    }

    private BitSet wanted(int last) {
        BitSet wanted = new BitSet();
        wanted.set(last);
        for (int i = last; i >= 0; i--) {
            if (wanted.get(i)) {
                inputs(i).filter(k -> !Network.isInput(k)).forEach(wanted::set);
            }
        }
        return wanted;
    }
}
