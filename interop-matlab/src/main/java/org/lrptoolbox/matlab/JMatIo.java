package org.lrptoolbox.matlab;

import com.jmatio.io.MatFileFilter;
import com.jmatio.io.MatFileReader;
import com.jmatio.types.MLArray;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The call of the library JMatIO, which reads whole files only: here, single variables. */
final class JMatIo {
    private JMatIo() {}

    /** The variable of which this is the {@link Transcript}. */
    static MLArray read(byte[] transcript) throws IOException {
        Path file = Files.createTempFile("variable", ".mat");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                MatWriter.writeHeader(ByteOrder.BIG_ENDIAN, 0, out);
                out.write(transcript);
            }
            return new MatFileReader().read(file.toFile(), new MatFileFilter(), MatFileReader.DIRECT_BYTE_BUFFER)
                    .values().iterator().next();
        } finally {
            Files.delete(file);
        }
    }
}
