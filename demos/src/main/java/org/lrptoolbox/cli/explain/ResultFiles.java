package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.util.Map;

import org.lrptoolbox.cli.input.Source;

/** Writes what became of explanations into files; several at a time. */
interface ResultFiles {
    /**
     * What was written of one explanation.
     *
     * @param names the files below the output folder, by what they hold: {@code relevance}, {@code heatmap}, ...
     * @param magnitude the relevance that has full colour if the heatmap is drawn by itself; NaN where that is not known
     */
    record Written(Map<String, String> names, double magnitude) {}

    /** Writes one. */
    Written write(Explanation explanation) throws IOException;

    /**
     * Writes what could only be written once all explanations are known.
     *
     * @param facts hands over the facts of all explanations, each with what was explained; as often as it is asked to
     */
    default void finish(All facts) throws IOException {}

    /** All explanations of a run, told again. */
    interface All {
        /** Tells every one of them. */
        void each(Taker taker) throws IOException;
    }

    /** Is told of one explanation. */
    interface Taker {
        /** Takes one. */
        void take(Source source, Facts facts) throws IOException;
    }
}
