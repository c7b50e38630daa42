package org.lrptoolbox.onnx.token;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.io.UserCache;
import org.lrptoolbox.text.Printable;
import org.lrptoolbox.token.Tokens.Token;
import org.lrptoolbox.token.Tokenizer;
import org.lrptoolbox.token.TokenizerFormat;
import org.lrptoolbox.token.Tokens;

/**
 * {@code tokenizer.json} of Hugging Face's tokenizers (WordPiece, byte pairs, unigrams, whole words), read by that library
 * itself in DJL's binding. It gives the tokens Python gives.
 */
public final class HuggingFaceFormat implements TokenizerFormat {
    private static final long LARGEST = 256L << 20;

    static {
        // The library reports its use and looks for updates unless told not to; its native part is unpacked to a cache.
        setIfMissing("ai.djl.offline", "true");
        setIfMissing("OPT_OUT_TRACKING", "true");
        setIfMissing("DJL_CACHE_DIR", UserCache.folder().resolve("tokenizers").toString());
        setIfMissing("ENGINE_CACHE_DIR", UserCache.folder().resolve("tokenizers").toString());
    }

    private static void setIfMissing(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    @Override
    public String name() {
        return "tokenizer.json";
    }

    @Override
    public boolean accepts(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    @Override
    public Tokenizer read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new MalformedFileException(file, "has " + Files.size(file) + " bytes: no tokenizer");
        }
        try {
            return new HuggingFace(file, HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(SafeJson.of(file)),
                    Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "true")));
        } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError
                | UnsupportedOperationException e) {
            throw new UnsupportedModelException(file, "the library for tokenizers does not run on this platform ("
                    + e.getMessage() + "); give the ids of the tokens instead");
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            throw new MalformedFileException(file, "is no tokenizer.json of Hugging Face: " + line(e), e);
        }
    }

    /** What the library says, in one line. */
    private static String line(Exception e) {
        return Printable.text(String.valueOf(e.getMessage()).lines().map(String::strip)
                .collect(Collectors.joining(" ")));
    }

    /** One of them. */
    private record HuggingFace(Path file, HuggingFaceTokenizer tokenizer) implements Tokenizer {
        @Override
        public Tokens encode(String text) {
            try {
                return tokens(text, tokenizer.encode(text));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(file + ": cannot split a text: " + line(e), e);
            }
        }

        private static Tokens tokens(String text, Encoding found) {
            List<Token> tokens = new ArrayList<>();
            int[] units = units(text);
            for (int i = 0; i < found.getIds().length; i++) {
                CharSpan span = found.getCharTokenSpans()[i];
                int from = span == null ? 0 : units[Math.min(span.getStart(), units.length - 1)];
                int to = span == null ? 0 : units[Math.min(span.getEnd(), units.length - 1)];
                tokens.add(new Token(found.getTokens()[i], found.getIds()[i], found.getTypeIds()[i],
                        found.getSpecialTokenMask()[i] != 0, (int) found.getWordIds()[i], from, to));
            }
            return new Tokens(text, tokens);
        }

        /** Where each character begins in Java's text, which has two units for those beyond the first 65536. */
        private static int[] units(String text) {
            int[] starts = new int[text.codePointCount(0, text.length()) + 1];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = text.offsetByCodePoints(0, i);
            }
            return starts;
        }

        @Override
        public void close() {
            tokenizer.close();
        }
    }
}
