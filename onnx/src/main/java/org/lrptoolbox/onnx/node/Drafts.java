package org.lrptoolbox.onnx.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.onnx.graph.Names;

/** The layers found so far; a later node of the file may still complete one, or make one superfluous. */
public final class Drafts {
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Input> inputs;
    /** Other shapes of values, so that each is made once. */
    private final Map<List<Object>, Integer> views = new HashMap<>();

    /**
     * A layer.
     *
     * @param name the wish for its name: that of the node it was last completed by
     * @param value the value of the file that is its output
     * @param shape the shape of its output samples
     */
    public record Draft(String name, String value, Layer layer, List<Integer> inputs, int... shape) {}

    /**
     * No layers yet.
     *
     * @param inputs what the network takes
     */
    public Drafts(List<Input> inputs) {
        this.inputs = inputs;
    }

    /** The shape of a sample of what a layer makes, or of an input, by what stands for it in a network. */
    public int[] shape(int index) {
        return Network.isInput(index)
                ? Objects.requireNonNull(inputs.get(Network.inputNumber(index)).sample())
                : drafts.get(index).shape();
    }

    /** A layer that gives a value another shape; if there is one already, that. */
    public int addView(String name, int source, int... shape) {
        int origin = source;
        // A shape of a shape is a shape of the first.
        while (!Network.isInput(origin) && drafts.get(origin).layer() instanceof Reshape) {
            origin = drafts.get(origin).inputs().getFirst();
        }
        if (Arrays.equals(shape(origin), shape)) {
            return origin;
        }
        List<Object> key = List.of(origin, Arrays.stream(shape).boxed().toList());
        Integer known = views.get(key);
        if (known == null) {
            known = add(name + "/view", "", new Reshape(shape), List.of(origin));
            views.put(key, known);
        }
        return known;
    }

    /** The layer at a position. */
    public Draft get(int index) {
        return drafts.get(index);
    }

    /**
     * Adds a layer that reads the outputs of others.
     *
     * @throws org.lrptoolbox.layer.ShapeException if it cannot take what it reads, as far as shapes are known
     */
    public int add(String name, String value, Layer layer, List<Integer> inputs) {
        int[] shape = layer.outputShape(inputs.stream().map(this::shape).toList());
        drafts.add(new Draft(name, value, layer, List.copyOf(inputs), shape));
        return drafts.size() - 1;
    }

    /** Puts a layer that does more in the place of another. */
    public void replace(int index, String name, String value, Layer layer) {
        Draft old = drafts.get(index);
        drafts.set(index, new Draft(name, value, layer, old.inputs(), old.shape()));
    }

    /** The drafts that lead to one of them, in order. */
    public BitSet leadingTo(int output) {
        BitSet wanted = new BitSet();
        wanted.set(output);
        for (int i = output; i >= 0; i--) {
            if (wanted.get(i)) {
                drafts.get(i).inputs().stream().filter(k -> !Network.isInput(k)).forEach(wanted::set);
            }
        }
        return wanted;
    }

    /** Takes for granted what a node makes that cannot be read. */
    public int assume(String value, int... shape) {
        drafts.add(new Draft(value, value, new Fragment(""), List.of(), shape));
        return drafts.size() - 1;
    }

    /** How many layers there are by now. */
    public int size() {
        return drafts.size();
    }

    /** The first part of an activation that no node completed; -1 if there is none. */
    public int incomplete(int output) {
        return leadingTo(output).stream().filter(i -> drafts.get(i).layer() instanceof Fragment).findFirst().orElse(-1);
    }

    /** The network of the layers that lead to one of them, which is the output of this name. */
    public Network network(int output, String outputName) {
        Names names = new Names();
        int[] position = new int[output + 1];
        NetworkBuilder builder = Network.builder().inputs(inputs);
        int count = 0;
        String last = "";
        BitSet wanted = leadingTo(output);
        for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
            Draft draft = drafts.get(i);
            last = names.fresh(draft.name());
            builder.add(last, draft.layer(),
                    draft.inputs().stream().map(k -> Network.isInput(k) ? k : (Integer) position[k]).toList());
            position[i] = count++;
        }
        return builder.output(outputName, last).build();
    }

    /** The value of the file that each layer of the network makes. */
    public List<String> values(int output) {
        return leadingTo(output).stream().mapToObj(i -> drafts.get(i).value()).toList();
    }
}
