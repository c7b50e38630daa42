package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** What a check lets pass, every engine runs: layers that runtimes have trouble with. */
class WhatCanBeExplainedTest {
    private static final int[] SAMPLE = {3, 9, 8};

    static Stream<Arguments> layers() {
        Frame three = Frame.of(3, 3);
        return Map.<String, Layer>ofEntries(
                Map.entry("every second", new Slice(new int[]{0, 0, 0}, new int[]{1, 2, 2}, 3, 5, 4)),
                Map.entry("every second from the second", new Slice(new int[]{0, 1, 1}, new int[]{1, 2, 2}, 3, 4, 4)),
                Map.entry("backwards", new Slice(new int[]{2, 8, 7}, new int[]{-1, -1, -1}, 3, 9, 8)),
                Map.entry("backwards by three", new Slice(new int[]{2, 8, 7}, new int[]{-2, -3, -3}, 2, 3, 3)),
                Map.entry("dilated maximum", new MaxPool(three.withDilation(2, 2))),
                Map.entry("dilated maximum, padded", new MaxPool(three.withDilation(2, 2).withPadding(1))),
                Map.entry("dilated maximum, overhanging",
                        new MaxPool(three.withDilation(2, 2).withStride(2, 2).withCeil(true))),
                Map.entry("dilated maximum, overhanging, padded",
                        new MaxPool(three.withDilation(2, 1).withStride(3, 2).withPadding(1).withCeil(true))),
                Map.entry("dilated maximum of ties", new MaxPool(three.withDilation(2, 2).withStride(2, 2)
                        .withCeil(true), Ties.SPLIT)),
                Map.entry("overhanging maximum of ties", new MaxPool(three.withStride(2, 2).withCeil(true),
                        Ties.SPLIT)))
                .entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void layerByEveryEngine(String name, Layer layer) {
        int size = Shapes.size(layer.outputShape(List.of(SAMPLE)));
        Network network = Network.builder().add("in", SampleNets.conv(1, 3, 3, Frame.of(1, 1), 1))
                .add("it", layer, "in").add("flat", new Flatten(), "it")
                .add("out", SampleNets.dense(2, size, 4, true), "flat").build();
        Tensor x = RandomTensors.normal(3, Shapes.batch(2, SAMPLE));
        for (Composite composite : List.of(Composite.uniform(new Epsilon(0.1)), Composites.gradient())) {
            Attribution expected = Explainer.of(network, composite).explain(x, Target.dominant());
            try (CompiledEngine compiled = new CompiledEngine(); HybridEngine hybrid = new HybridEngine()) {
                for (Engine engine : List.of(compiled, hybrid)) {
                    assertClose(new JavaEngine().predict(network, x), engine.predict(network, x), 1e-4, "prediction");
                    Attribution actual = Explainer.of(network, composite, engine).explain(x, Target.dominant());
                    assertClose(expected.relevance(), actual.relevance(), 1e-4, engine.name());
                }
            }
        }
    }

    /** Relevance of one's own may be given to scores of 0, which hand nothing on; compiled, it was no number. */
    @Test
    void relevanceOfScoresOfZeroIsNothing() {
        Network network = Network.builder().add("out", SampleNets.dense(2, 5, 4, true)).add("kept", new Rect(), "out")
                .build();
        Tensor x = RandomTensors.normal(3, 3, 5);
        Tensor y = new JavaEngine().predict(network, x);
        assertTrue(y.sum() > 0 && y.map(v -> v == 0 ? 1 : 0).sum() > 0, y.toString());
        Target own = Target.seed(Tensor.full(1, y.shape()));
        Tensor expected = Explainer.of(network, Composites.attnLrp()).explain(x, own).relevance();
        try (CompiledEngine compiled = new CompiledEngine()) {
            assertClose(expected, Explainer.of(network, Composites.attnLrp(), compiled).explain(x, own).relevance(),
                    1e-4, "compiled");
        }
    }

    static Stream<Layer> heads() {
        return Stream.of(new LogSoftMax(), new SoftMax());
    }

    @ParameterizedTest
    @MethodSource("heads")
    void predictionsOfHeadsThatExplanationsDrop(Layer head) {
        Network network = Network.builder().add("out", SampleNets.dense(2, 5, 4, true)).add("head", head, "out")
                .build();
        Tensor x = RandomTensors.normal(3, 2, 5);
        try (CompiledEngine compiled = new CompiledEngine(); HybridEngine hybrid = new HybridEngine()) {
            for (Engine engine : List.of(compiled, hybrid)) {
                assertClose(new JavaEngine().predict(network, x), engine.predict(network, x), 1e-5, engine.name());
            }
        }
    }
}
