package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Closing an engine gives back what it held outside the heap. */
class NativeMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Network WIDE = Network.sequential(SampleNets.dense(1, 1000, 2000, true), new Rect(),
            SampleNets.dense(2, 2000, 10, true));

    @Test
    void enginesOpenedAndClosedLeaveNothingBehind() throws IOException {
        assumeTrue(Files.exists(STATUS), "the operating system tells how much memory a process has");
        Tensor x = RandomTensors.normal(3, 2, 1000);
        repeat(10, x);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = resident();
            repeat(20, x);
            // The heap, which counts, too, may grow in one round; what stays of engines would in all of them.
            least = Math.min(least, resident() - before);
        }
        // 8 MB of weights each: 160 MB, if they stayed.
        assertTrue(least < 53L << 20, "grown by " + (least >> 20) + " MB");
    }

    private static void repeat(int times, Tensor x) {
        for (int i = 0; i < times; i++) {
            try (CompiledEngine engine = new CompiledEngine()) {
                Explainer.of(WIDE, Composites.epsilonPlus(), engine).explain(x, Target.dominant());
            }
        }
    }

    private static long resident() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).sum();
    }

    @Test
    void aClosedEngineSaysSo() {
        CompiledEngine engine = new CompiledEngine();
        engine.close();
        IllegalStateException e = assertThrows(IllegalStateException.class,
                () -> engine.predict(WIDE, RandomTensors.normal(4, 1, 1000)));
        assertTrue(String.valueOf(e.getMessage()).contains("closed"), e.getMessage());
    }
}
