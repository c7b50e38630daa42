package org.lrptoolbox.onnx.token;

import java.io.IOException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * Templates of special tokens around texts. The library for tokenizers ends the process where one names a token that
 * is not declared, or puts a second text around a single one.
 */
final class Templates {
    private static final String TYPE = "TemplateProcessing";

    private Templates() {}

    /** Checks a post-processor, whatever it consists of. */
    static void check(JsonElement part) throws IOException {
        if (part.isJsonArray()) {
            for (JsonElement inner : part.getAsJsonArray()) {
                check(inner);
            }
        } else if (part.isJsonObject()) {
            JsonObject object = part.getAsJsonObject();
            if (isText(object.get("type"), TYPE)) {
                checkTemplate(object);
            }
            for (JsonElement inner : object.asMap().values()) {
                check(inner);
            }
        }
    }

    private static boolean isText(JsonElement value, String text) {
        return value != null && value.isJsonPrimitive() && value.getAsString().equals(text);
    }

    private static void checkTemplate(JsonObject template) throws IOException {
        JsonElement single = template.get("single");
        if (single == null || !single.isJsonArray() || !(template.get("special_tokens") instanceof JsonObject tokens)) {
            throw new IOException("a template without its pieces");
        }
        for (JsonElement piece : single.getAsJsonArray()) {
            JsonElement special = piece instanceof JsonObject object ? object.get("SpecialToken") : null;
            JsonElement text = piece instanceof JsonObject object ? object.get("Sequence") : null;
            boolean sound = special instanceof JsonObject token && token.get("id") != null
                    && token.get("id").isJsonPrimitive() && tokens.has(token.get("id").getAsString())
                    || text instanceof JsonObject sequence && isText(sequence.get("id"), "A");
            if (!sound) {
                throw new IOException("a template with a piece that is not declared: " + piece);
            }
        }
    }
}
