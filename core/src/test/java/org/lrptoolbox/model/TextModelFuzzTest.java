package org.lrptoolbox.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lrptoolbox.io.MalformedFileException;

/** Damaged text models give a network or a typed error that names the file. */
class TextModelFuzzTest {
    private static final byte[] SOUND = """
            Convolution 1 2 1 2 1 1
            0.125 0.25 1e-05 0.5
            -0.25 0.25
            MaxPool 2 2 2 2
            Linear 2 3
            -0.125 -0.25 nan
            -0.5 inf -inf
            0.0 0.25 0.75
            SoftMax
            """.getBytes(StandardCharsets.US_ASCII);
    private static final List<String> WORDS = List.of("Linear ", "Convolution", "SumPool 1 1 1 1\n", "Rect\n", "\n",
            "2 ",
            "-1 ", "99999999999999999999 ", "1e999 ", "np.float64(", ")", "nan", "\r", "\u00e9", "2147483647 ");

    private static void read(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".txt");
        try {
            Files.write(file, bytes);
            assertTrue(Models.read(file).size() > 0);
        } catch (MalformedFileException e) {
            assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 1000, seed = "4")
    void flippedBitsAndCuts(@ForAll long seed, @ForAll @IntRange(max = 6) int flips) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = SOUND.clone();
        for (int i = 0; i < flips; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        read(flips % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
    }

    @Property(tries = 1000, seed = "5")
    void wordsInAnyOrder(@ForAll List<@IntRange(max = 14) Integer> picks) throws IOException {
        StringBuilder text = new StringBuilder();
        picks.forEach(i -> text.append(WORDS.get(i)));
        read(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
