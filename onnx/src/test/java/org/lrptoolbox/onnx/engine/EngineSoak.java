package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.Engines;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/**
 * Long runs: {@code mvn -Psoak -pl core,onnx verify}, {@code -Dlrp.soak=1000} for shorter ones. Prints what it measured.
 */
class EngineSoak {
    /** By then glibc has all the arenas it makes for a session's threads, which it fills again and again. */
    private static final int FILLING = 400;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int EXPLANATIONS = Integer.getInteger("lrp.soak", 100_000);
    private static final long GROWTH_ALLOWED = 64L << 20;
    private static final Network TINY = Network.sequential(SampleNets.dense(1, 20, 30, true), new Rect(),
            SampleNets.dense(2, 30, 5, true));

    private static Explainer explainer(Engine engine) {
        return Explainer.of(TINY, Composites.epsilonPlus(), engine).withoutLedger();
    }

    private static long resident() throws IOException {
        assumeTrue(Files.exists(STATUS), "the operating system tells how much memory a process has");
        System.gc();
        return residentNow();
    }

    private static long residentNow() throws IOException {
        return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).sum();
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "compiled", "hybrid"})
    void memoryStaysFlat(String name) throws IOException {
        try (Engine engine = Engines.open(name, "cpu")) {
            Explainer explainer = explainer(engine);
            Tensor x = RandomTensors.normal(3, 1, 20);
            Tensor first = explainer.explain(x, Target.dominant()).relevance();
            repeat(explainer, x, EXPLANATIONS / 10);
            long heap = heap();
            long resident = resident();
            long begun = System.nanoTime();
            repeat(explainer, x, EXPLANATIONS);
            double seconds = (System.nanoTime() - begun) / 1e9;
            long heapGrown = heap() - heap;
            long grown = resident() - resident;
            System.out.printf("%s: %d explanations, %.0f us each; heap grown by %d kB, resident memory by %d kB%n",
                    name,
                    EXPLANATIONS, 1e6 * seconds / EXPLANATIONS, heapGrown >> 10, grown >> 10);
            assertEquals(first, explainer.explain(x, Target.dominant()).relevance());
            assertTrue(heapGrown < GROWTH_ALLOWED / 8, "heap grown by " + heapGrown);
            assertTrue(grown < GROWTH_ALLOWED, "grown by " + grown);
        }
    }

    private static void repeat(Explainer explainer, Tensor x, int times) {
        for (int i = 0; i < times; i++) {
            explainer.explain(x, Target.dominant());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "compiled", "hybrid"})
    void sixteenThreadsAnswerAsOne(String name) throws Exception {
        try (Engine engine = Engines.open(name, "cpu"); ExecutorService threads = Executors.newFixedThreadPool(16)) {
            Explainer explainer = explainer(engine);
            List<Tensor> inputs = new ArrayList<>();
            List<Tensor> expected = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                inputs.add(RandomTensors.normal(10 + i, 1, 20));
                expected.add(explainer.explain(inputs.get(i), Target.dominant()).relevance());
            }
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                int own = i;
                tasks.add(() -> {
                    int different = 0;
                    for (int k = 0; k < EXPLANATIONS / 50; k++) {
                        Tensor r = explainer.explain(inputs.get(own), Target.dominant()).relevance();
                        different += r.equals(expected.get(own)) ? 0 : 1;
                    }
                    return different;
                });
            }
            for (Future<Integer> task : threads.invokeAll(tasks)) {
                assertEquals(0, task.get());
            }
            System.out.printf("%s: 16 threads, %d explanations each, all equal to one thread's%n", name,
                    EXPLANATIONS / 50);
        }
    }

    @Test
    void enginesOpenedAndClosed() throws IOException {
        int times = Math.max(20, EXPLANATIONS / 100);
        Tensor x = RandomTensors.normal(3, 1, 20);
        open(x, Math.max(FILLING, times / 10));
        long before = resident();
        open(x, times);
        long grown = resident() - before;
        System.out.printf("compiled: opened and closed %d times, resident memory grown by %d kB%n", times, grown >> 10);
        assertTrue(grown < GROWTH_ALLOWED, "grown by " + grown);
    }

    private static void open(Tensor x, int times) {
        for (int i = 0; i < times; i++) {
            try (CompiledEngine engine = new CompiledEngine()) {
                explainer(engine).explain(x, Target.dominant());
            }
        }
    }

    @Test
    void enginesNobodyCloses() throws IOException {
        Network wide = Network.sequential(SampleNets.dense(1, 1000, 2000, true), new Rect(),
                SampleNets.dense(2, 2000, 10, true));
        Tensor x = RandomTensors.normal(3, 1, 1000);
        assumeTrue(Files.exists(STATUS), "the operating system tells how much memory a process has");
        long most = 0;
        for (int i = 0; i < 200; i++) {
            // Dropped, not closed: 16 MB outside the heap each, 3 GB if they stayed.
            Explainer.of(wide, Composites.epsilonPlus(), new CompiledEngine()).explain(x, Target.dominant());
            most = Math.max(most, residentNow());
        }
        System.out.printf("compiled: 200 engines of 16 MB dropped without being closed, at most %d MB resident%n",
                most >> 20);
        assertTrue(most < 1536L << 20, "resident memory " + most);
    }

    @Test
    void interruptedThreadsLeaveTheEngineSound() throws Exception {
        try (CompiledEngine engine = new CompiledEngine()) {
            Explainer explainer = explainer(engine);
            Tensor x = RandomTensors.normal(3, 1, 20);
            Tensor expected = explainer.explain(x, Target.dominant()).relevance();
            for (int i = 0; i < EXPLANATIONS / 100; i++) {
                Thread.currentThread().interrupt();
                assertThrows(CancellationException.class, () -> explainer.explain(x, Target.dominant()));
                assertTrue(Thread.interrupted());
            }
            assertEquals(expected, explainer.explain(x, Target.dominant()).relevance());
            System.out.printf("compiled: %d interrupted explanations, then the same answer%n", EXPLANATIONS / 100);
        }
    }
}
