package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.onnx.compile.CompileOptions;
import org.lrptoolbox.onnx.compile.Compiler;
import org.lrptoolbox.onnx.cuda.Placement;
import org.lrptoolbox.onnx.engine.SampleNets.Sample;

/** Every composite on networks of every family leaves nothing of prediction and relevance to the processor. */
class NetworksOnCudaTest {
    static Stream<String> composites() {
        return Composites.names().stream();
    }

    @ParameterizedTest
    @MethodSource("composites")
    void everyFamily(String name) {
        Composite composite = name.equals(Composites.BOX) ? Composites.epsilonGammaBox(-3, 3) : Composites.named(name);
        Map<String, Sample> nets = new LinkedHashMap<>(SampleNets.all());
        for (int seed = 1; seed <= 8; seed++) {
            nets.put("graph " + seed, RandomGraphs.of(seed));
        }
        nets.forEach((family, sample) -> {
            List<int[]> samples = List.of(sample.shape());
            RuleTable rules = composite.rulesFor(Canonizers.standard().apply(sample.network()));
            ChannelsFirst lowered = ChannelsFirst.of(rules, samples);
            CompileOptions cuda = CompileOptions.DEFAULT.withCuda(true);
            List<Integer> all = new ArrayList<>();
            lowered.rules().network().nodes().forEach(node -> all.add(node.index()));
            for (CompileOptions options : List.of(cuda, cuda.withManyTargets(true), cuda.withLedger(true)
                    .withLayers(all), cuda.withDeterministic(true))) {
                assertEquals(List.of(), Placement.of(Compiler.compile(lowered.rules(), options, samples).graph())
                        .left(), family);
            }
            assertEquals(List.of(), Placement.of(Compiler.prediction(lowered.rules().network(), cuda, samples)
                    .graph()).left(), family);
        });
    }
}
