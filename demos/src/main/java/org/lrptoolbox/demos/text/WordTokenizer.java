package org.lrptoolbox.demos.text;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tokenizer of the grammar, whole words apart by blanks, as a {@code tokenizer.json} of Hugging Face's. */
final class WordTokenizer {
    private WordTokenizer() {}

    static String json() {
        String words = IntStream.range(0, Grammar.VOCABULARY.size())
                .mapToObj(i -> "\"" + Grammar.VOCABULARY.get(i) + "\": " + i).collect(Collectors.joining(", "));
        return """
                {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
                 "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "WhitespaceSplit"},
                 "post_processor": null, "decoder": null,
                 "model": {"type": "WordLevel", "vocab": {%s}, "unk_token": "%s"}}
                """.formatted(words, Grammar.UNKNOWN);
    }
}
