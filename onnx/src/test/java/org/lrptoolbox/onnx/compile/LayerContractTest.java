package org.lrptoolbox.onnx.compile;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.Budget;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Relevance;
import org.lrptoolbox.engine.Trace;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.LayerExamples;
import org.lrptoolbox.testing.LayerExamples.Example;
import org.lrptoolbox.testing.RandomTensors;

/** Every layer computes the same compiled as in Java: forward, its gradient, and relevance, for one target or several. */
class LayerContractTest {
    private static final double SINGLE = 1e-4;

    @TempDir
    private java.nio.file.Path folder;

    static List<Example> examples() {
        return LayerExamples.all().stream().filter(e -> !isTooWide(e.layer())).toList();
    }

    /** ONNX Runtime has no max pooling that is padded by as much as its window has positions. */
    private static boolean isTooWide(Layer layer) {
        return layer instanceof MaxPool p && (p.frame().left() >= p.frame().width() || p.frame().top() >= p.frame()
                .height());
    }

    private static Network network(Example example, boolean positive) {
        NetworkBuilder builder = Network.builder();
        String[] names = new String[example.inputs().size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = "in" + i;
            builder.input(Input.real(names[i], example.inputs().get(i)));
        }
        for (int i = 0; positive && i < names.length; i++) {
            builder.add("positive" + i, new Activation(Function.SOFTPLUS), names[i]);
            names[i] = "positive" + i;
        }
        return builder.add("layer", example.layer(), names).build();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void compiledAsInJava(Example example) throws java.io.IOException {
        compiledAsInJava(example, network(example, false));
    }

    /** What is known of signs spares a graph what would be zero; it has to be the same without. */
    @ParameterizedTest
    @MethodSource("examples")
    void compiledAsInJavaBehindPositiveValues(Example example) throws java.io.IOException {
        compiledAsInJava(example, network(example, true));
    }

    private void compiledAsInJava(Example example, Network network) throws java.io.IOException {
        List<Tensor> x = example.random(7);
        for (Composite composite : List.of(Composites.gradient(), Composite.of("default"))) {
            RuleTable rules = composite.rulesFor(network);
            RuleTable lowered = ChannelsFirst.of(rules, example.inputs()).rules();
            Trace trace = Trace.of(network, x, Budget.UNLIMITED);
            // Relevance in proportion to what is shared, so that small sums do not blow rounding up.
            Tensor any = RandomTensors.normal(8, trace.output().shape());
            Tensor seed = composite.gradient()
                    ? any
                    : Tensor.zip(trace.output(), any, (y, v) -> y * (1.5 + Math.tanh(v)));
            Relevance expected = new JavaEngine().relevance(trace, rules, seed, Wanted.INPUT_ONLY);
            java.nio.file.Path file = folder.resolve("layer.onnx");
            Map<String, Tensor> given = new HashMap<>(Map.of(Compiler.SEED, seed));
            for (int i = 0; i < x.size(); i++) {
                given.put(Compiler.data(i), x.get(i));
            }
            // What is written for GPUs runs on processors, too.
            CompileOptions options = CompileOptions.DEFAULT.withStart(CompileOptions.Start.SEED);
            for (CompileOptions form : List.of(options, options.withCuda(true), options.withDeterministic(true))) {
                Compiler.compile(lowered, form, example.inputs()).write(file);
                try (OnnxSession session = OnnxSession.open(file)) {
                    check(session.run(given), trace, expected, example + ", " + composite.name() + ", " + form);
                }
            }
        }
    }

    private static void check(Map<String, Tensor> found, Trace trace, Relevance expected, String what) {
        assertClose(trace.output(), Objects.requireNonNull(found.get(Compiler.PREDICTION)), SINGLE, what + " forward");
        for (int i = 0; i < expected.inputs().size(); i++) {
            Tensor r = Objects.requireNonNull(found.get(Compiler.relevance(i)));
            assertTrue(Arrays.equals(r.shape(), expected.inputs().get(i).shape()), what);
            assertClose(expected.inputs().get(i), r, SINGLE, what + ", input " + i);
        }
    }
}
