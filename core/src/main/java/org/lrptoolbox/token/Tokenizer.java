package org.lrptoolbox.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

import org.lrptoolbox.io.UnsupportedModelException;

/** Makes tokens of a text, as the network was trained on: {@code Tokenizer.read(Path.of("tokenizer.json"))}. */
public interface Tokenizer extends AutoCloseable {
    /**
     * The tokenizer of a file.
     *
     * @throws UnsupportedModelException if no format on the class path reads such files
     * @throws org.lrptoolbox.io.MalformedFileException if the file is broken
     */
    static Tokenizer read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        List<TokenizerFormat> formats = ServiceLoader
                .load(TokenizerFormat.class, TokenizerFormat.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get).toList();
        for (TokenizerFormat format : formats) {
            if (format.accepts(file)) {
                return format.read(file);
            }
        }
        throw new UnsupportedModelException(file, "no tokenizer is known by this ending; there are "
                + formats.stream().map(TokenizerFormat::name).toList() + ". Ids can be given instead");
    }

    /** The tokens of a text, special ones included. */
    Tokens encode(String text);

    /** The number of the token that fills up texts that are too short; 0 where there is none. */
    default long padding() {
        return 0;
    }

    @Override
    default void close() {}
}
