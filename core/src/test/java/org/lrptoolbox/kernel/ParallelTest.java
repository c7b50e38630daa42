package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParallelTest {

    @BeforeEach
    void severalThreads() {
        Parallel.limit(4);
    }

    @AfterEach
    void restoreThreads() {
        Parallel.unlimited();
    }

    @Test
    void runsEveryTaskOnce() {
        for (int tasks : new int[]{0, 1, 2, 3, 1000}) {
            AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
            Parallel.forEach(tasks, runs::incrementAndGet);
            for (int i = 0; i < tasks; i++) {
                assertEquals(1, runs.get(i));
            }
        }
    }

    @Test
    void rangesCoverEverythingOnce() {
        for (int size : new int[]{0, 1, 9, 10, 101}) {
            AtomicIntegerArray runs = new AtomicIntegerArray(size);
            Parallel.forRanges(size, 10, (from, to) -> {
                assertTrue(to - from >= Math.min(10, size), "range " + from + " to " + to);
                for (int i = from; i < to; i++) {
                    runs.incrementAndGet(i);
                }
            });
            for (int i = 0; i < size; i++) {
                assertEquals(1, runs.get(i));
            }
        }
    }

    @Test
    void callsMayBeNested() {
        LongAdder leaves = new LongAdder();
        Parallel.forEach(8, i -> Parallel.forEach(8, j -> Parallel.forEach(8, k -> leaves.increment())));
        assertEquals(512, leaves.sum());
    }

    @Test
    void whatAWholeTaskDividesStaysWithItsThread() {
        for (int tasks : new int[]{8, 1000}) {
            AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
            Parallel.forEachWhole(tasks, task -> {
                Thread own = Thread.currentThread();
                Parallel.forEach(16, part -> assertSame(own, Thread.currentThread()));
                Parallel.forEachWhole(16, part -> assertSame(own, Thread.currentThread()));
                runs.incrementAndGet(task);
            });
            for (int i = 0; i < tasks; i++) {
                assertEquals(1, runs.get(i));
            }
        }
        LongAdder inner = new LongAdder();
        Parallel.forEachWhole(3, task -> Parallel.forEach(5, part -> inner.increment()));
        assertEquals(15, inner.sum());
    }

    @Test
    void aFailureOfAWholeTaskLeavesNothingBehind() {
        assertThrows(IllegalStateException.class, () -> Parallel.forEachWhole(100, task -> {
            throw new IllegalStateException("task " + task);
        }));
        CountDownLatch both = new CountDownLatch(2);
        Parallel.forEach(2, task -> {
            both.countDown();
            assertDoesNotThrow(() -> both.await());
        });
    }

    @Test
    void theFirstFailureComesBack() {
        IllegalStateException failure = new IllegalStateException("task 5");
        assertSame(failure, assertThrows(IllegalStateException.class, () -> Parallel.forEach(100, task -> {
            if (task == 5) {
                throw failure;
            }
        })));
        assertThrows(StackOverflowError.class, () -> Parallel.forEach(4, task -> {
            throw new StackOverflowError();
        }));
    }
}
