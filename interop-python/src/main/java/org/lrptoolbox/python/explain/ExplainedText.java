package org.lrptoolbox.python.explain;

import java.util.List;

import org.lrptoolbox.token.TextExplanation;
import org.lrptoolbox.token.Tokens.Token;
import org.lrptoolbox.token.Tokens;
import org.lrptoolbox.token.TextExplanation.Word;
import org.lrptoolbox.token.WordColors;

/**
 * An explanation of a text, as Python holds it.
 *
 * @param why the explanation
 */
public record ExplainedText(TextExplanation why) {
    /** Ids that something else than our tokenizers has made. */
    public static Tokens ids(List<Number> ids) {
        return Tokens.ofIds(ids.stream().mapToLong(Number::longValue).toArray());
    }

    /** The tokens, as the vocabulary spells them. */
    public List<String> tokens() {
        return why.tokens().list().stream().map(Token::text).toList();
    }

    /** The relevance of each token. */
    public List<Double> relevance() {
        return why.relevance();
    }

    /** The words. */
    public List<String> words() {
        return why.words().stream().map(Word::text).toList();
    }

    /** The relevance of each word. */
    public List<Double> wordRelevance() {
        return why.words().stream().map(Word::relevance).toList();
    }

    /** What is explained. */
    public String what() {
        return why.what();
    }

    /** The score that was handed back. */
    public double seed() {
        return why.seed();
    }

    /** The names of the roots of relevance, words first. */
    public List<String> roots() {
        return List.copyOf(why.shares().keySet());
    }

    /** The sum of relevance at each of them. */
    public List<Double> shares() {
        return List.copyOf(why.shares().values());
    }

    /** The table of tokens. */
    public String table() {
        return why.table();
    }

    /** Where relevance went, layer by layer; empty unless it was wanted. */
    public String ledger() {
        return why.ledger().entries().isEmpty() ? "" : why.ledger().toString();
    }

    /** A page with the words in colours. */
    public String html() {
        return WordColors.html(why);
    }
}
