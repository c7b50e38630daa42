package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.ChildJvm;

/** A batch without samples has an answer without samples, on every engine; native code divides by their number. */
class EmptyBatchTest {
    @Test
    void everyEngineAnswersAsTheJavaEngine() throws Exception {
        assertEquals("all empty", ChildJvm.of(Program.class).run().requireSuccess().lastLine());
    }

    /** In a JVM of its own, because a division by zero in native code ends it. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            for (Map.Entry<String, SampleNets.Sample> net : SampleNets.all().entrySet()) {
                try (CompiledEngine compiled = new CompiledEngine(); HybridEngine hybrid = new HybridEngine()) {
                    compare(net.getValue(), compiled);
                    compare(net.getValue(), hybrid);
                }
            }
            System.out.println("all empty");
        }

        private static void compare(SampleNets.Sample net, Engine engine) {
            Tensor none = Tensor.zeros(Shapes.batch(0, net.shape()));
            int classes = net.network().shapes(net.shape()).getLast()[0];
            assertArrayEquals(new int[]{0, classes}, engine.predict(net.network(), none).shape());
            for (Composite composite : List.of(Composites.named("epsilon"), Composites.gradient())) {
                for (Target target : List.of(Target.dominant(), Target.classIndex(1), Target.top(2), Target.output(),
                        Target.everyClass(), Target.top(2).together(), Target.classPerSample(),
                        Target.choicePerSample(List.of()), Target.topAt(1, 0),
                        Target.seed(Tensor.zeros(0, classes)))) {
                    List<Attribution> expected = Explainer.of(net.network(), composite).keepingAll().explainAll(none,
                            target);
                    List<Attribution> actual = Explainer.of(net.network(), composite, engine).keepingAll()
                            .explainAll(none, target);
                    assertEquals(expected.size(), actual.size());
                    for (int i = 0; i < expected.size(); i++) {
                        assertArrayEquals(none.shape(), actual.get(i).relevance().shape());
                        assertEquals(expected.get(i).layers().keySet(), actual.get(i).layers().keySet());
                        assertEquals(expected.get(i).ledger().entries().size(),
                                actual.get(i).ledger().entries().size());
                    }
                }
            }
        }
    }
}
