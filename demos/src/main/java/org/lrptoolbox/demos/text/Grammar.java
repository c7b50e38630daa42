package org.lrptoolbox.demos.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.train.Samples;

/**
 * Sentences such as "the film was not very good today": one judgement, which a {@code not} before it turns round, among
 * words that say nothing. Every sentence has at most {@link #LENGTH} words.
 */
final class Grammar {
    /** The number of tokens of a sample; shorter sentences are filled up. */
    public static final int LENGTH = 8;
    /** What fills up sentences, the first word of the vocabulary. */
    public static final String PADDING = "[PAD]";
    /** What stands for words that are not in the vocabulary. */
    public static final String UNKNOWN = "[UNK]";

    private static final List<String> SUBJECTS = List.of("film", "book", "play", "song", "meal", "story");
    private static final List<String> GOOD = List.of("good", "great", "lovely", "clever", "fresh", "moving");
    private static final List<String> BAD = List.of("bad", "awful", "boring", "stale", "dull", "ugly");
    private static final List<String> VERBS = List.of("was", "is", "seemed");
    private static final List<String> ENDS = List.of("today", "again", "there");
    private static final String NOT = "not";
    /** All words; the number of a word is its place. */
    public static final List<String> VOCABULARY = vocabulary();

    private Grammar() {}

    private static List<String> vocabulary() {
        List<String> all = new ArrayList<>(List.of(PADDING, UNKNOWN, "the", "this", NOT, "very"));
        List.of(SUBJECTS, GOOD, BAD, VERBS, ENDS).forEach(all::addAll);
        return List.copyOf(all);
    }

    private static String one(List<String> words, LegacyRandom random) {
        return words.get((int) random.integers(0, words.size(), 1)[0]);
    }

    private static boolean coin(LegacyRandom random) {
        return random.integers(0, 2, 1)[0] == 1;
    }

    /** Sentences of a seed; the same seed makes the same. */
    public static List<Sentence> sentences(int seed, int count) {
        LegacyRandom random = new LegacyRandom(seed);
        return IntStream.range(0, count).mapToObj(i -> sentence(random)).toList();
    }

    private static Sentence sentence(LegacyRandom random) {
        List<String> words = new ArrayList<>(List.of(coin(random) ? "the" : "this", one(SUBJECTS, random),
                one(VERBS, random)));
        List<Integer> deciding = new ArrayList<>();
        boolean turned = coin(random);
        if (turned) {
            deciding.add(words.size());
            words.add(NOT);
        }
        if (coin(random)) {
            words.add("very");
        }
        boolean good = coin(random);
        deciding.add(words.size());
        words.add(one(good ? GOOD : BAD, random));
        if (coin(random)) {
            words.add(one(ENDS, random));
        }
        return new Sentence(words, deciding, good != turned);
    }

    /** The numbers of the words of a sentence, filled up. */
    public static double[] ids(Sentence sentence) {
        double[] ids = new double[LENGTH];
        for (int i = 0; i < sentence.words().size(); i++) {
            ids[i] = VOCABULARY.indexOf(sentence.words().get(i));
        }
        return ids;
    }

    /** Sentences for training: a row of zeros and a one for each word, (N, length, vocabulary); class 1 praises. */
    public static Samples samples(List<Sentence> sentences) {
        int words = VOCABULARY.size();
        Tensor inputs = Tensor.zeros(sentences.size(), LENGTH, words);
        Tensor targets = Tensor.zeros(sentences.size(), 2);
        for (int n = 0; n < sentences.size(); n++) {
            double[] ids = ids(sentences.get(n));
            for (int i = 0; i < LENGTH; i++) {
                inputs.data()[(n * LENGTH + i) * words + (int) ids[i]] = 1;
            }
            targets.data()[2 * n + (sentences.get(n).praises() ? 1 : 0)] = 1;
        }
        return new Samples(inputs, targets);
    }
}
