package org.lrptoolbox.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.onnx.write.ExportOptions;
import org.lrptoolbox.onnx.write.Exporter;

/** Damaged files are read or refused with a typed error; nothing else happens. */
class OnnxFuzzTest {
    @Property(tries = 1500, seed = "1")
    void damagedFilesAreReadOrRefused(@ForAll long seed, @ForAll boolean images,
            @ForAll @IntRange(min = 1, max = 6) int damages) throws IOException {
        byte[] bytes = Exporter.export(images ? Nets.convolutional(true) : Nets.residual(true), ExportOptions.DEFAULT,
                "fuzz.onnx").graph().toByteArray();
        Random random = new Random(seed);
        for (int i = 0; i < damages; i++) {
            bytes = damaged(bytes, random);
        }
        Path file = Files.createTempFile("fuzz", ".onnx");
        try {
            Files.write(file, bytes);
            OnnxModel.read(file);
        } catch (LrpFileException e) {
            // As it should be.
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        byte[] copy = bytes.clone();
        switch (random.nextInt(5)) {
            case 0 -> copy[at] = (byte) random.nextInt();
            case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> copy[at] = (byte) 0xff;
            case 3 -> {
                // One part of the file over another, as a cut and paste of fields.
                int from = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(64), bytes.length - Math.max(at, from));
                System.arraycopy(bytes, from, copy, at, length);
            }
            default -> copy = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, Math.max(1, at)) : copy;
        }
        return copy;
    }
}
