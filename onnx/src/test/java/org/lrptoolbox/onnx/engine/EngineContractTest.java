package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lrptoolbox.testing.Close.assertClose;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.Selector;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.ConvolutionLayer;
import org.lrptoolbox.layer.SumLayer;
import org.lrptoolbox.rule.AlphaBeta;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Excitation;
import org.lrptoolbox.rule.Flat;
import org.lrptoolbox.rule.Gamma;
import org.lrptoolbox.rule.GeneralizedGamma;
import org.lrptoolbox.rule.Proportional;
import org.lrptoolbox.rule.ResponseNorm;
import org.lrptoolbox.rule.TaylorNorm;
import org.lrptoolbox.rule.WSquare;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.rule.ZPlus;
import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Every engine gives the answers of the Java engine: every rule and preset on networks with every kind of layer. */
class EngineContractTest {
    /** Single precision, relative to the largest relevance, where no denominator is close to zero. */
    private static final double FLOAT = 1e-4;
    /** Where the engines compute: {@code -Dlrp.device=cuda} runs the contract on a GPU. */
    private static final RuntimeOptions WHERE = new RuntimeOptions(Device.named(System.getProperty("lrp.device",
            "cpu")), 0);
    private static final Engine COMPILED = new CompiledEngine(WHERE);
    private static final Engine DETERMINISTIC = new CompiledEngine(new RuntimeOptions(WHERE.device(), 0, true, Map
            .of()));
    private static final Engine HYBRID = new HybridEngine(WHERE);

    @AfterAll
    static void close() {
        COMPILED.close();
        DETERMINISTIC.close();
        HYBRID.close();
    }

    /** Stabilisers large enough for float32: the smaller ones are a matter of double precision. */
    private static Stream<Composite> composites() {
        return Stream.concat(Stream.of(new Epsilon(0.1), new ZPlus(0.01), new AlphaBeta(2, 1, 0.1),
                new AlphaBeta(1, 0, 0.1), new Gamma(0.25, 0.1), new GeneralizedGamma(0.25, 0.1), new Flat(),
                new WSquare(0.01), new ZBox(-3, 3, 0.1), new Excitation(0.1), new TaylorNorm(0.1))
                .map(rule -> Composite.uniform(rule)
                        .with(Selector.type(SumLayer.class),
                                new Proportional(0.1))),
                Stream.of(Composites.attnLrp(), Composites.cpLrp(), Composites.cpLrpGamma(0.25, 0.05),
                        Composites.gradientTimesInput(),
                        Composites.gradient(), Composites.guidedBackprop(), Composites.deconvNet(),
                        Composite.uniform(new Epsilon(0.1)).with(Selector.all(), new ResponseNorm(true, 0.1))
                                .with(Selector.type(SumLayer.class),
                                        new Proportional(0.1))
                                .named("LRN normalised"),
                        Composite.uniform(new Epsilon(0.1)).with(Selector.all(), new ResponseNorm(false, 0.1))
                                .with(Selector.type(SumLayer.class),
                                        new Proportional(0.1))
                                .named("LRN original")));
    }

    static Stream<Arguments> cases() {
        return SampleNets.all().entrySet().stream().flatMap(net -> composites().filter(c -> suits(net.getKey(), c))
                .flatMap(c -> Stream.of(COMPILED,
                        HYBRID).map(engine -> Arguments.of(net.getKey(), net.getValue(), c, engine))));
    }

    /** What is no multiple of the input has to be divided by it before a norm, where it may be close to zero. */
    private static boolean suits(String net, Composite c) {
        return !net.equals("transformer") || !c.name().matches("(Flat|WSquare|ZBox).*");
    }

