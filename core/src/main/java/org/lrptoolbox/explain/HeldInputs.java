package org.lrptoolbox.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Inputs of a network that stay as they are while another one is explained.
 *
 * @param values the inputs by name: one for all samples, or as many as there are samples
 */
record HeldInputs(Map<String, Tensor> values) {
    static final HeldInputs NONE = new HeldInputs(Map.of());

    HeldInputs {
        values = Map.copyOf(values);
    }

    /** The same with more, all of which the network has to have. */
    HeldInputs with(Map<String, Tensor> more, Network network) {
        List<String> names = network.inputs().stream().map(Input::name).toList();
        for (String name : more.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("no input is named '" + name + "'; the names are " + names);
            }
        }
        Map<String, Tensor> all = new HashMap<>(values);
        all.putAll(more);
        return new HeldInputs(all);
    }

    /** The inputs that are not held. */
    List<Input> free(Network network) {
        return network.inputs().stream().filter(i -> !values.containsKey(i.name())).toList();
    }

    /**
     * A tensor for every input of the network.
     *
     * @param given one for each input that is not held
     */
    List<Tensor> complete(Network network, List<Tensor> given) {
        if (values.isEmpty()) {
            return given;
        }
        List<Input> free = free(network);
        if (free.size() != given.size()) {
            throw new IllegalArgumentException(given.size() + (given.size() == 1 ? " input is" : " inputs are")
                    + " given for those that are not held: " + free);
        }
        if (given.isEmpty()) {
            throw new IllegalArgumentException("all inputs are held; one at least has to be given");
        }
        int batch = given.getFirst().batch();
        List<Tensor> all = new ArrayList<>();
        for (Input input : network.inputs()) {
            Tensor held = values.get(input.name());
            all.add(held == null ? given.get(free.indexOf(input)) : rows(input, held, batch));
        }
        return all;
    }

    /** A held input for so many samples. */
    private static Tensor rows(Input input, Tensor held, int batch) {
        int[] known = input.sample();
        boolean bare = held.rank() == (known == null ? 0 : known.length);
        if (!bare && held.batch() == batch) {
            return held;
        }
        if (!bare && held.batch() != 1) {
            throw new IllegalArgumentException("input '" + input.name() + "' is held in shape "
                    + Shapes.text(held.shape()) + "; one sample is expected, or " + batch + ", one for each");
        }
        double[] data = new double[Math.multiplyExact(batch, held.size())];
        for (int b = 0; b < batch; b++) {
            System.arraycopy(held.data(), 0, data, b * held.size(), held.size());
        }
        return Tensor.of(data, Shapes.batch(batch, bare ? held.shape() : held.sampleShape()));
    }
}
