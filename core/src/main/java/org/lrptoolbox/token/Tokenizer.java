package org.lrptoolbox.token;

/** Makes tokens of a text, as the network was trained on. */
public interface Tokenizer extends AutoCloseable {
    /** The tokens of a text, special ones included. */
    Tokens encode(String text);

    /** The number of the token that fills up texts that are too short; 0 where there is none. */
    default long padding() {
        return 0;
    }

    @Override
    default void close() {}
}
