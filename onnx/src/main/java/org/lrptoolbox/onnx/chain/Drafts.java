package org.lrptoolbox.onnx.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.graph.Names;

/** The layers found so far; a later node of the file may still complete one. */
final class Drafts {
    private final List<Draft> drafts = new ArrayList<>();

    private final int[] input;

    /** A layer, and the shape of its output samples if it is known. */
    private record Draft(String name, Layer layer, List<Integer> inputs, int @Nullable [] shape) {}

    /** @param input the shape of an input sample; negative where it is open */
    Drafts(int... input) {
        this.input = input;
    }

    /**
     * Adds a layer that reads the outputs of others.
     *
     * @throws org.lrptoolbox.layer.ShapeException if it cannot take what it reads, as far as shapes are known
     */
    int add(String name, Layer layer, List<Integer> inputs) {
        List<int[]> shapes = new ArrayList<>();
        for (int i : inputs) {
            int[] shape = shape(i);
            if (shape != null) {
                shapes.add(shape);
            }
        }
        boolean known = shapes.size() == inputs.size();
        drafts.add(new Draft(name, layer, List.copyOf(inputs), known ? layer.outputShape(shapes) : null));
        return drafts.size() - 1;
    }

    /** The shape of an output sample of a layer; null where the size of the input leaves it open. */
    int @Nullable [] shape(int index) {
        if (index == Network.INPUT) {
            return Arrays.stream(input).allMatch(d -> d > 0) ? input : null;
        }
        return drafts.get(index).shape();
    }

    /** The layer at an index; null for the network's input. */
    @Nullable
    Layer layer(int index) {
        return index == Network.INPUT ? null : drafts.get(index).layer();
    }

    /** Puts a layer that does more in the place of another; it bears the name of the node that completes it. */
    void replace(int index, String name, Layer layer) {
        Draft old = drafts.get(index);
        drafts.set(index, new Draft(name, layer, old.inputs(), old.shape()));
    }

    /** The network of all layers; the last one is its output. */
    Network network() {
        Names names = new Names();
        List<String> assigned = drafts.stream().map(draft -> names.fresh(draft.name())).toList();
        Network.Builder builder = Network.builder();
        // Only layers with a single input can read the network's input; a sum of one stands in for the others.
        String input = names.fresh("input");
        if (drafts.stream().anyMatch(Drafts::addsInput)) {
            builder.add(input, new Sum(1));
        }
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            boolean first = draft.inputs().equals(List.of(Network.INPUT));
            String[] reads = draft.inputs().stream().map(k -> k == Network.INPUT ? input : assigned.get(k))
                    .toArray(String[]::new);
            builder.add(assigned.get(i), draft.layer(), first ? new String[0] : reads);
        }
        return builder.build();
    }

    private static boolean addsInput(Draft draft) {
        return draft.inputs().size() > 1 && draft.inputs().contains(Network.INPUT);
    }
}
