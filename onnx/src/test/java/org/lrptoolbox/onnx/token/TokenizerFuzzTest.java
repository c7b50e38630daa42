package org.lrptoolbox.onnx.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.token.Tokenizer;
import org.lrptoolbox.token.Tokens;

/** Damaged tokenizers split texts or are refused by name, whatever the library behind them makes of them. */
class TokenizerFuzzTest {
    private static final String AROUND = "{\"version\": \"1.0\", \"truncation\": null, \"padding\": null,"
            + " \"added_tokens\": [{\"id\": 0, \"content\": \"[UNK]\", \"single_word\": false, \"lstrip\": false,"
            + " \"rstrip\": false, \"normalized\": false, \"special\": true}], %s, \"decoder\": {\"type\":"
            + " \"WordPiece\", \"prefix\": \"##\", \"cleanup\": true}, \"model\": %s}";
    private static final List<String> STEPS = List.of(
            "\"normalizer\": {\"type\": \"Lowercase\"}, \"pre_tokenizer\": {\"type\": \"Whitespace\"},"
                    + " \"post_processor\": null",
            "\"normalizer\": {\"type\": \"BertNormalizer\", \"clean_text\": true, \"handle_chinese_chars\": true,"
                    + " \"strip_accents\": null, \"lowercase\": true}, \"pre_tokenizer\": {\"type\":"
                    + " \"BertPreTokenizer\"}, \"post_processor\": {\"type\": \"BertProcessing\", \"sep\":"
                    + " [\"[UNK]\", 0], \"cls\": [\"[UNK]\", 0]}",
            "\"normalizer\": {\"type\": \"Sequence\", \"normalizers\": [{\"type\": \"NFD\"}, {\"type\": \"Replace\","
                    + " \"pattern\": {\"String\": \" \"}, \"content\": \"_\"}]}, \"pre_tokenizer\": {\"type\":"
                    + " \"Split\", \"pattern\": {\"Regex\": \"_|(?=g)\"}, \"behavior\": \"Isolated\", \"invert\": false},"
                    + " \"post_processor\": {\"type\": \"TemplateProcessing\", \"single\": [{\"SpecialToken\": {\"id\":"
                    + " \"[UNK]\", \"type_id\": 0}}, {\"Sequence\": {\"id\": \"A\", \"type_id\": 0}}], \"pair\": [],"
                    + " \"special_tokens\": {\"[UNK]\": {\"id\": \"[UNK]\", \"ids\": [0], \"tokens\": [\"[UNK]\"]}}}",
            "\"normalizer\": null, \"pre_tokenizer\": {\"type\": \"ByteLevel\", \"add_prefix_space\": true,"
                    + " \"trim_offsets\": true, \"use_regex\": true}, \"post_processor\": {\"type\": \"ByteLevel\","
                    + " \"add_prefix_space\": true, \"trim_offsets\": false, \"use_regex\": true}");
    private static final List<String> MODELS = List.of(
            "{\"type\": \"WordLevel\", \"vocab\": {\"[UNK]\": 0, \"good\": 1, \"film\": 2}, \"unk_token\": \"[UNK]\"}",
            "{\"type\": \"WordPiece\", \"unk_token\": \"[UNK]\", \"continuing_subword_prefix\": \"##\","
                    + " \"max_input_chars_per_word\": 100, \"vocab\": {\"[UNK]\": 0, \"go\": 1, \"##od\": 2}}",
            "{\"type\": \"BPE\", \"dropout\": null, \"unk_token\": \"[UNK]\", \"continuing_subword_prefix\": null,"
                    + " \"end_of_word_suffix\": null, \"fuse_unk\": false, \"vocab\": {\"[UNK]\": 0, \"g\": 1, \"o\": 2,"
                    + " \"d\": 3, \"oo\": 4}, \"merges\": [\"o o\"]}",
            "{\"type\": \"Unigram\", \"unk_id\": 0, \"vocab\": [[\"[UNK]\", 0.0], [\"good\", -1.5], [\"f\", -2.0]]}");
    /** What lengths, ids and nesting become in files that mean harm. */
    private static final List<String> HARM = List.of("-1", "1e999", "4294967295", "18446744073709551615", "null", "[]",
            "\"\"", "{\"type\": \"Sequence\", \"pretokenizers\": []}", "[".repeat(5000), "\\ud800");
    private static final String TEXT = "A good film \ud83d\ude00!";

    @SuppressWarnings("NullAway.Init")
    private static Path file;

    @BeforeContainer
    static void make() throws IOException {
        file = Files.createTempFile("lrp", ".json");
    }

    @AfterContainer
    static void remove() throws IOException {
        Files.delete(file);
    }

    private static byte[] sound(int model, int steps) {
        return AROUND.formatted(STEPS.get(steps), MODELS.get(model)).getBytes(StandardCharsets.UTF_8);
    }

    private static int tokens(byte... bytes) throws IOException {
        Files.write(file, bytes);
        try (Tokenizer tokenizer = new HuggingFaceFormat().read(file)) {
            Tokens tokens = tokenizer.encode(TEXT);
            assertEquals(TEXT, tokens.text());
            return tokens.size();
        } catch (UnsupportedModelException e) {
            org.junit.jupiter.api.Assumptions.abort("the library for tokenizers does not run here");
            return 0;
        } catch (LrpFileException | IllegalArgumentException e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith(file.toString()), e.getMessage());
            assertTrue(String.valueOf(e.getMessage()).indexOf('\n') < 0, e.getMessage());
            return 0;
        }
    }

    @Property(tries = 500, seed = "1")
    void flippedBitsAndCuts(@ForAll long seed, @ForAll @IntRange(max = 3) int model,
            @ForAll @IntRange(max = 3) int steps, @ForAll @IntRange(max = 4) int flips) throws IOException {
        byte[] bytes = sound(model, steps);
        assertTrue(tokens(bytes) > 0, "the sound file is read");
        Random random = new Random(seed);
        for (int i = 0; i < flips; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        tokens(flips == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
    }

    @Property(tries = 500, seed = "2")
    void numbersAndPartsReplaced(@ForAll long seed, @ForAll @IntRange(max = 3) int model,
            @ForAll @IntRange(max = 3) int steps) throws IOException {
        String text = new String(sound(model, steps), StandardCharsets.UTF_8);
        Random random = new Random(seed);
        List<java.util.regex.MatchResult> values = java.util.regex.Pattern
                .compile("-?[0-9][0-9.]*|null|false|true|\"[^\"]*\"|\\{[^{}]*}").matcher(text).results().toList();
        java.util.regex.MatchResult value = values.get(random.nextInt(values.size()));
        String harm = HARM.get(random.nextInt(HARM.size()));
        tokens((text.substring(0, value.start()) + harm + text.substring(value.end()))
                .getBytes(StandardCharsets.UTF_8));
    }
}
