package org.lrptoolbox.token;

/**
 * A piece of a text.
 *
 * @param text how the vocabulary spells it, such as {@code ##ing}
 * @param id its number there
 * @param type which of several texts it belongs to, from 0
 * @param special whether it stands for no part of the text, such as {@code [CLS]}
 * @param word the number of the word it is part of, from 0; -1 for none
 * @param from where it begins in the text
 * @param to where it ends, exclusive
 */
public record Token(String text, long id, long type, boolean special, int word, int from, int to) {}
