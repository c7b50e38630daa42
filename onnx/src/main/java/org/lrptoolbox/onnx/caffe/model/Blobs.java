package org.lrptoolbox.onnx.caffe.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;

/**
 * The values of a network under construction: what each blob holds at the moment, layers that work in place having
 * replaced it, and the shape of its samples.
 */
final class Blobs {
    /**
     * What a blob holds.
     *
     * @param source the layer or input it comes from
     * @param shape the shape of a sample
     */
    record Value(int source, int... shape) {}

    /**
     * Where the maxima of a pooling are.
     *
     * @param pool the pooling
     * @param pooled what it reads
     */
    record Mask(MaxPool pool, Value pooled) {}

    private final Set<String> unread;
    private final NetworkBuilder network = Network.builder();
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Mask> masks = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Input> inputs = new ArrayList<>();
    private int layers;

    /** @param unread the blobs that are made only to be thrown away */
    Blobs(Set<String> unread) {
        this.unread = unread;
    }

    /** Whether a blob is made only to be thrown away. */
    boolean isUnread(String blob) {
        return unread.contains(blob);
    }

    /** Declares an input of the network. */
    void input(String name, int... sample) {
        Input input = new Input(name, Input.Type.REAL, sample.length == 3
                ? Input.Order.CHANNELS_FIRST
                : Input.Order.UNKNOWN, sample);
        network.input(input);
        values.put(name, new Value(Network.INPUT - inputs.size(), sample));
        inputs.add(input);
    }

    Value value(String blob) {
        Value value = values.get(blob);
        if (masks.containsKey(blob)) {
            throw new Unreadable("reads \"" + blob + "\", which tells where the maxima of a pooling are; an Upsample "
                    + "can be read that does");
        }
        if (value == null) {
            throw new Unreadable("reads a blob \"" + blob + "\" that no layer before it makes");
        }
        return value;
    }

    /** Adds a layer; its name gets a number if another layer has it already. */
    Value add(String name, Layer layer, List<Value> reads) {
        int[] shape = layer.outputShape(reads.stream().map(Value::shape).toList());
        int uses = names.merge(name, 1, Integer::sum);
        network.add(uses == 1 ? name : name + "#" + uses, layer, reads.stream().map(Value::source).toList());
        return new Value(layers++, shape);
    }

    /** Adds a layer that reads one value. */
    Value add(String name, Layer layer, Value read) {
        return add(name, layer, List.of(read));
    }

    /** Puts a value into a blob, in place of what was there. */
    void put(String blob, Value value) {
        masks.remove(blob);
        values.put(blob, value);
    }

    /** The places that a blob tells; null if it is none of this kind. */
    @Nullable
    Mask mask(String blob) {
        return masks.get(blob);
    }

    /** Puts the places of maxima into a blob. */
    void putMask(String blob, Mask mask) {
        values.remove(blob);
        masks.put(blob, mask);
    }

    /** The number of layers so far. */
    int size() {
        return layers;
    }

    Network network() {
        return network.build();
    }
}
