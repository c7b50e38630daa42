package org.lrptoolbox.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final Table TABLE = new Table("layer", "empty", "status")
            .row("conv1", "", "supported")
            .row("inception_3a/3x3_reduce", "", "canonized: fused into the convolution before it")
            .row("p", "", "");

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertEquals("""
                layer                    status
                -----------------------  -----------------------------------------------
                conv1                    supported
                inception_3a/3x3_reduce  canonized: fused into the convolution before it
                p
                """, TABLE.toString());
        assertEquals(TABLE.toString(), TABLE.within(72));
    }

    @Test
    void whatDoesNotFitGoesOnBelow() {
        assertEquals("""
                layer                    status
                -----------------------  -----------
                conv1                    supported
                inception_3a/3x3_reduce  canonized:
                                         fused into
                                         the
                                         convolution
                                         before it
                p
                """, TABLE.within(36));
        assertEquals("""
                layer        status
                -----------  -----------
                conv1        supported
                inception_3  canonized:
                a/3x3_reduc  fused into
                e            the
                             convolution
                             before it
                p
                """, TABLE.within(24));
    }

    /** Nothing is lost, and no line is too long, as long as every column has a few characters. */
    @ParameterizedTest
    @ValueSource(ints = {18, 19, 25, 40, 60, 71, 200})
    void everyWidth(int columns) {
        String text = TABLE.within(columns);
        assertTrue(text.lines().allMatch(line -> line.length() <= columns), text);
        String letters = TABLE.toString().replaceAll("[^a-z0-9]", "");
        assertEquals(letters.chars().sorted().boxed().toList(),
                text.replaceAll("[^a-z0-9]", "").chars().sorted().boxed().toList());
    }

    @Test
    void veryNarrowTerminalsWrapTheLines() {
        assertEquals(TABLE.within(18), TABLE.within(1));
    }

    /** Numbers are compared down a column: columns that have no room go below, their rows named anew. */
    @Test
    void columnsWithoutRoomGoBelow() {
        Table table = new Table("method", "aopc", "abpc", "empty", "sensitivity")
                .row("epsilon", "0.79", "2.14", "", "0.39")
                .row("random", "-0.05", "-0.21", "", "");
        assertEquals(table.toString(), table.stacked(80));
        assertEquals("""
                method   aopc   abpc
                -------  -----  -----
                epsilon  0.79   2.14
                random   -0.05  -0.21

                method   sensitivity
                -------  -----------
                epsilon  0.39
                random
                """, table.stacked(22));
    }
}
