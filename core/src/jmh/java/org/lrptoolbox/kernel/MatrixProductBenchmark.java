package org.lrptoolbox.kernel;

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

/**
 * GFLOP/s of the matrix product on shapes of the toolbox's networks: fully connected layers, and the thin products of
 * convolutions with few filters.
 *
 * <p>How to run the benchmarks, from the project's root:
 *
 * <pre>{@code
 * mvn -q -Pbenchmarks -pl core test-compile
 * mvn -q -Pbenchmarks -pl core dependency:build-classpath -Dmdep.outputFile=target/benchmarks.txt
 * java --add-modules jdk.incubator.vector \
 *     -cp core/target/classes:core/target/test-classes:$(cat core/target/benchmarks.txt) \
 *     org.openjdk.jmh.Main MatrixProduct -p shape=256x784x1296
 * }</pre>
 *
 * <p>Add {@code -jvmArgsAppend -Dlrp.threads=1} to measure one thread, {@code -Dlrp.blas=java} to measure
 * the kernel in Java, and leave {@code --add-modules} out to measure the portable one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatrixProductBenchmark {
    /** Rows of A, length of the sums, columns of B. */
    @Param({"256x784x1296", "256x1296x1296", "25600x250x25", "200704x25x10", "256x1296x10", "1x784x1296"})
    public String shape = "";

    private int m;
    private int k;
    private int n;
    private double[] a = {};
    private double[] b = {};
    private double[] c = {};

    @Setup
    public void allocate() {
        int[] sizes = Work.sizes(shape);
        m = sizes[0];
        k = sizes[1];
        n = sizes[2];
        a = Work.numbers(m * k);
        b = Work.numbers(k * n);
        c = new double[m * n];
    }

    /** A B. */
    @Benchmark
    public double[] plain(Work work) {
        MatrixProduct.parallel(false, false, m, n, k, a, 0, k, b, 0, n, false, c, 0, n);
        work.gflops += 2e-9 * m * n * k;
        return c;
    }

    /** A B', as relevance runs backwards. */
    @Benchmark
    public double[] transposed(Work work) {
        MatrixProduct.parallel(false, true, m, n, k, a, 0, k, b, 0, k, false, c, 0, n);
        work.gflops += 2e-9 * m * n * k;
        return c;
    }
}
