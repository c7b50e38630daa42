package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.python.testing.Python;
import org.lrptoolbox.python.testing.Python.Result;

/** The profile counts the calls of each line, and changes nothing of what a script does. */
class ProfileTest {
    @Test
    void linesAndCallsAreCounted() {
        Result result = Python.result(new PythonRunner().profile(), new Program.Code("""
                import numpy as np
                from modules import Linear, Rect, Sequential
                for i in range(3):
                    x = np.zeros((2, 4)) + i
                net = Sequential([Linear(4, 3), Rect()])
                R = net.lrp(net.forward(x))
                print(type(x) is np.ndarray, R.shape, np.add.reduce([1, 2]), np.zeros.__name__)
                """), List.of(), "");
        assertEquals("True (2, 4) 3 zeros\n", result.out());
        assertEquals(0, result.exitCode());
        for (String row : List.of("3  <string>:4 numpy.zeros", "3  <string>:4 ndarray.__add__",
                "1  <string>:6 Sequential.forward", "1  <string>:6 Sequential.lrp", "1  <string>:1 import numpy")) {
            assertTrue(Pattern.compile("(?m) +" + Pattern.quote(row) + "$").matcher(result.err()).find(), result.err());
        }
        assertTrue(result.err().lines().skip(2).allMatch(line -> line.contains("<string>:")), result.err());
    }
}
