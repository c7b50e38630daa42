package org.lrptoolbox.python.pickle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;

/** Pickles that under CPython would run code, or ask for far more than their size, end in a typed error. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HostilePickleTest {
    private static final String SEQUENTIAL = "cmodules.sequential\nSequential\n";
    private static final String LINEAR = "(cmodules.linear\nLinear\no";

    @TempDir
    Path dir;

    private Path pickle(String operations) throws IOException {
        return Files.write(dir.resolve("hostile.nn"), operations.getBytes(ISO_8859_1));
    }

    private void assertRefused(Class<? extends LrpFileException> kind, String operations) throws IOException {
        Path file = pickle(operations);
        String message = assertThrows(kind, () -> PickleModelFormat.readModel(file)).getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        assertTrue(message.length() < 1000, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cos\nsystem\n(S'touch PWNED'\ntR.", "cposix\nsystem\n(S'touch PWNED'\ntR.",
        "\u0080\u0004\u008c\bbuiltins\u008c\u0004eval\u0093\u008c\u00011\u0085R.", "(S'1'\ni__builtin__\neval\n.",
        "(c__builtin__\neval\nS'1'\no.", "csubprocess\nPopen\n)\u0081.",
        // Deep inside a model: an attribute, and the state of an array.
        "(cmodules.sequential\nSequential\no}S'modules'\n]cos\nsystem\n(S'id'\ntRasb.",
        "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR(I1\n(I1\ntcos\nsystem\n(S'id'\ntR.",
        // Names that begin like allowed ones, or hide behind a dotted path.
        "cmodules.linear\nLinear.__init__\n.", "\u0080\u0004\u008c\u0005numpy\u008c\013ndarray.mro\u0093.",
        "cnumpy.core.multiarray\n_reconstruct.__globals__\n.", "cnumpy\nload\n(S'x'\ntR."})
    void foreignNamesAreRefusedByNameAndNothingRuns(String operations) throws IOException {
        assertRefused(UnsupportedModelException.class, operations);
        String message = assertThrows(UnsupportedModelException.class,
                () -> PickleModelFormat.readModel(pickle(operations))).getMessage();
        assertTrue(message.contains("which is no part of a toolbox model"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "N.", "I1\n.", "].", "0.", "t.", "R.", "b.", "(.", "h\u0005.", "g9\n.", "2.",
        "(o.",
        "I99999999999999999999\n.", "Fx\n.", "S'open\n.", "cmodules.linear\nLinear\n.", LINEAR + ".",
        SEQUENTIAL + "N\u0081.", SEQUENTIAL + "(I1\nt\u0081.", SEQUENTIAL + ")\u0081NbN.",
        // A dictionary with lists for keys, whose hashing would not end.
        "}]\u0094h\u0000as.", "}(]]u.", "(]]d.",
        // State where none belongs, state twice.
        "]}b.", LINEAR + "}b}b.", "N}b."})
    void brokenPicklesAreNoModels(String operations) throws IOException {
        assertRefused(LrpFileException.class, operations);
    }

    @ParameterizedTest
    @ValueSource(strings = {"T\u00ff\u00ff\u00ff\u007f", "B\u00ff\u00ff\u00ff\u00ff", "X\u00ff\u00ff\u00ff\u00ff",
        "\u008e\u00ff\u00ff\u00ff\u00ff\0\0\0\0", "\u0096\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
        "\u008d\0\0\0\u007f\0\0\0\0", "\u008b\u00ff\u00ff\u00ff\u007f", "\u008a\u00ff", "T\u00ff\u00ff\u00ff\u00ff"})
    void declaredLengthsTakeNoMemory(String operation) throws IOException {
        assertRefused(MalformedFileException.class, operation + "abc");
    }

    @Test
    void longNumbersAndManyOperationsAreCutShort() throws IOException {
        assertRefused(MalformedFileException.class, "L" + "9".repeat(5_000_000) + "L\n.");
        assertRefused(MalformedFileException.class, "I" + "0".repeat(5_000_000) + "\n.");
        assertRefused(UnsupportedModelException.class, "}".repeat(20_000_000) + ".");
        assertRefused(UnsupportedModelException.class, "(" + "]2".repeat(10_000_000) + ".");
        assertRefused(UnsupportedModelException.class, "](N" + "e(N".repeat(5_000_000));
    }

    @Test
    void oneLongTextShownAsManyArraysIsNotDecodedManyTimes() throws IOException {
        String text = "X" + little(8_000_000) + "\0".repeat(8_000_000) + "q\0";
        String dtype = "cnumpy\ndtype\n(S'f8'\nI0\nI1\ntRq\u0001";
        String shape = "(I1000000\ntq\u0002";
        StringBuilder model = new StringBuilder(text + "0" + dtype + "0" + shape + "0" + "(cmodules.sequential\n"
                + "Sequential\no}S'modules'\n](");
        for (int i = 0; i < 20_000; i++) {
            model.append(LINEAR).append("}S'W'\ncnumpy.core.numeric\n_frombuffer\n"
                    + "(c_codecs\nencode\n(h\0S'latin1'\ntRh\u0001h\u0002S'C'\ntRsb");
        }
        assertRefused(MalformedFileException.class, model + "esb.");
    }

    @Test
    void aShapeThatOverflowsIsDamage() throws IOException {
        for (String shape : new String[]{"(I65536\nI65536\nt", "(I-1\nI-8\nt", "(I2147483647\nt", "(F1.5\nt",
            "(" + "I2\n".repeat(1000) + "t"}) {
            assertRefused(MalformedFileException.class, "(cmodules.sequential\nSequential\no}S'modules'\n]" + LINEAR
                    + "}S'W'\ncnumpy.core.numeric\n_frombuffer\n(S'12345678'\ncnumpy\ndtype\n(S'f8'\nI0\nI1\ntR" + shape
                    + "S'C'\ntRsbasb.");
        }
    }

    @Property(tries = 3000, seed = "6")
    void flippedBitsAndCuts(@ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int protocol,
            @ForAll @IntRange(max = 8) int flips) throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        ModelPickler.write(SampleModels.everyLayer(), new PickleWriter(sound, protocol));
        byte[] bytes = sound.toByteArray();
        for (int i = 0; i < flips; i++) {
            // Mostly where structure is, seldom in the bulk of the numbers.
            int at = random.nextInt(random.nextInt(4) == 0 ? bytes.length : 700);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        readAny(flips % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
    }

    @Property(tries = 2000, seed = "7")
    void operationsInAnyOrder(@ForAll long seed) throws IOException {
        String[] operations = {"(", "]", "}", ")", "N", "t", "l", "d", "e", "a", "s", "u", "b", "R", "o", "\u0081", "2",
            "0",
            "1", "q\0", "h\0", "\u0094", "I2\n", "S'W'\n", "K\u0001", "\u0085", "\u0086", SEQUENTIAL, LINEAR,
            "cnumpy\ndtype\n", "S'f8'\n", "cnumpy\nndarray\n", "c_codecs\nencode\n", "c__builtin__\nobject\n",
            "ccopy_reg\n_reconstructor\n", "cnumpy.core.multiarray\nscalar\n", "C\u0002ab", "G\0\0\0\0\0\0\0\0"};
        Random random = new Random(seed);
        StringBuilder program = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            program.append(operations[random.nextInt(operations.length)]);
        }
        readAny((program + ".").getBytes(ISO_8859_1));
    }

    private static void readAny(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".nn");
        try {
            Files.write(file, bytes);
            assertTrue(PickleModelFormat.readModel(file).network().size() > 0);
        } catch (LrpFileException e) {
            assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
        } finally {
            Files.delete(file);
        }
    }

    private static String little(int v) {
        return "" + (char) (v & 255) + (char) (v >> 8 & 255) + (char) (v >> 16 & 255) + (char) (v >>> 24);
    }
}
