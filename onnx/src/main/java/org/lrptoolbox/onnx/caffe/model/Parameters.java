package org.lrptoolbox.onnx.caffe.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.lrptoolbox.onnx.caffe.definition.Fields;
import org.lrptoolbox.onnx.caffe.definition.LayerDefinition;
import org.lrptoolbox.onnx.caffe.definition.NetDefinition;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Weights;

/**
 * Where layers get their parameters from: a trained network by the layer's name, another layer they share them with, or
 * a filler.
 */
final class Parameters {
    /** As many float32 as fit into Caffe's 2 GB. */
    private static final long MOST_DRAWN = 1L << 29;
    /** Biases and the like, which are held in memory. */
    private static final int LONGEST_VECTOR = 1 << 22;

    private final Map<String, List<Weights>> trained = new HashMap<>();
    private final Map<String, Weights> shared = new HashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final boolean filled;
    private long drawn;

    private Parameters(boolean filled) {
        this.filled = filled;
    }

    /** Those of a trained network. */
    static Parameters of(NetDefinition model) {
        Parameters parameters = new Parameters(false);
        model.layers().stream().filter(l -> !l.blobs().isEmpty())
                .forEach(l -> parameters.trained.put(l.name(), l.blobs()));
        return parameters;
    }

    /** Random ones. */
    static Parameters filled() {
        return new Parameters(true);
    }

    /** Whether there is no trained network. */
    boolean drawsAll() {
        return filled;
    }

    /** How many parameters the trained network has for a layer. */
    int count(LayerDefinition layer) {
        return trained.getOrDefault(layer.name(), List.of()).size();
    }

    /** The names of trained layers that no layer of the definition asked for. */
    Set<String> unused() {
        Set<String> unused = new TreeSet<>(trained.keySet());
        unused.removeAll(used);
        return unused;
    }

    /**
     * A parameter of a layer.
     *
     * @param index which one, from 0
     * @param filler how it is filled if it is not trained
     * @param shape its shape
     * @throws Unreadable if the trained network has it in another size, or not at all
     */
    Weights get(LayerDefinition layer, int index, Fields filler, int... shape) {
        List<Fields> names = layer.fields().all("param");
        String name = index < names.size() ? names.get(index).text("name") : "";
        Weights known = shared.get(name);
        if (name.isEmpty() || known == null) {
            known = own(layer, index, filler, shape);
            shared.put(name, known);
        }
        used.add(layer.name());
        if (!Arrays.equals(sides(known.shape()), sides(shape))) {
            throw new Unreadable("needs a parameter " + index + " of shape " + Shapes.text(shape)
                    + ", but the trained network has one of shape " + Shapes.text(known.shape())
                    + "; do definition and parameters belong together?");
        }
        return known.reshaped(shape);
    }

    /** The numbers of a trained parameter whose size the definition does not tell; those of a filler for one number. */
    double[] numbers(LayerDefinition layer, int index, Fields filler, int... shape) {
        return get(layer, index, filler, shape).tensor().data();
    }

    /** The sides that count: of 2013 are shapes of four axes, filled up with ones. */
    private static int[] sides(int... shape) {
        return Arrays.stream(shape).filter(side -> side != 1).toArray();
    }

    private Weights own(LayerDefinition layer, int index, Fields filler, int... shape) {
        if (filled) {
            long count = 1;
            for (int side : shape) {
                count = Math.min(count * side, Integer.MAX_VALUE);
            }
            drawn += count;
            if (drawn > MOST_DRAWN || shape.length == 1 && count > LONGEST_VECTOR) {
                throw new Unreadable("needs " + count + " numbers of shape " + Shapes.text(shape)
                        + ", with which the network has more than a trained one could hold");
            }
            return new Filler(filler, 31L * layer.name().hashCode() + index, shape);
        }
        List<Weights> blobs = trained.get(layer.name());
        if (blobs == null || index >= blobs.size()) {
            throw new Unreadable("needs a parameter " + index + " of shape " + Shapes.text(shape)
                    + ", but the trained network " + (blobs == null
                            ? "has no parameters for a layer of this name; it has them for " + some()
                            : "has " + blobs.size() + " for it"));
        }
        return blobs.get(index);
    }

    private String some() {
        List<String> names = trained.keySet().stream().sorted().limit(8).toList();
        return String.join(", ", names) + (names.size() < trained.size() ? ", ..." : "");
    }
}
