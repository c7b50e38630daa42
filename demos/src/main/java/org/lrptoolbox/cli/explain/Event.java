package org.lrptoolbox.cli.explain;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.input.Picture;
import org.lrptoolbox.cli.input.Source;

/** What happens in a run, one thing after the other. */
sealed interface Event {
    /** A picture was explained. */
    record Explained(Explanation explanation) implements Event {}

    /** An explanation was written. */
    record Told(Source source, Facts facts) implements Event {}

    /**
     * A picture was passed over.
     *
     * @param size the problem, if it is that the network takes no pictures of this size; else null
     */
    record Skipped(Source source, String message, @Nullable WrongSizeException size) implements Event {}

    /**
     * A batch is done.
     *
     * @param explained the pictures that have got all their explanations
     * @param failed those that the network has nothing to say of
     */
    record Finished(List<Source> explained, List<Skipped> failed) implements Event {}

    /** A picture was taken with a turned camera, which was ignored. */
    record Turned(Picture.Readable picture) implements Event {}
}
