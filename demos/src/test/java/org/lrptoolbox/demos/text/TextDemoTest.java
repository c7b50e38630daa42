package org.lrptoolbox.demos.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Shared;
import org.lrptoolbox.token.TextExplainer;
import org.lrptoolbox.token.TextExplanation;
import org.lrptoolbox.token.Tokenizer;
import org.lrptoolbox.token.Tokens;

/** The stored networks read fresh sentences, and their explanations show the words that decide. */
class TextDemoTest {
    private static final Path MODELS = Shared.projectRoot().resolve("demos/models/text");
    private static final List<Sentence> FRESH = Grammar.sentences(7, 200);

    private static Network model(TextNetworks kind) throws IOException {
        return Models.read(MODELS.resolve(kind.name().toLowerCase(Locale.ROOT) + ".onnx"));
    }

    private static double accuracy(Network network) {
        int right = 0;
        for (Sentence sentence : FRESH) {
            Tensor y = new JavaEngine().predict(network, Tensor.of(Grammar.ids(sentence), 1, Grammar.LENGTH));
            right += y.data()[1] > y.data()[0] == sentence.praises() ? 1 : 0;
        }
        return right / (double) FRESH.size();
    }

    @Test
    void whoSeesTheOrderUnderstandsNot() throws IOException {
        assertTrue(accuracy(model(TextNetworks.WINDOWS)) > 0.97, "windows");
        assertTrue(accuracy(model(TextNetworks.ATTENTION)) > 0.97, "attention");
        // A sum cannot turn a judgement round.
        assertTrue(accuracy(model(TextNetworks.BAG)) < 0.9, "bag");
    }

    /** The tokens with most relevance, of either sign, are those that decide. */
    @ParameterizedTest
    @EnumSource(value = TextNetworks.class, names = {"WINDOWS", "ATTENTION"})
    void decidingWordsHaveTheRelevance(TextNetworks kind) throws IOException {
        TextExplainer explainer = new TextExplainer(Explainer.of(model(kind), Composites.attnLrp()),
                ClassNames.read(MODELS.resolve("classes.txt")), 0);
        int found = 0;
        int wanted = 0;
        for (Sentence sentence : FRESH.subList(0, 60)) {
            long[] ids = IntStream.range(0, sentence.words().size()).mapToLong(i -> (long) Grammar.ids(sentence)[i])
                    .toArray();
            TextExplanation why = explainer.explain(Tokens.ofIds(ids), "contrast:praise,complaint").getFirst();
            List<Integer> strongest = IntStream.range(0, ids.length).boxed()
                    .sorted(Comparator.comparingDouble(i -> -Math.abs(why.relevance().get(i))))
                    .limit(sentence.deciding().size()).toList();
            wanted += sentence.deciding().size();
            found += (int) sentence.deciding().stream().filter(strongest::contains).count();
        }
        // Anything at random would find a quarter of them.
        assertTrue(found > 0.7 * wanted, found + " of " + wanted + " deciding words");
    }

    @Test
    void theTokenizerKnowsTheVocabulary() throws IOException {
        try (Tokenizer tokenizer = Tokenizer.read(MODELS.resolve("tokenizer.json"))) {
            Tokens tokens = tokenizer.encode("The film was not very good");
            assertEquals(List.of("The", "film", "was", "not", "very", "good"),
                    tokens.words().stream().map(tokens::word).toList());
            assertEquals(Grammar.VOCABULARY.indexOf("not"), tokens.list().get(3).id());
        }
    }
}
