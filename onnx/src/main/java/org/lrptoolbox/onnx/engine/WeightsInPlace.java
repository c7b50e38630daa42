package org.lrptoolbox.onnx.engine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import org.lrptoolbox.onnx.compile.CompiledModel;
import org.lrptoolbox.onnx.graph.BorrowedWeights;

/**
 * Weights that products and tables read in place. ONNX Runtime copies initializers, and matrices once more for every
 * product, into the order its kernels like best. As inputs of the graph they stay where they are: the same memory in
 * every run, nothing to do when the graph is loaded.
 */
final class WeightsInPlace {
    /** Operators that read weights of two axes as they come, and which of their inputs those are. */
    private static final Map<String, Integer> READERS = Map.of("MatMul", 1, "Gemm", 1, "Gather", 0);

    private WeightsInPlace() {}

    /** The names of borrowed weights that nothing else reads. */
    static Set<String> of(CompiledModel model) {
        Set<String> found = new HashSet<>();
        model.borrowed().forEach((name, weights) -> {
            if (weights.shape().length == 2) {
                found.add(name);
            }
        });
        for (NodeProto node : model.graph().getGraph().getNodeList()) {
            int in = READERS.getOrDefault(node.getOpType(), -1);
            for (int i = 0; i < node.getInputCount(); i++) {
                if (i != in) {
                    found.remove(node.getInput(i));
                }
            }
        }
        model.outputs().forEach(found::remove);
        return found;
    }

    /** The graph with some of its borrowed weights as inputs. */
    static GraphProto.Builder asInputs(CompiledModel model, Set<String> names) {
        GraphProto.Builder graph = model.graph().getGraph().toBuilder();
        if (names.isEmpty()) {
            return graph;
        }
        graph.clearInitializer();
        model.graph().getGraph().getInitializerList().stream().filter(i -> !names.contains(i.getName()))
                .forEach(graph::addInitializer);
        for (String name : names.stream().sorted().toList()) {
            BorrowedWeights weights = Objects.requireNonNull(model.borrowed().get(name));
            TypeProto.Tensor.Builder type = TypeProto.Tensor.newBuilder().setElemType(weights.onnxType());
            Arrays.stream(weights.shape()).forEach(d -> type.getShapeBuilder().addDimBuilder().setDimValue(d));
            graph.addInputBuilder().setName(name).getTypeBuilder().setTensorType(type);
        }
        return graph;
    }
}
