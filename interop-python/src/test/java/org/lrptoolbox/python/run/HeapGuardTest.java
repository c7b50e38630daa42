package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When the old generation is collected. */
class HeapGuardTest {
    private static final long MIB = 1 << 20;

    @Test
    void collectsAfterGrowthByAQuarterButNotOften() {
        assertEquals(HeapGuard.FLOOR, HeapGuard.nextThreshold(10 * MIB, 4096 * MIB));
        assertEquals(264 * MIB, HeapGuard.nextThreshold(200 * MIB, 4096 * MIB));
        assertEquals(1000 * MIB, HeapGuard.nextThreshold(800 * MIB, 4096 * MIB));
        assertEquals(4096 * MIB, HeapGuard.nextThreshold(4000 * MIB, 4096 * MIB));
    }

    @Test
    void findsTheOldGenerationOfTheCollectorWhichTheLauncherChooses() {
        assertTrue(HeapGuard.oldGeneration().isPresent(),
                "the tests run with the serial collector, as commands other than scripts");
    }
}
