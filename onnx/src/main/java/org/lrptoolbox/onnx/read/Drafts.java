package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.graph.Names;
import org.lrptoolbox.onnx.layout.OpenShapes;

/** The layers found so far; a later node of the file may still complete one, or make one superfluous. */
final class Drafts {
    private final List<Draft> drafts = new ArrayList<>();
    private final int[] input;

    /**
     * A layer.
     *
     * @param name the wish for its name: that of the node it was last completed by
     * @param value the value of the file that is its output
     * @param shape the shape of its output samples
     */
    record Draft(String name, String value, Layer layer, List<Integer> inputs, int... shape) {}

    /** @param input the shape of an input sample */
    Drafts(int... input) {
        this.input = input;
    }

    int[] shape(int index) {
        return index == Network.INPUT ? input : drafts.get(index).shape();
    }

    Draft get(int index) {
        return drafts.get(index);
    }

    /**
     * Adds a layer that reads the outputs of others.
     *
     * @throws org.lrptoolbox.layer.ShapeException if it cannot take what it reads, as far as shapes are known
     */
    int add(String name, String value, Layer layer, List<Integer> inputs) {
        int[] shape = OpenShapes.output(layer, inputs.stream().map(this::shape).toList());
        drafts.add(new Draft(name, value, layer, List.copyOf(inputs), shape));
        return drafts.size() - 1;
    }

    /** Puts a layer that does more in the place of another. */
    void replace(int index, String name, String value, Layer layer) {
        Draft old = drafts.get(index);
        drafts.set(index, new Draft(name, value, layer, old.inputs(), old.shape()));
    }

    /** The drafts that lead to one of them, in order. */
    BitSet leadingTo(int output) {
        BitSet wanted = new BitSet();
        wanted.set(output);
        for (int i = output; i >= 0; i--) {
            if (wanted.get(i)) {
                drafts.get(i).inputs().stream().filter(k -> k != Network.INPUT).forEach(wanted::set);
            }
        }
        return wanted;
    }

    /** Takes for granted what a node makes that cannot be read. */
    int assume(String value, int... shape) {
        drafts.add(new Draft(value, value, new Fragment(""), List.of(), shape));
        return drafts.size() - 1;
    }

    int size() {
        return drafts.size();
    }

    /** The first part of an activation that no node completed; -1 if there is none. */
    int incomplete(int output) {
        return leadingTo(output).stream().filter(i -> drafts.get(i).layer() instanceof Fragment).findFirst().orElse(-1);
    }

    /** The network of the layers that lead to one of them. */
    Network network(int output) {
        Names names = new Names();
        int[] position = new int[output + 1];
        Network.Builder builder = Network.builder();
        int count = 0;
        BitSet wanted = leadingTo(output);
        for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
            Draft draft = drafts.get(i);
            builder.add(names.fresh(draft.name()), draft.layer(),
                    draft.inputs().stream().map(k -> k == Network.INPUT ? k : (Integer) position[k]).toList());
            position[i] = count++;
        }
        return builder.build();
    }

    /** The value of the file that each layer of the network makes. */
    List<String> values(int output) {
        return leadingTo(output).stream().mapToObj(i -> drafts.get(i).value()).toList();
    }
}
