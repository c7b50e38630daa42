package org.lrptoolbox.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

class AutoCannyTest {
    /** Ones in a disc around the middle of a square. */
    private static Tensor disc(int side, double radius) {
        Tensor image = Tensor.zeros(side, side);
        for (int i = 0; i < image.size(); i++) {
            double y = i / side - (side - 1) / 2.0;
            double x = i % side - (side - 1) / 2.0;
            image.data()[i] = Math.hypot(x, y) < radius ? 1 : 0;
        }
        return image;
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, -1", "255, 3"})
    void aDiscsOutlineIsARingAtItsRadius(double scale, double offset) {
        int side = 61;
        double radius = 20;
        Tensor edges = AutoCanny.edges(disc(side, radius).map(v -> v * scale + offset), 1.5);
        int found = 0;
        for (int i = 0; i < edges.size(); i++) {
            if (edges.data()[i] == 1) {
                double r = Math.hypot(i / side - 30, i % side - 30);
                assertEquals(radius, r, 2, "an edge at " + i / side + ", " + i % side);
                found++;
            }
        }
        assertTrue(found > 2 * radius * 2.5 && found < 4 * Math.PI * radius, found + " pixels");
    }

    @Test
    void theTransposedPictureHasTransposedEdges() {
        Tensor image = Gaussian.blur(RandomTensors.normal(5, 40, 40), 2);
        Tensor turned = Tensor.zeros(40, 40);
        Tensor edges = AutoCanny.edges(image, 2);
        for (int i = 0; i < image.size(); i++) {
            turned.data()[i % 40 * 40 + i / 40] = image.data()[i];
        }
        Tensor other = AutoCanny.edges(turned, 2);
        for (int i = 0; i < image.size(); i++) {
            assertEquals(edges.data()[i], other.data()[i % 40 * 40 + i / 40]);
        }
        assertTrue(edges.sum() > 0);
    }

    @Test
    void aFlatPictureHasNone() {
        assertEquals(0, AutoCanny.edges(Tensor.full(3, 10, 12), 2).sum());
    }

    @Test
    void refusesWhatIsNoPictureOrNoWidth() {
        assertThrows(IllegalArgumentException.class, () -> AutoCanny.edges(Tensor.zeros(3, 3, 3), 1));
        assertThrows(IllegalArgumentException.class, () -> AutoCanny.edges(Tensor.zeros(3, 3), 0));
        assertThrows(IllegalArgumentException.class, () -> AutoCanny.edges(Tensor.zeros(3, 3), Double.NaN));
    }
}
