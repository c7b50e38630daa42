package org.lrptoolbox.kernel;

import java.util.Random;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Counts floating-point operations; reported in billions per second (GFLOP/s) as the benchmark's second result. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Work {
    /** Billions of operations so far; JMH divides them by the time. */
    public double gflops;

    @Setup(Level.Iteration)
    public void reset() {
        gflops = 0;
    }

    static double[] numbers(int size) {
        return new Random(size).doubles(size, -1, 1).toArray();
    }

    /** The numbers of a shape written as 256x784x1296. */
    static int[] sizes(String shape) {
        return java.util.Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
    }
}
