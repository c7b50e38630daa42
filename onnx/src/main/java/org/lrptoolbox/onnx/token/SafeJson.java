package org.lrptoolbox.onnx.token;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

/**
 * What the library for tokenizers is given of a file: sound JSON, without the decoder, its templates checked. The
 * library is native code that ends the process where it finds fault with these; splitting texts needs no decoder.
 */
final class SafeJson {
    /** The library reads 128. */
    private static final int DEEPEST = 100;
    private static final String DECODER = "decoder";
    private static final String POST_PROCESSOR = "post_processor";

    private SafeJson() {}

    /**
     * The file, without its decoder.
     *
     * @throws IOException if it is no JSON, or nested too deeply; says where
     */
    static byte[] of(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BufferedReader text = Files.newBufferedReader(file);
                JsonReader in = new JsonReader(text);
                JsonWriter out = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            in.setStrictness(Strictness.STRICT);
            in.setNestingLimit(DEEPEST);
            copy(in, out);
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw new IOException("text behind the end");
            }
        } catch (IllegalStateException | JsonParseException e) {
            throw new IOException(e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private static void copy(JsonReader in, JsonWriter out) throws IOException {
        Deque<JsonToken> open = new ArrayDeque<>();
        do {
            JsonToken next = in.peek();
            switch (next) {
                case BEGIN_OBJECT -> {
                    in.beginObject();
                    out.beginObject();
                    open.push(next);
                }
                case BEGIN_ARRAY -> {
                    in.beginArray();
                    out.beginArray();
                    open.push(next);
                }
                case END_OBJECT -> {
                    in.endObject();
                    out.endObject();
                    open.pop();
                }
                case END_ARRAY -> {
                    in.endArray();
                    out.endArray();
                    open.pop();
                }
                case NAME -> name(in, out, open.size());
                case STRING -> out.value(in.nextString());
                case NUMBER -> out.jsonValue(in.nextString());
                case BOOLEAN -> out.value(in.nextBoolean());
                case NULL -> {
                    in.nextNull();
                    out.nullValue();
                }
                default -> throw new IOException("it ends early");
            }
        } while (!open.isEmpty());
    }

    private static void name(JsonReader in, JsonWriter out, int depth) throws IOException {
        String name = in.nextName();
        out.name(name);
        if (depth == 1 && name.equals(DECODER)) {
            in.skipValue();
            out.nullValue();
        } else if (depth == 1 && name.equals(POST_PROCESSOR)) {
            JsonElement steps = JsonParser.parseReader(in);
            Templates.check(steps);
            out.jsonValue(steps.toString());
        }
    }
}
