package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.python.testing.Python;
import org.lrptoolbox.python.testing.Python.Result;

/** The run which the launcher records. */
class WarmupTest {
    @Test
    void doesItsWorkAndIsSilent() {
        Result result = Python.result(new PythonRunner(), new Program.Module("_lrp.warmup"), List.of(), "");
        assertEquals("", result.checked());
        assertEquals("", result.err());
    }
}
