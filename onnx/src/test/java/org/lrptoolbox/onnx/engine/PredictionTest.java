package org.lrptoolbox.onnx.engine;

import static org.lrptoolbox.testing.Close.assertClose;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Prediction needs no gradient, so it works for layers that have none in the compiler. */
class PredictionTest {
    @Test
    void networksThatEndInALogSoftMaxPredict() {
        Network network = Network.sequential(SampleNets.dense(1, 6, 4, true), new LogSoftMax());
        Tensor x = RandomTensors.normal(2, 3, 6);
        Tensor expected = new JavaEngine().predict(network, x);
        for (Engine engine : List.of(new CompiledEngine(), new HybridEngine())) {
            try (engine) {
                assertClose(expected, engine.predict(network, x), 1e-5, engine.name());
            }
        }
    }
}
