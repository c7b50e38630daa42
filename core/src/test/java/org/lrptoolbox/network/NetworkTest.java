package org.lrptoolbox.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.Sum;

class NetworkTest {
    @Test
    void printsItsLayersWithShapes() {
        assertEquals("""
                #  layer          type         details                 output     parameters
                -  -------------  -----------  ----------------------  ---------  ----------
                0  0-Convolution  Convolution  3x3x2 -> 4, stride 1x1  (7, 6, 4)  76
                1  1-Rect         Rect                                 (7, 6, 4)
                2  2-SumPool      SumPool      2x2, stride 1x1         (6, 5, 4)
                3  3-Convolution  Convolution  2x2x4 -> 5, stride 1x1  (5, 4, 5)  85
                4  4-Tanh         Tanh                                 (5, 4, 5)
                5  5-MaxPool      MaxPool      2x2, stride 2x1         (2, 3, 5)
                6  6-AveragePool  AveragePool  2x1, stride 1x1         (1, 3, 5)
                7  7-Flatten      Flatten                              (15,)
                8  8-Linear       Linear       15 -> 3                 (3,)       48
                9  9-SoftMax      SoftMax                              (3,)
                total parameters: 209
                """, Nets.convolutional(true).summary(Nets.IMAGE));
    }

    @Test
    void printsWhereBranchesComeFrom() {
        assertEquals("""
                #  layer      type    details                            parameters
                -  ---------  ------  ---------------------------------  ----------
                0  in         Linear  6 -> 6 <- input                    36
                1  relu       Rect     <- in
                2  left       Linear  6 -> 6 <- relu                     36
                3  left-relu  Rect     <- left
                4  sum        Sum     3 inputs <- relu, left-relu, relu
                5  out        Linear  6 -> 3 <- sum                      18
                total parameters: 90
                """, Nets.residual(false).toString());
    }

    @Test
    void knowsItsNodesByName() {
        Network network = Nets.residual(true);
        assertFalse(network.isSequential());
        assertTrue(Nets.convolutional(true).isSequential());
        assertEquals(4, network.node("sum").index());
        assertEquals("layer 4 'sum' (Sum)", network.node("sum").toString());
        assertThrows(IllegalArgumentException.class, () -> network.node("nowhere"));
        assertArrayEquals(new int[]{6}, network.truncated(4).shapes(6).getLast());
    }

    @Test
    void refusesGraphsThatDoNotFitTogether() {
        NetworkBuilder builder = Network.builder().add("a", new Rect());
        assertThrows(IllegalArgumentException.class, () -> builder.add("a", new Rect(), "a"), "a name twice");
        assertThrows(IllegalArgumentException.class, () -> builder.add("b", new Rect(), "c"), "unknown input");
        assertThrows(IllegalArgumentException.class, () -> builder.add("b", new Rect(), "b"), "its own input");
        assertThrows(IllegalArgumentException.class, () -> builder.add("b", new Sum(2), "a"), "too few inputs");
        assertThrows(IllegalArgumentException.class, () -> Network.builder().build(), "no layers");
        assertThrows(ShapeException.class, () -> Nets.convolutional(true).shapes(28, 28));
    }
}
