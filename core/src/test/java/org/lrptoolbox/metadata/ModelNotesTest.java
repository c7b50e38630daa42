package org.lrptoolbox.metadata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.StoredArrays;

/** What travels with a model, from friend and foe. */
class ModelNotesTest {
    @TempDir
    private Path dir;

    private static ModelNotes note(Note note, String text) {
        return new ModelNotes(Map.of(note, text), List.of());
    }

    @Test
    void preprocessingComesBackAsItWas() throws IOException {
        for (String how : List.of("none", "caffe crop=227", "torchvision",
                "resize=long:256,lanczos order=bgr mean=1,2,3")) {
            Preprocessing given = Preprocessing.parse(how);
            assertEquals(given.toString(),
                    ModelNotes.NONE.withPreprocessing(given).preprocessing().orElseThrow().toString());
        }
        assertTrue(ModelNotes.NONE.preprocessing().isEmpty());
    }

    /** A mean image travels along, to the last bit, whether its numbers are of one width or the other. */
    @Test
    void meanImagesBecomePartOfTheNotes() throws IOException {
        for (double fraction : new double[]{0.25, 0.1}) {
            double[] numbers = new double[3 * 5 * 4];
            java.util.Arrays.setAll(numbers, i -> i + fraction);
            Path file = dir.resolve("mean.npy.txt");
            StoredArrays.write(new TypedArray(ElementType.FLOAT64, new int[]{3 * 5, 4}, numbers), file);
            double[] stored = StoredArrays.read(file).toTensor().data();
            Preprocessing given = Preprocessing.parse("caffe crop=4 mean=x", new Preprocessing.Lookup() {
                @Override
                public Path find(String name) {
                    return file;
                }

                @Override
                public org.lrptoolbox.image.Mean mean(String name) {
                    return new org.lrptoolbox.image.Mean("x", org.lrptoolbox.tensor.Tensor.of(stored, 3, 5, 4));
                }
            });
            ModelNotes notes = ModelNotes.NONE.withPreprocessing(given);
            assertTrue(notes.text(Note.PREPROCESSING).orElseThrow().contains("mean=embedded"));
            assertArrayEquals(stored, notes.preprocessing().orElseThrow().mean().values().data());
            // A number per channel does not leave the old image behind.
            assertFalse(notes.withPreprocessing(Preprocessing.parse("caffe")).texts().containsKey(Note.MEAN));
        }
    }

    @Test
    void sourcesAreHashed() throws IOException {
        Path file = Files.writeString(dir.resolve("a b.txt"), "abc");
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a b.txt",
                ModelNotes.NONE.withSources(List.of(file)).text(Note.SOURCE).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"caffe mean=/etc/passwd", "caffe mean=embedded", "caffe crop=40000", "turn=left",
        "resize=exact:30000x30000", "crop=9999x9999", "std=0", "order=\u001b[2Jrgb", "crop=99999999999", ""})
    void unreasonablePreprocessingIsRefusedAndNothingItNamesIsOpened(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> note(Note.PREPROCESSING, text).preprocessing());
        assertTrue(e.getMessage().startsWith("the preprocessing the model's file tells of"), e.getMessage());
        assertFalse(e.getMessage().contains("\u001b"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "float32 3x2x2", "float32 3x2x2\n!", "float32 3x2x2\nAAAA", "int8 3x2x2\nAAAA",
        "float32 99999x99999x99999\nAAAA", "float32 1x1x1\nAADAfw=="})
    void damagedMeanImagesAreRefused(String mean) {
        ModelNotes notes = new ModelNotes(Map.of(Note.PREPROCESSING, "caffe mean=embedded", Note.MEAN, mean),
                List.of());
        assertThrows(IllegalArgumentException.class, notes::preprocessing);
    }

    /** What is printed cannot move the cursor, and stays short. */
    @Test
    void printingIsCleanedAndShort() {
        ModelNotes notes = new ModelNotes(Map.of(Note.CLASSES, "a\u001b[31m\n".repeat(100_000), Note.COMPOSITE,
                "x\u202ey".repeat(5000), Note.SOURCE, "line\n".repeat(3000)), List.of("more\u0007"));
        String text = notes.toString();
        assertFalse(text.matches("(?s).*[\\p{C}&&[^\n]].*"), text);
        assertTrue(text.length() < 2000 && text.contains("100000 (a?[31m; "), text);
        assertEquals("a?[31m", notes.classes().lines().getFirst());
    }

    @Test
    void whatHoldsOfAnotherFileIsInherited() throws IOException {
        ModelNotes notes = ModelNotes.NONE.withPreprocessing(Preprocessing.parse("caffe"))
                .withClasses(new ClassNames(List.of("cat", "dog"))).withRules("Epsilon", "table").signed();
        ModelNotes again = notes.inherited();
        assertEquals(java.util.Set.of(Note.PREPROCESSING, Note.CLASSES), again.texts().keySet());
        assertEquals(List.of("cat", "dog"), again.classes().lines());
        assertEquals("Epsilon", notes.composite().orElseThrow());
    }
}
