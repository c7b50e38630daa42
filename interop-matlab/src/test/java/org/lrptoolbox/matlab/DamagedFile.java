package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.matlab.value.MatVariable;

/** Reads what may be damaged as whole files are read: all goes well, or ends in an error that names the file. */
final class DamagedFile {
    private DamagedFile() {}

    static void read(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".mat");
        try {
            Files.write(file, bytes);
            for (MatVariable variable : MatFile.variables(file)) {
                try {
                    Shown.of(variable.value());
                } catch (LrpFileException e) {
                    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
                }
            }
        } catch (LrpFileException e) {
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        } finally {
            Files.delete(file);
        }
    }
}
