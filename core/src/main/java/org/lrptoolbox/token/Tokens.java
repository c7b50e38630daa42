package org.lrptoolbox.token;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in tokens.
 *
 * @param text the text; empty where only ids are known
 * @param list its tokens, special ones included, in the order the network takes them
 */
public record Tokens(String text, List<Token> list) {
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

    /** Copies the list. */
    public Tokens {
        list = List.copyOf(list);
    }

    /** Ids without a text: each one is a word that is called by its number. */
    public static Tokens ofIds(long... ids) {
        List<Token> all = new ArrayList<>();
        for (long id : ids) {
            all.add(new Token(Long.toString(id), id, 0, false, all.size(), 0, 0));
        }
        return new Tokens("", all);
    }

    /** How many there are. */
    public int size() {
        return list.size();
    }

    /** The tokens of every word, in order; tokens of no word are by themselves. */
    public List<List<Integer>> words() {
        List<List<Integer>> words = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Token token = list.get(i);
            Token before = i == 0 ? null : list.get(i - 1);
            boolean same = before != null && !token.special() && !before.special() && token.word() >= 0
                    && token.word() == before.word() && token.type() == before.type();
            if (same) {
                words.getLast().add(i);
            } else {
                words.add(new ArrayList<>(List.of(i)));
            }
        }
        return words;
    }

    /** The word of some tokens as the text has it; as the vocabulary does where that is not known. */
    public String word(List<Integer> tokens) {
        Token first = list.get(tokens.getFirst());
        Token last = list.get(tokens.getLast());
        String part = first.special() || last.to() > text.length() || first.from() >= last.to()
                ? ""
                : text.substring(first.from(), last.to()).strip();
        StringBuilder spelled = new StringBuilder();
        tokens.forEach(i -> spelled.append(list.get(i).text()));
        return part.isEmpty() ? spelled.toString() : part;
    }
}
