package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.EngineUse;
import org.lrptoolbox.engine.Engines;

class OnnxEngineProviderTest {
    @Test
    void enginesAreFoundByName() {
        assertEquals(List.of("java", "compiled", "hybrid"), Engines.names());
        for (String name : Engines.names()) {
            try (Engine engine = Engines.open(name, "cpu")) {
                assertEquals(name, engine.name());
            }
        }
        assertThrows(IllegalArgumentException.class, () -> Engines.open("compiled", "tpu"));
    }

    /** What nobody typed is not in the message. */
    @Test
    void enginesBesideFilesAreOpenedAsOthersAre() {
        for (String name : Engines.names()) {
            for (EngineUse use : EngineUse.values()) {
                try (Engine engine = Engines.open(name, "cpu", use)) {
                    assertEquals(name, engine.name());
                }
                assertEquals(refusal(() -> Engines.open(name, "tpu")), refusal(() -> Engines.open(name, "tpu", use)));
            }
        }
    }

    private static String refusal(Executable opening) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, opening).getMessage());
    }
}
