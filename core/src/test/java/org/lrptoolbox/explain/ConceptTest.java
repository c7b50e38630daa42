package org.lrptoolbox.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** Relevance through single channels adds up to all of it, and is that of a network without the others. */
class ConceptTest {
    private static final Tensor X = Tensor.of(new double[]{0.5, -1, 2, 1, 1, -0.5}, 2, 3);

    private static Network chained() {
        return Network.sequential(Dense.of(3, 4, RandomTensors.normal(1, 12).data(), new double[0]), new Rect(),
                Dense.of(4, 2, RandomTensors.normal(2, 8).map(Math::abs).data(), new double[0]));
    }

    @Test
    void channelsAddUp() {
        Explainer all = Explainer.of(chained(), Composites.named("epsilon"));
        Tensor whole = all.explain(X, Target.classIndex(1)).relevance();
        Tensor first = all.through(Concept.channels("0-Linear", 0, 2)).explain(X, Target.classIndex(1)).relevance();
        Tensor rest = all.through(Concept.parse("0-Linear:1,3")).explain(X, Target.classIndex(1)).relevance();
        Tensor sum = Tensor.zeros(whole.shape());
        for (int i = 0; i < sum.size(); i++) {
            sum.data()[i] = first.data()[i] + rest.data()[i];
        }
        Close.assertClose(whole, sum, 1e-12, "sum of concepts");
        assertTrue(first.maxAbs() > 0 && rest.maxAbs() > 0);
        Tensor heads = all.through(Concept.heads("0-Linear", 2, 1)).explain(X, Target.classIndex(1)).relevance();
        Tensor same = all.through(Concept.parse("0-Linear:2-3")).explain(X, Target.classIndex(1)).relevance();
        assertArrayEquals(same.data(), heads.data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fc", "fc:", "fc:a", ":3", "fc:3-1", "fc:1/0", "fc:1/2/3"})
    void whatIsTypedWrongIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Concept.parse(text));
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertEquals(List.of(3, 7, 8, 9), Concept.parse("a:b:3,7-9").numbers());
        Explainer all = Explainer.of(chained(), Composites.named("epsilon"));
        assertThrows(IllegalArgumentException.class, () -> all.through(Concept.channels("fc", 1)));
        String message = assertThrows(IllegalArgumentException.class, () -> all
                .through(Concept.channels("0-Linear", 4)).explain(X, Target.dominant())).getMessage();
        assertTrue(message.contains("4 of 4"), message);
    }
}
