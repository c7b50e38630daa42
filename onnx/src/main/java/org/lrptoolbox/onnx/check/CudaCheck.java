package org.lrptoolbox.onnx.check;

import java.util.List;

import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.canonize.OutputActivation;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.compile.CompileOptions;
import org.lrptoolbox.onnx.compile.Compiler;
import org.lrptoolbox.onnx.cuda.Placement;
import org.lrptoolbox.onnx.side.SideSplit;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * What an NVIDIA GPU would compute of an explanation, and what it would leave to the processor; told without one.
 *
 * @param placement the nodes of prediction and relevance, compiled for the GPU
 * @param aside how many nodes run beforehand on the processor, because they are computed from ids and masks alone
 */
public record CudaCheck(Placement placement, int aside) {
    /**
     * Compiles for a GPU and looks.
     *
     * @param samples the shape of a sample of every input
     * @throws IllegalArgumentException naming a layer the compiler does not know
     */
    public static CudaCheck of(Network network, Composite composite, OutputActivation output, List<int[]> samples) {
        SideSplit split = SideSplit.of(composite.rulesFor(Canonizers.standard(output).apply(network)));
        List<int[]> shapes = samples;
        if (!split.isWhole()) {
            // The shapes of what ids and masks become are known when they have been computed once.
            List<Tensor> ones = samples.stream().map(sample -> Tensor.full(1, Shapes.batch(1, sample))).toList();
            shapes = split.feed(ones, split.run(ones)).stream().map(Tensor::sampleShape).toList();
        }
        ChannelsFirst lowered = ChannelsFirst.of(split.rules(), shapes);
        CompileOptions options = CompileOptions.DEFAULT.withCuda(true).withStart(composite.gradient()
                ? CompileOptions.Start.ONE
                : CompileOptions.Start.SCORE);
        return new CudaCheck(Placement.of(Compiler.compile(lowered.rules(), options, shapes).graph()),
                split.sides().size());
    }

    @Override
    public String toString() {
        return placement + (aside == 0
                ? ""
                : aside + (aside == 1 ? " node is" : " nodes are")
                        + " computed beforehand on the processor, from ids and masks alone\n");
    }
}
