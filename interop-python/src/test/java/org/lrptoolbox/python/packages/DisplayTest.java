package org.lrptoolbox.python.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.python.testing.Python;

/** What scripts that were notebooks show goes to the output as text. */
class DisplayTest {
    @Test
    void objectsAreNamedAsIPythonNamesThem() {
        assertEquals("<IPython.core.display.HTML object> <IPython.core.display.SVG object>\n", Python.run("""
                from IPython.display import HTML, SVG
                print(HTML('<b>a</b>'), SVG('<svg/>'))
                """));
    }
}
