package org.lrptoolbox.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Embedding;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.token.TextExplanation.Word;
import org.lrptoolbox.token.Tokens.Token;

/** Texts, their words and the relevance of both, on a bag of words that can be worked out by hand. */
class TextExplainerTest {
    private static final ClassNames NAMES = new ClassNames(List.of("bad", "good"));
    /** not, very, play, ##ing, good: what each says for and against. */
    private static final Tensor TABLE = Tensor.of(new double[]{-2, 0, 0.5, 0, 0.25, 0, 0.125, 0, 3, 1}, 5, 2);

    private static Network bag(boolean everyToken) {
        NetworkBuilder builder = Network.builder().input(Input.integer("input_ids", 6))
                .input(Input.integer("position_ids", 6))
                .add("words", new Embedding(Weights.of(TABLE)), "input_ids")
                .add("places", new Embedding(Weights.of(Tensor.full(0.5, 6, 2))), "position_ids")
                .add("sum", new Sum(2), "words", "places");
        if (!everyToken) {
            builder.add("bag", new Reduce(false, false, 0), "sum");
        }
        return builder.add("out", Dense.of(2, 2, new double[]{-1, 1, 0, 0}, new double[0]), everyToken ? "sum" : "bag")
                .build();
    }

    private static Tokens tokens() {
        return new Tokens("not playing Good", List.of(new Token("not", 0, 0, false, 0, 0, 3),
                new Token("play", 2, 0, false, 1, 4, 8), new Token("##ing", 3, 0, false, 1, 8, 11),
                new Token("good", 4, 0, false, 2, 12, 16)));
    }

    private static List<TextExplanation> explain(boolean everyToken, String target) {
        return new TextExplainer(Explainer.of(bag(everyToken), Composites.attnLrp()), NAMES, 1).explain(tokens(),
                target);
    }

    @Test
    void wordsAreTheSumOfTheirTokens() {
        TextExplanation why = explain(false, "class:good").getFirst();
        List<Word> words = why.words();
        assertEquals(List.of("not", "playing", "Good"), words.stream().map(Word::text).toList());
        assertEquals(-2, words.get(0).relevance(), 1e-12);
        assertEquals(0.375, words.get(1).relevance(), 1e-12);
        assertEquals(3, words.get(2).relevance(), 1e-12);
        // Two tokens of padding are words, too, but none of the text's.
        assertEquals(0.5 * 6, why.shares().get("places"), 1e-12);
        assertEquals(why.seed(), why.shares().values().stream().mapToDouble(Double::doubleValue).sum(), 1e-12);
        assertTrue(why.table().contains("places: 3.000"), why.table());
        assertTrue(why.tsv().contains("2\t##ing\t3\t1 playing\t0.125"), why.tsv());
    }

    @Test
    void contrastsAndPositions() {
        TextExplanation against = explain(false, "contrast:good,bad").getFirst();
        assertEquals(2 * -2, against.words().getFirst().relevance(), 1e-12);
        // With scores at every token the last one of the text is meant, not the last one there is room for.
        TextExplanation last = explain(true, "class:good").getFirst();
        assertEquals(List.of(0.0, 0.0, 0.0, 3.0), last.relevance());
        assertEquals("1 good at 3", last.what());
        assertEquals(2, last.scores().size());
        assertEquals(List.of(-2.0, 0.0, 0.0, 0.0), explain(true, "class:good@0").getFirst().relevance());
    }

    @Test
    void tooManyTokensAreRefused() {
        Tokens many = Tokens.ofIds(0, 1, 2, 3, 4, 0, 1);
        TextExplainer explainer = new TextExplainer(Explainer.of(bag(false), Composites.attnLrp()), NAMES, 1);
        String message = assertThrows(IllegalArgumentException.class, () -> explainer.explain(many, "top1"))
                .getMessage();
        assertTrue(message.contains("7 tokens") && message.contains("takes 6"), message);
    }

    @Test
    void coloursFollowRelevance() {
        TextExplanation why = explain(false, "class:good").getFirst();
        String page = WordColors.html(why);
        assertTrue(page.contains("rgb(255,0,0)") && page.contains(">Good</span>"), page);
        assertTrue(page.contains("rgb(85,85,255)"), page);
        assertTrue(WordColors.terminal(why).contains("48;2;255;0;0m"), "terminal");
        assertEquals("not(-2.00) playing(+0.375) Good(+3.00)", WordColors.plain(why));
    }

    /** Nothing of a text becomes part of the page's own marks. */
    @Test
    void pagesAreSafe() {
        Tokens evil = new Tokens("<script>", List.of(new Token("<script>", 4, 0, false, 0, 0, 8)));
        TextExplanation why = new TextExplainer(Explainer.of(bag(false), Composites.attnLrp()), NAMES, 1)
                .explain(evil, "top1").getFirst();
        assertTrue(!WordColors.html(why).contains("<script>"));
    }
}
