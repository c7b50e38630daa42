package org.lrptoolbox.onnx.metadata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.metadata.Note;
import org.lrptoolbox.network.Network;

/** Notes in {@code metadata_props}: written in one order, read within bounds. */
class OnnxNotesTest {
    private static final Network NETWORK = Network.sequential(new Rect());

    @TempDir
    private Path dir;

    private Path file;

    @BeforeEach
    void name() {
        file = dir.resolve("m.onnx");
    }

    private ModelNotes notes() throws IOException {
        return ModelNotes.NONE.withPreprocessing(Preprocessing.parse("torchvision"))
                .withClasses(new ClassNames(List.of("cat", "dog \u00e9"))).withRules("Epsilon", "a\nb");
    }

    @Test
    void whatIsWrittenIsReadAndTheBytesAreTheSame() throws IOException {
        Models.write(NETWORK, file, null, notes(), 3, 4, 4);
        byte[] first = Files.readAllBytes(file);
        assertEquals(notes().signed().texts(), Models.notes(file).texts());
        Models.write(NETWORK, file, null, notes(), 3, 4, 4);
        assertArrayEquals(first, Files.readAllBytes(file));
        List<String> keys = ModelProto.parseFrom(first).getMetadataPropsList().stream().map(e -> e.getKey()).toList();
        assertEquals(keys.stream().sorted().toList(), keys);
    }

    /** Every file says who wrote it, even if there is nothing else to say. */
    @Test
    void everyFileIsSigned() throws IOException {
        Models.write(NETWORK, file, 3);
        assertEquals(List.of(Note.TOOLBOX), List.copyOf(Models.notes(file).texts().keySet()));
    }

    private ModelNotes read(Map<String, ByteString> entries) throws IOException {
        Models.write(NETWORK, file, 3);
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder().clearMetadataProps();
        for (Map.Entry<String, ByteString> e : entries.entrySet()) {
            model.addMetadataPropsBuilder().setKey(e.getKey()).setValueBytes(e.getValue());
        }
        Files.write(file, model.build().toByteArray());
        return Models.notes(file);
    }

    /** Megabytes, other tools' keys, and bytes that are no text. */
    @Test
    void hostileNotesAreNotReadAndDoNoHarm() throws IOException {
        ByteString large = ByteString.copyFrom(new byte[64 << 20]);
        ModelNotes notes = read(Map.of("lrp.classes", large, "author", large, "lrp.unknown", large, "lrp.composite",
                ByteString.copyFrom(new byte[]{-1, -2}), "lrp.rules", ByteString.copyFromUtf8("fine")));
        assertEquals(Map.of(Note.RULES, "fine"), notes.texts());
        assertEquals(2, notes.ignored().size());
        assertTrue(notes.toString().contains("lrp.classes: has more than 4194304 bytes"), notes.toString());
        assertTrue(Models.read(file).size() == 1);
    }

    @Test
    void theFirstOfEqualKeysCounts() throws IOException {
        Models.write(NETWORK, file, 3);
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
        model.addMetadataPropsBuilder().setKey("lrp.toolbox").setValue("other");
        Files.write(file, model.build().toByteArray());
        assertEquals(ModelNotes.NONE.signed().texts(), Models.notes(file).texts());
    }

    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        Models.write(NETWORK, file, null, notes(), 3);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = Arrays.copyOf(whole, round % 2 == 0 ? whole.length : random.nextInt(whole.length));
            for (int flips = 0; flips < 1 + round % 4 && bytes.length > 0; flips++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, bytes);
            try {
                Models.notes(file).toString();
            } catch (LrpFileException e) {
                refused++;
                assertTrue(e.getMessage().contains("m.onnx"), e.getMessage());
            }
        }
        assertTrue(refused > 100, refused + " refused");
        Files.write(file, new byte[]{0x72, -1, -1, -1, -1, 7, 10});
        assertThrows(LrpFileException.class, () -> Models.notes(file));
    }
}
