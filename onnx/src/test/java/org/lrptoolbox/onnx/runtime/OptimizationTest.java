package org.lrptoolbox.onnx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import org.junit.jupiter.api.Test;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.tensor.Tensor;

class OptimizationTest {
    @Test
    void veryLongGraphsAreRunAsTheyAre() throws Exception {
        assertEquals(OptLevel.ALL_OPT, Optimization.of(Optimization.LONG - 1));
        assertEquals(OptLevel.NO_OPT, Optimization.of(Optimization.LONG));
        GraphBuilder graph = new GraphBuilder("long", 16, Precision.FLOAT32);
        String y = graph.input("x", "N");
        String one = graph.constant("one", Tensor.of(new double[]{1}, 1));
        for (int i = 0; i < Optimization.LONG; i++) {
            y = graph.node("Add", "add" + i, y, one).value();
        }
        graph.output(y, "N");
        byte[] model = graph.build().toByteArray();
        // Improved, this chain would take a minute to load.
        try (Session session = Session.open(new Session.Size(1, Optimization.LONG, model.length),
                (environment, settings) -> environment.createSession(model, settings), List.of(),
                HostMemory.ORDINARY)) {
            Tensor sum = session.run(Map.of("x", Tensor.zeros(2))).values().iterator().next();
            assertEquals(Tensor.full(Optimization.LONG, 2), sum);
        }
    }
}
