package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.compile.CompiledModel;
import org.lrptoolbox.onnx.compile.Compiler;

/** A compilation keeps nobody waiting but those who want its program. The time limit guards against hanging alone. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ProgramsTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger compilations = new AtomicInteger();

    private static CompiledModel model() {
        return Compiler.prediction(Network.sequential(new Rect()), List.of(new int[]{2}));
    }

    private CompiledModel slow() {
        compilations.incrementAndGet();
        begun.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return model();
    }

    @Test
    void othersAreServedMeanwhile() throws InterruptedException, ExecutionException {
        try (Programs programs = new Programs(RuntimeOptions.DEFAULT);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<String> slow = threads.submit(() -> programs.use("slow", this::slow, program -> "slow"));
            begun.await();
            assertEquals("quick", programs.use("quick", ProgramsTest::model, program -> "quick"));
            assertFalse(slow.isDone());
            Future<String> second = threads.submit(() -> programs.use("slow", this::slow, program -> "second"));
            go.countDown();
            assertEquals("slow", slow.get());
            assertEquals("second", second.get());
            assertEquals(1, compilations.get());
        }
    }

    @Test
    void whoWaitsCanBeInterrupted() throws InterruptedException {
        try (Programs programs = new Programs(RuntimeOptions.DEFAULT)) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> programs.use("slow", this::slow, program -> "slow"));
            assertTrue(Thread.interrupted(), "it stays interrupted");
            begun.await();
            go.countDown();
        }
    }
}
