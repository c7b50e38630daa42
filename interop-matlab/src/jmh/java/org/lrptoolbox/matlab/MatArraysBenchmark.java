package org.lrptoolbox.matlab;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.tensor.Tensor;

/**
 * Milliseconds in which a batch crosses the border to MATLAB, each way: what every call from there pays. How to run it
 * stands in {@code MatrixProductBenchmark} of core; the module is interop-matlab, the name {@code MatArrays}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatArraysBenchmark {
    /** The size of the batch. */
    @Param({"256x784", "256x32x32x1", "256x14x14x4"})
    public String size = "";

    private int[] shape = {};
    private double[] columns = {};
    private Tensor tensor = Tensor.zeros(1);

    @Setup
    public void allocate() {
        shape = Arrays.stream(size.split("x")).mapToInt(Integer::parseInt).toArray();
        Random random = new Random(1);
        tensor = Tensor.zeros(shape).map(v -> random.nextGaussian());
        columns = MatArrays.columns(tensor);
    }

    /** From MATLAB's order. */
    @Benchmark
    public Tensor in() {
        return MatArrays.tensor(columns, shape);
    }

    /** Into MATLAB's order. */
    @Benchmark
    public double[] out() {
        return MatArrays.columns(tensor);
    }
}
