package org.lrptoolbox.token;

/**
 * A word of a text and its relevance, the sum of its tokens'.
 *
 * @param text the word
 * @param special whether it is none, but a token of the network's own, such as {@code [CLS]}
 * @param relevance positive for what speaks for the target, negative for what speaks against it
 */
public record Word(String text, boolean special, double relevance) {}
