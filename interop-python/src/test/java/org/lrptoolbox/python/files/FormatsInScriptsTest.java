package org.lrptoolbox.python.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.model.ModelFormat;
import org.lrptoolbox.python.testing.Python;
import org.lrptoolbox.testing.ChildJvm;
import org.lrptoolbox.testing.CountsFormat;

/** The exercise of CONTRIBUTING, seen from Python: {@code model_io} knows every format of models on the class path. */
class FormatsInScriptsTest {
    @TempDir
    private Path folder;

    @Test
    void aFormatOnTheClassPathIsReadAndWritten() throws IOException, InterruptedException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ModelFormat.class.getName()), CountsFormat.class.getName());
        Files.writeString(folder.resolve("model.counts"), "3 2");
        String last = ChildJvm.of(Program.class).classes(folder).run(folder.toString()).requireSuccess().lastLine();
        assertEquals("(3, 2) 3 2 as counts", last);
    }

    /** Reads a model, writes it, also under a name without the ending, and reads that. */
    static final class Program {
        private Program() {}

        /** @param arguments the folder */
        public static void main(String[] arguments) {
            System.out.print(Python.runIn(Path.of(arguments[0]), """
                    import model_io
                    net = model_io.read('model.counts')
                    model_io.write(net, 'again.counts')
                    model_io.write(net, 'other', fmt='counts')
                    twin = model_io.read('other', fmt='counts')
                    assert (twin.modules[0].W == 1).all()
                    print(twin.modules[0].W.shape, open('again.counts').read(), 'as counts')
                    """).checked());
        }
    }
}
