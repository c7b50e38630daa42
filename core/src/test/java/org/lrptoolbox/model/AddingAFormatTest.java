package org.lrptoolbox.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.testing.ChildJvm;
import org.lrptoolbox.testing.CountsFormat;

/** The exercise of CONTRIBUTING: a format is one class and its line among the services; then everything knows it. */
class AddingAFormatTest {
    @TempDir
    private Path folder;

    @Test
    void aClassAndALineAreEnough() throws IOException, InterruptedException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ModelFormat.class.getName()), CountsFormat.class.getName());
        Path file = Files.writeString(folder.resolve("model.counts"), "3 2");
        String network = ChildJvm.of(Program.class).classes(folder).run(file.toString()).requireSuccess().lastLine();
        assertEquals("3 -> 2, again 3 -> 2", network);
    }

    /** Reads a model, writes it, and reads it again. */
    static final class Program {
        private Program() {}

        /** @param arguments the file */
        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            Network network = Models.read(file);
            Models.write(network, file);
            System.out.println(network.node(0).layer().describe() + ", again "
                    + Models.read(file).node(0).layer().describe());
        }
    }
}
