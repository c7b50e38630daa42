package org.lrptoolbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Constant;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** What constants contribute they keep, whichever way they are written and whatever travels backwards. */
class LedgerTest {
    private static final Tensor X = RandomTensors.normal(1, 3, 4);
    private static final Tensor PLACES = RandomTensors.normal(2, 4);

    /** x W, and places to join with it. */
    private static NetworkBuilder network() {
        return Network.builder().add("in", Dense.of(4, 4, RandomTensors.normal(3, 4, 4).data(), new double[0]))
                .add("places", new Constant(PLACES), List.of());
    }

    private static Network ended(NetworkBuilder joined, int features) {
        return joined.add("out", Dense.of(features, 2, RandomTensors.normal(4, features, 2).data(), new double[0]),
                "joined").build();
    }

    private static Ledger ledger(Network network, String composite) {
        JavaEngine engine = new JavaEngine();
        Trace trace = engine.forward(network, X);
        Relevance found = engine.relevance(trace, Composites.named(composite).rulesFor(network), trace.output(),
                Wanted.LEDGER);
        Ledger ledger = found.ledger();
        double scale = ledger.entries().stream().mapToDouble(e -> Math.abs(e.in())).max().orElseThrow();
        assertEquals(trace.output().sum(), ledger.in(), 1e-12 * scale);
        for (Ledger.Entry e : ledger.entries()) {
            assertEquals(0, e.other(), 1e-12 * scale, e.toString());
        }
        assertEquals(found.input().sum(), ledger.in() - ledger.bias() - ledger.stabilizer(), 1e-12 * scale);
        return ledger;
    }

    private static double kept(Ledger ledger, String layer) {
        return ledger.entries().stream().filter(e -> e.name().equals(layer)).findFirst().orElseThrow().bias();
    }

    @ParameterizedTest
    @ValueSource(strings = {"epsilon", "epsilon-plus", "attnlrp"})
    void constantsKeepTheirShare(String composite) {
        Network added = ended(network().add("joined", new Sum(2), "in", "places"), 4);
        Network shifted = ended(network().add("joined", new Scale(Tensor.of(new double[]{1}, 1), PLACES), "in"), 4);
        double share = kept(ledger(added, composite), "places");
        assertTrue(Math.abs(share) > 1e-3, "nothing");
        assertEquals(kept(ledger(shifted, composite), "joined"), share, 1e-5 * Math.abs(share));
    }

    @ParameterizedTest
    @ValueSource(strings = {"epsilon", "epsilon-plus", "attnlrp"})
    void whatIsJoinedWithAValueToo(String composite) {
        Network joined = ended(network().add("joined", new Concat(0, 2), "places", "in"), 8);
        Ledger ledger = ledger(joined, composite);
        assertTrue(Math.abs(kept(ledger, "places")) > 1e-3, "nothing");
        assertTrue(ledger.toString().endsWith(ledger.summary() + "\n"));
        assertTrue(ledger.summary().startsWith("of " + String.format(java.util.Locale.ROOT, "%.6g", ledger.in())
                + ": inputs "), ledger.summary());
    }

    /** Numbers stay whole on narrow terminals: columns without room go on below, behind the layers' names. */
    @Test
    void columnsWithoutRoomGoOnBelow() {
        Ledger ledger = new Ledger(List.of(new Ledger.Entry(9, "9-Linear", "Epsilon", 4.54573, 4.30702, 0.238713,
                9.53674e-7), new Ledger.Entry(0, "0-Convolution", "ZPlus", 4.30702, 4.30701, 0, 1e-5)));
        String narrow = ledger.within(40);
        assertTrue(narrow.lines().allMatch(line -> line.length() <= 40), narrow);
        assertTrue(narrow.contains("9.53674e-07") && narrow.lines().filter(l -> l.startsWith("9-Linear")).count() > 1,
                narrow);
        assertEquals(ledger.toString(), ledger.within(120));
    }
}
