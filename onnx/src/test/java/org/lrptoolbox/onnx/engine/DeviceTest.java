package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
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
    void settingsFollowTheDevice() {
        RuntimeOptions options = RuntimeOptions.named("cuda:1,deterministic,use_tf32=1,gpu_mem_limit=4g");
        assertEquals(new RuntimeOptions(new Device(Device.Kind.CUDA, 1), 0, true,
                Map.of("use_tf32", "1", "gpu_mem_limit", String.valueOf(4L << 30))), options);
        assertEquals(new RuntimeOptions(Device.CPU, 0, true, Map.of()), RuntimeOptions.named("cpu,deterministic"));
        assertEquals(new RuntimeOptions(Device.CPU, 0, true, true, false, Map.of()),
                RuntimeOptions.named("cpu,yielding,deterministic"));
        assertEquals(new RuntimeOptions(Device.CPU, 0, false, true, true, Map.of()),
                RuntimeOptions.named("cpu,mapped,yielding"));
        for (String wrong : List.of("cuda,tf32=1", "cuda,fast", "cpu,use_tf32=1", "cuda,gpu_mem_limit=much",
                "cuda,gpu_mem_limit=99999999999g")) {
            assertThrows(IllegalArgumentException.class, () -> RuntimeOptions.named(wrong), wrong);
        }
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
        assumeTrue(!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA),
                "ONNX Runtime for GPUs is on the class path");
        try (CompiledEngine engine = new CompiledEngine(new RuntimeOptions(Device.named("cuda"), 1))) {
            IllegalStateException e = assertThrows(IllegalStateException.class,
                    () -> engine.predict(NETWORK, RandomTensors.normal(3, 1, 4)));
            assertTrue(String.valueOf(e.getMessage()).contains("-Pcuda"), e.getMessage());
        }
    }
}
