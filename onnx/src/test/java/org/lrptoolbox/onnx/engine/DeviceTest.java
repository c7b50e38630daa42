package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.testing.RandomTensors;

/** Devices by name, and what is said where one is missing. */
class DeviceTest {
    private static final Network NETWORK = Network.sequential(SampleNets.dense(1, 4, 3, true));

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "auto", "cuda:0", "cuda:12"})
    void namesReadAsTheyPrint(String name) {
        assertEquals(name, Device.named(name).toString());
    }

    @Test
    void otherNamesAreRefused() {
        assertEquals(new Device(Device.Kind.CUDA, 0), Device.named("CUDA"));
        assertThrows(IllegalArgumentException.class, () -> Device.named("tpu"));
        assertThrows(IllegalArgumentException.class, () -> Device.named("cuda:-1"));
    }

    @Test
    void autoAlwaysFindsADevice() {
        try (CompiledEngine engine = new CompiledEngine(new RuntimeOptions(Device.named("auto"), 1))) {
            Explainer.of(NETWORK, Composites.epsilonPlus(), engine).explain(RandomTensors.normal(2, 1, 4),
                    Target.dominant());
            assertTrue(engine.device().kind() != Device.Kind.AUTO);
        }
    }

    @Test
    void aMissingLibraryIsNamed() {
        boolean gpu = OnnxEngine.class.getClassLoader()
                .getResource("ai/onnxruntime/native/linux-x64/libonnxruntime_providers_cuda.so") != null;
        assumeTrue(!gpu, "ONNX Runtime for the CPU is on the class path");
        try (CompiledEngine engine = new CompiledEngine(new RuntimeOptions(Device.named("cuda"), 1))) {
            IllegalStateException e = assertThrows(IllegalStateException.class,
                    () -> engine.predict(NETWORK, RandomTensors.normal(3, 1, 4)));
            assertTrue(String.valueOf(e.getMessage()).contains("-Pcuda"), e.getMessage());
        }
    }
}
