package org.lrptoolbox.kernel;

import java.util.concurrent.TimeUnit;

import org.lrptoolbox.tensor.Tensor;
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

/** GFLOP/s of convolutions: the layers of LeNet-5 on 256 images, and one layer of a deep network on 4 and on 1. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ConvolutionBenchmark {
    /** Batch, height, width, depth, filter height, filter width, filters; stride 1. */
    @Param({"256x32x32x1x5x5x10", "256x14x14x10x5x5x25", "256x5x5x25x4x4x100", "4x56x56x64x3x3x64",
        "1x56x56x64x3x3x64"})
    public String shape = "";

    private Tensor x = Tensor.zeros(0);
    private Tensor filters = Tensor.zeros(0);
    private Tensor y = Tensor.zeros(0);
    private double gflop;

    @Setup
    public void allocate() {
        int[] s = Work.sizes(shape);
        x = Tensor.of(Work.numbers(s[0] * s[1] * s[2] * s[3]), s[0], s[1], s[2], s[3]);
        filters = Tensor.of(Work.numbers(s[4] * s[5] * s[3] * s[6]), s[4], s[5], s[3], s[6]);
        y = ConvolutionKernel.forward(x, filters, 1, 1);
        gflop = 2e-9 * y.size() * s[4] * s[5] * s[3];
    }

    @Benchmark
    public Tensor forward(Work work) {
        work.gflops += gflop;
        return ConvolutionKernel.forward(x, filters, 1, 1);
    }

    @Benchmark
    public Tensor transpose(Work work) {
        work.gflops += gflop;
        return ConvolutionKernel.transpose(y, filters, 1, 1, x.sampleShape());
    }

    @Benchmark
    public double[] weightGradient(Work work) {
        work.gflops += gflop;
        return ConvolutionKernel.weightGradient(x, y, filters.shape(), 1, 1);
    }
}
