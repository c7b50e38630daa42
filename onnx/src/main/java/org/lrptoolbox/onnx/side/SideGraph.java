package org.lrptoolbox.onnx.side;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.ModelProto;
import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.SideLayer;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.runtime.SmallProgram;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Nodes of a file that compute something from ids and masks alone, as they are in the file: they run in ONNX Runtime,
 * sample by sample, in every engine, whatever their operators are.
 *
 * @param model the nodes, made for one sample
 * @param inputs what they read, in the order of the layer's inputs
 * @param nodes how many nodes there are
 * @param sample the shape of their result for one sample
 */
public record SideGraph(ModelProto model, List<Entry> inputs, int nodes, int... sample) implements SideLayer {
    /**
     * An input of the nodes.
     *
     * @param name what they call it
     * @param type its number type
     * @param whole whether no axis of it is a batch
     * @param shape its shape; the batch of one sample in front, if there is one
     */
    public record Entry(String name, NumberType type, boolean whole, int... shape) {
        int[] sample() {
            return whole ? shape : Arrays.copyOfRange(shape, 1, shape.length);
        }
    }

    /** Keeps copies. */
    public SideGraph {
        inputs = List.copyOf(inputs);
        sample = sample.clone();
    }

    @Override
    public String type() {
        return "Side";
    }

    @Override
    public String describe() {
        return nodes == 1 ? model.getGraph().getNode(0).getOpType() : nodes + " nodes";
    }

    @Override
    public int arity() {
        return inputs.size();
    }

    @Override
    public int[] outputShape(List<int[]> samples) {
        for (int i = 0; i < inputs.size(); i++) {
            int[] expected = inputs.get(i).sample();
            if (!Arrays.equals(expected, samples.get(i))) {
                throw new ShapeException("'" + inputs.get(i).name() + "' has samples of shape "
                        + Shapes.text(samples.get(i)) + ", but the model was read for " + Shapes.text(expected));
            }
        }
        return sample.clone();
    }

    @Override
    public Tensor forward(List<Tensor> tensors) {
        int batch = tensors.getFirst().batch();
        Tensor all = Tensor.zeros(Shapes.batch(batch, sample));
        int size = Shapes.size(sample);
        try (SmallProgram program = new SmallProgram(model)) {
            for (int b = 0; b < batch; b++) {
                Map<String, SmallProgram.Numbers> given = new LinkedHashMap<>();
                for (int i = 0; i < inputs.size(); i++) {
                    Entry entry = inputs.get(i);
                    given.put(entry.name(),
                            entry.type().encode(tensors.get(i).slice(b, b + 1).reshape(entry.shape())));
                }
                SmallProgram.Numbers found = program.run(given).values().iterator().next();
                Tensor one = NumberType.of(found.type()).orElseThrow().decode(found);
                if (one.size() != size) {
                    throw new ShapeException("made " + one + " where samples of shape " + Shapes.text(sample)
                            + " are expected");
                }
                System.arraycopy(one.data(), 0, all.data(), b * size, size);
            }
        }
        return all;
    }

    /** There is no formula: engines with an algebra of their own compute sides beforehand, see {@link SideSplit}. */
    @Override
    public <T> T forward(Algebra<T> a, List<T> tensors) {
        if (a instanceof TensorAlgebra) {
            @SuppressWarnings("unchecked")
            T found = (T) forward((List<Tensor>) tensors);
            return found;
        }
        throw new IllegalStateException("nodes of a file are no formula");
    }

    @Override
    public <T> List<T> gradient(Algebra<T> a, List<T> tensors, T output, T dy) {
        return tensors.stream().map(x -> a.sampleOf(0, x)).toList();
    }
}
