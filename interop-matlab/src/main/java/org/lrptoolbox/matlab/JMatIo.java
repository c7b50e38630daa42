package org.lrptoolbox.matlab;

import com.jmatio.io.MatFileFilter;
import com.jmatio.io.MatFileReader;
import com.jmatio.io.MatFileWriter;
import com.jmatio.types.MLArray;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The calls of the library JMatIO, which reads and writes whole files only: here, single variables. */
final class JMatIo {
    private JMatIo() {}

    /** The variable of which this is the {@link Transcript}. */
    static MLArray read(byte[] transcript) throws IOException {
        Path file = Files.createTempFile("variable", ".mat");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                MatWriter.writeHeader(ByteOrder.BIG_ENDIAN, out);
                out.write(transcript);
            }
            return new MatFileReader().read(file.toFile(), new MatFileFilter(), MatFileReader.DIRECT_BYTE_BUFFER)
                    .values().iterator().next();
        } finally {
            Files.delete(file);
        }
    }

    /** A variable as an element of a big-endian file, compressed. */
    static byte[] element(MLArray variable) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new MatFileWriter(Channels.newChannel(file), List.of(variable));
        return Arrays.copyOfRange(file.toByteArray(), MatFile.HEADER, file.size());
    }
}
