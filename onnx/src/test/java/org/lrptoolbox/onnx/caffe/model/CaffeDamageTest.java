package org.lrptoolbox.onnx.caffe.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import com.google.protobuf.CodedOutputStream;
import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.onnx.caffe.definition.Caffemodel;
import org.lrptoolbox.onnx.caffe.model.CaffeZoo.Generation;

/** Files that were cut off, flipped, or made to do harm: a typed error that says where, within the file's memory. */
class CaffeDamageTest {
    private static final int LAYERS = 100;
    private static final int OLD_LAYERS = 2;
    private static final int DELIMITED = 2;
    /** What reading anything may take beside the file, and for each of its bytes. */
    private static final long BASE = 24L << 20;
    private static final int EACH = 64;

    @TempDir
    private Path dir;

    private Path model;
    private byte[] whole;
    private String text;

    @BeforeEach
    void write() throws IOException {
        text = CaffeZoo.text("lenet", Generation.V2, 8);
        Files.writeString(dir.resolve("deploy.prototxt"), text);
        model = dir.resolve("m.caffemodel");
        Models.write(Models.read(dir.resolve("deploy.prototxt")), model);
        Files.delete(dir.resolve("m.prototxt"));
        whole = Files.readAllBytes(model);
    }

    private interface Reading {
        Object read(Path file) throws IOException;
    }

