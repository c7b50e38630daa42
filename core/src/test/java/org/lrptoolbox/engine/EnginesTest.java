package org.lrptoolbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class EnginesTest {
    @Test
    void coreAloneHasTheJavaEngine() {
        assertEquals(List.of("java"), Engines.names());
        assertInstanceOf(JavaEngine.class, Engines.open("java", "auto"));
        assertThrows(IllegalArgumentException.class, () -> Engines.open("java", "cuda"));
        String message = assertThrows(IllegalArgumentException.class, () -> Engines.open("compiled", "cpu"))
                .getMessage();
        assertTrue(message.contains("[java]"), message);
    }
}
