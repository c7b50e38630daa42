package org.lrptoolbox.onnx.compile;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.Budget;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Relevance;
import org.lrptoolbox.engine.Trace;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.legacy.NoSlope;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.rule.Nothing;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.Stop;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Half;
import org.lrptoolbox.testing.LayerExamples;
import org.lrptoolbox.testing.LayerExamples.Domain;
import org.lrptoolbox.testing.LayerExamples.Example;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.words.Rules;

/** Every rule of the registry on one layer of every kind it is for: the same compiled as in Java. */
class RuleContractTest {
    private static final double SINGLE = 3e-4;

    @TempDir
    private Path folder;

    static Stream<Rule> rules() {
        // Some end relevance: there is nothing to compare.
        return Stream.concat(Rules.all().stream().filter(rule -> !(rule instanceof Nothing || rule instanceof Stop)),
                Stream.of(new Half(0.1)));
    }

    private static Stream<Example> examples() {
        Example product = new Example(new HeldProduct(), Domain.ALL, List.of(new int[]{3, 4}, new int[]{3, 4}));
        // The band of local response normalisation is a part of that layer, with weights of 1.
        return Stream.concat(LayerExamples.all().stream(), Stream.of(product))
                .filter(e -> !(e.layer() instanceof LocalResponseNorm.ChannelBand));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void compiledAsInJava(Rule rule) throws IOException {
        Set<Class<? extends Layer>> seen = new HashSet<>();
        boolean legacy = rule.getClass().getPackage() != Rule.class.getPackage();
        for (Example example : examples().filter(e -> rule.supports(e.layer())).toList()) {
            if (legacy && !(rule instanceof NoSlope) && !example.layer().isOfToolbox()) {
                // What the original did, it did with its own layers; slopes are those of its Caffe code.
                continue;
            }
            if (seen.add(example.layer().getClass())) {
                check(rule, example);
            }
        }
        assertNotEquals(Set.of(), seen, "no layer is an example for this rule");
    }

    private void check(Rule rule, Example example) throws IOException {
        NetworkBuilder builder = Network.builder();
        String[] names = new String[example.inputs().size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = "in" + i;
            builder.input(Input.real(names[i], example.inputs().get(i)));
        }
        Network network = builder.add("layer", example.layer(), names).build();
        List<Tensor> x = example.random(17);
        RuleTable rules = new RuleTable("one", network, List.of(rule));
        Trace trace = Trace.of(network, x, Budget.UNLIMITED);
        // Relevance in proportion to what is shared, so that small sums do not blow rounding up.
        Tensor seed = Tensor.zip(trace.output(), RandomTensors.normal(18, trace.output().shape()),
                (y, v) -> y * (1.5 + Math.tanh(v)));
        Relevance expected = new JavaEngine().relevance(trace, rules, seed, Wanted.INPUT_ONLY);
        Path file = folder.resolve("rule.onnx");
        Compiler.compile(ChannelsFirst.of(rules, example.inputs()).rules(),
                CompileOptions.DEFAULT.withStart(CompileOptions.Start.SEED), example.inputs()).write(file);
        Map<String, Tensor> given = new HashMap<>(Map.of(Compiler.SEED, seed));
        for (int i = 0; i < x.size(); i++) {
            given.put(Compiler.data(i), x.get(i));
        }
        try (OnnxSession session = OnnxSession.open(file)) {
            Map<String, Tensor> found = session.run(given);
            for (int i = 0; i < x.size(); i++) {
                assertClose(expected.inputs().get(i), Objects.requireNonNull(found.get(Compiler.relevance(i))), SINGLE,
                        rule + " on " + example + ", input " + i);
            }
        }
    }
}
