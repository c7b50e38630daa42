package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