    /** Reads; false if it was refused by a typed error that names the file. */
    private static boolean reads(Path file, Reading reading) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean read = true;
        try {
            reading.read(file);
        } catch (LrpFileException e) {
            read = false;
            assertTrue(e.getMessage().startsWith(file.getParent().toString()), e.getMessage());
        }
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken < BASE + EACH * Files.size(file), taken + " bytes for " + Files.size(file));
        return read;
    }

    @Test
    void flippedAndCutOffParameters() throws IOException {
        Random random = new Random(11);
        int refused = 0;
        for (int round = 0; round < 1500; round++) {
            byte[] bytes = Arrays.copyOf(whole, round % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int flips = 0; flips < 1 + round % 5 && bytes.length > 0; flips++) {
                // Half of the flips are where the structure is: near the beginning.
                int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 400));
                bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
            refused += reads(Files.write(model, bytes), Models::read) ? 0 : 1;
        }
        assertTrue(refused > 500, refused + " refused");
    }

    @Test
    void cutOffFilesSayWhere() throws IOException {
        Files.write(model, Arrays.copyOf(whole, whole.length / 2));
        String message = assertThrows(MalformedFileException.class, () -> Models.read(model)).getMessage();
        assertTrue(message.matches("(?s).*layer \\d+, behind \"\\w+\", byte \\d+.*"), message);
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        writing.to(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] layer(Writing writing) throws IOException {
        return message(LAYERS, bytes(writing));
    }

    private static byte[] message(int field, byte... inside) throws IOException {
        return bytes(out -> out.writeByteArray(field, inside));
    }

    /** Lengths of 2^31 - 1 and beyond, of the layer, a parameter, its numbers, its shape. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1 << 30})
    void lengthsBeyondTheFile(int length) throws IOException {
        Writing claim = out -> out.writeUInt32NoTag(length);
        byte[] numbers = bytes(out -> {
            out.writeTag(5, DELIMITED);
            claim.to(out);
        });
        byte[] shape = bytes(out -> {
            out.writeTag(7, DELIMITED);
            claim.to(out);
        });
        for (byte[] bytes : new byte[][]{bytes(out -> {
            out.writeTag(LAYERS, DELIMITED);
            claim.to(out);
        }), layer(out -> {
            out.writeTag(7, DELIMITED);
            claim.to(out);
        }), layer(out -> out.writeByteArray(7, numbers)), layer(out -> out.writeByteArray(7, shape)),
            bytes(out -> {
                out.writeTag(1, DELIMITED);
                claim.to(out);
            }), message(OLD_LAYERS, message(6, numbers)), message(OLD_LAYERS, message(1, message(50, numbers))),
            message(OLD_LAYERS, message(1, bytes(out -> {
                out.writeTag(2, DELIMITED);
                claim.to(out);
            })))}) {
            Files.write(model, bytes);
            assertTrue(!reads(model, Models::read));
            String message = assertThrows(MalformedFileException.class, () -> Models.read(model)).getMessage();
            assertTrue(message.matches("(?s).*(layer \\d+|byte \\d+).*"), message);
        }
    }

    /** Messages in messages and groups in groups, ten thousand deep. */
    @Test
    void deepNesting() throws IOException {
        byte[] nested = {};
        for (int depth = 0; depth < 10_000; depth++) {
            byte[] inside = nested;
            nested = bytes(out -> out.writeByteArray(1, inside));
        }
        byte[] inside = nested;
        byte[] groups = new byte[10_000];
        Arrays.fill(groups, (byte) 0x0B);
        for (byte[] bytes : new byte[][]{bytes(out -> out.writeByteArray(2, inside)),
            bytes(out -> out.writeByteArray(LAYERS, inside)), groups, layer(out -> out.writeRawBytes(groups)),
            bytes(out -> out.writeByteArray(2, groups))}) {
            Files.write(model, bytes);
            assertTrue(!reads(model, Models::read));
        }
    }

    /** What is not known is passed over; a known field in another wire type is unknown, too. */
    @Test
    void unknownFieldsAndWireTypes() throws IOException {
        byte[] more = bytes(out -> {
            out.writeRawBytes(whole);
            out.writeString(77, "unknown");
            out.writeFixed64(78, 1);
            out.writeUInt32(LAYERS, 7);
            out.writeFixed32(1, 7);
        });
        Files.write(model, more);
        assertEquals(8, Caffemodel.read(model).layers().size());
        assertTrue(reads(model, Models::read));
        // The name of a layer as a number: nobody's parameters.
        Files.write(model, layer(out -> out.writeUInt32(1, 5)));
        assertThrows(UnsupportedModelException.class, () -> Models.read(model));
    }

    @Test
    void mangledDefinitions() throws IOException {
        String[] pieces = {"{", "}", "<", ">", "[", "]", "\"", "'", "#", ":", "dim: 1", "-1", "1e999", "4294967296",
            "0x7fffffff", "layer {", "layers {", "\\", "\u0000", "\u00e9", "nan", "type: \"Input\"", "top: \"conv1\"",
            "param { name: \"x\" }", "num_output: 2000000000", "kernel_size: 1000000", "group: 0", "stride: 0",
            "include { phase: TRAIN }", "input_dim: -5", "axis: -9"};
        Path file = dir.resolve("deploy.prototxt");
        Random random = new Random(5);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            StringBuilder s = new StringBuilder(CaffeZoo.text(round % 2 == 0 ? "lenet" : "cifar10_quick",
                    Generation.values()[round % 3], 8));
            for (int edits = 0; edits < 1 + round % 4; edits++) {
                int at = random.nextInt(s.length());
                switch (random.nextInt(4)) {
                    case 0 -> s.insert(at, pieces[random.nextInt(pieces.length)]);
                    case 1 -> s.delete(at, Math.min(s.length(), at + 1 + random.nextInt(20)));
                    case 2 -> s.setCharAt(at, (char) (' ' + random.nextInt(95)));
                    default -> s.insert(at, s.substring(at, Math.min(s.length(), at + random.nextInt(60))));
                }
            }
            refused += reads(Files.writeString(file, s), Models::read) ? 0 : 1;
        }
        assertTrue(refused > 1000, refused + " refused");
    }

    @Test
    void tokensOfMegabytes() throws IOException {
        Path file = dir.resolve("deploy.prototxt");
        String large = "x".repeat(1 << 20);
        for (String s : new String[]{large, "name: \"" + large + "\"", "name: \"" + large, "#" + large,
            "# c\n" + text.replace("\"conv1\"", "\"" + large + "\""), "dim: " + "9".repeat(1 << 20),
            "layer { " + large + ": 1 }", "\\".repeat(1 << 20), "name: \"" + "\\n\\x41".repeat(1 << 18) + "\""}) {
            Files.writeString(file, s, StandardCharsets.UTF_8);
            assertTrue(reads(file, Models::read) == s.startsWith("# c"), s.substring(0, 20));
        }
    }

    /** Numbers a definition asks for without there being any: nothing of their size is made. */
    @ParameterizedTest
    @ValueSource(strings = {"num_output: 2000000000", "num_output: 2 kernel_size: 1000000",
        "num_output: 1 pad: 1000000",
        "num_output: 4 kernel_size: 3 stride: 0", "num_output: 4 kernel_size: 3 dilation: 1000000"})
    void sizesBeyondReason(String settings) throws IOException {
        Path file = Files.writeString(dir.resolve("deploy.prototxt"),
                "input: 'data' input_shape { dim: 1 dim: 3 dim: 9 "
                        + "dim: 9 }\nlayer { name: 'c' type: 'Convolution' bottom: 'data' top: 'c' convolution_param { "
                        + settings
                        + (settings.contains("kernel") ? "" : " kernel_size: 1") + " } }\n"
                        + "layer { name: 'f' type: 'InnerProduct' bottom: 'c' top: 'f' inner_product_param { num_output: "
                        + "2000000000 } }");
        String message = assertThrows(LrpFileException.class, () -> Models.read(file)).getMessage();
        assertTrue(message.contains("line "), message);
        assertTrue(!reads(file, Models::read));
    }
}
