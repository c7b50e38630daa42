package org.lrptoolbox.python.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Bytes in the forms pickles give them: bytes of protocol 3, text that stands for bytes before. Kept in that form until
 * they are needed: a pickle can name one long text a million times, and decoding it each time would take its toll.
 */
record RawBytes(Object form) {
    static RawBytes of(@Nullable Object form) {
        return switch (form) {
            case RawBytes raw -> raw;
            case byte[] bytes -> new RawBytes(bytes);
            case String text -> new RawBytes(text);
            case null, default -> throw new IllegalArgumentException("no bytes where the elements of an array belong");
        };
    }

    int length() {
        return form instanceof byte[] bytes ? bytes.length : ((String) form).length();
    }

    ByteBuffer decode() {
        return ByteBuffer.wrap(form instanceof byte[] bytes
                ? bytes
                : ((String) form).getBytes(StandardCharsets.ISO_8859_1));
    }
}