    @ParameterizedTest(name = "{2} on {0}, {3}", autoCloseArguments = false)
    @MethodSource("cases")
    void answersAsTheJavaEngine(String name, SampleNets.Sample sample, Composite composite, Engine engine) {
        Tensor x = input(7, sample);
        Explainer java = Explainer.of(sample.network(), composite).keepingAll();
        Explainer other = Explainer.of(sample.network(), composite, engine).keepingAll();
        Attribution expected = java.explain(x, Target.dominant());
        Attribution actual = other.explain(x, Target.dominant());
        assertClose(expected.prediction(), actual.prediction(), FLOAT, "prediction");
        assertClose(expected.relevance(), actual.relevance(), FLOAT, "relevance");
        expected.layers().forEach((layer, r) -> assertClose(r, actual.layers().get(layer), FLOAT, layer));
        for (int i = 0; i < expected.ledger().entries().size(); i++) {
            var e = expected.ledger().entries().get(i);
            var a = actual.ledger().entries().get(i);
            Tensor r = expected.layers().get(e.name());
            double scale = r.map(Math::abs).sum();
            assertEquals(e.in(), a.in(), FLOAT * scale, e.name() + " in");
            assertEquals(e.bias(), a.bias(), FLOAT * scale, e.name() + " bias");
            assertEquals(e.stabilizer(), a.stabilizer(), FLOAT * scale, e.name() + " stabilizer");
        }
    }

    private static Tensor input(long seed, SampleNets.Sample sample) {
        return RandomTensors.normal(seed, Shapes.batch(3, sample.shape()));
    }

    @ParameterizedTest(name = "graph of seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyGraph(int seed) {
        SampleNets.Sample sample = RandomGraphs.of(seed);
        Tensor x = input(seed, sample);
        Composite composite = Composite.uniform(new Epsilon(0.1)).with(Selector.type(ConvolutionLayer.class),
                new Gamma(0.5, 0.1)).with(Selector.type(SumLayer.class), new Proportional(0.1));
        Attribution expected = Explainer.of(sample.network(), composite).keepingAll().explain(x, Target.dominant());
        for (Engine engine : List.of(COMPILED, HYBRID)) {
            Attribution actual = Explainer.of(sample.network(), composite, engine).keepingAll().explain(x,
                    Target.dominant());
            expected.layers().forEach((layer, r) -> assertClose(r, actual.layers().get(layer), FLOAT, layer));
            assertClose(expected.relevance(), actual.relevance(), FLOAT, engine.name());
        }
    }

    static Stream<Arguments> targets() {
        OutputChoice best = new OutputChoice.Top(1);
        OutputChoice second = new OutputChoice.Ranked(new OutputChoice.Top(2), 2);
        OutputChoice third = new OutputChoice.Ranked(new OutputChoice.TopAt(3, 0), 3);
        OutputChoice last = new OutputChoice.Classes(2);
        return SampleNets.all().entrySet().stream().flatMap(net -> Stream.of(Target.top(3), Target.everyClass(),
                Target.classPerSample(0, 2, 1), Target.choicePerSample(List.of(last, best, best)),
                Target.choicePerSample(List.of(last, third, best)), second, third, Target.topAt(2, 0),
                Target.output(), Target.top(2).together(), Target.top(2).unit(), Target.output().unit())
                .map(t -> Arguments.of(net.getKey(), net.getValue(), t)));
    }

    @ParameterizedTest(name = "{2} on {0}")
    @MethodSource("targets")
    void everyTarget(String name, SampleNets.Sample sample, Target target) {
        Tensor x = input(8, sample);
        Composite composite = Composite.uniform(new Epsilon(0.1)).with(Selector.all(), new AlphaBeta(2, 1, 0.1));
        List<Attribution> expected = Explainer.of(sample.network(), composite).explainAll(x, target);
        for (Engine engine : List.of(COMPILED, DETERMINISTIC)) {
            List<Attribution> actual = Explainer.of(sample.network(), composite, engine).withoutLedger()
                    .explainAll(x, target);
            assertEquals(expected.size(), actual.size());
            for (int i = 0; i < expected.size(); i++) {
                assertClose(expected.get(i).seed(), actual.get(i).seed(), FLOAT, engine + ", seed " + i);
                assertClose(expected.get(i).relevance(), actual.get(i).relevance(), FLOAT,
                        engine + ", explanation " + i);
            }
        }
    }
}
