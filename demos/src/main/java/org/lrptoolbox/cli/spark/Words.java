package org.lrptoolbox.cli.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The words that a command was called with, to be handed to another process. */
final class Words {
    private Words() {}

    /** Makes another value of one that was typed for an option. */
    @FunctionalInterface
    interface Change {
        String of(String value) throws IOException;
    }

    /** The options with their values, and then the other words. */
    static List<String> of(ParseResult typed, Change change) throws IOException {
        List<String> words = new ArrayList<>();
        for (OptionSpec option : typed.matchedOptionsSet()) {
            if (option.arity().max() == 0) {
                words.add(option.longestName());
                continue;
            }
            for (String value : option.originalStringValues()) {
                words.add(option.longestName() + "=" + change.of(value));
            }
        }
        if (typed.matchedPositional(0) != null) {
            words.add("--");
            words.addAll(typed.matchedPositional(0).originalStringValues());
        }
        return words;
    }
}
