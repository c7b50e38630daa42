package org.lrptoolbox.cli.input;

import java.util.Arrays;
import java.util.Optional;

import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.Orientation;
import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

/**
 * What was read of a source, ready for the network; or why it could not be.
 */
public sealed interface Picture {
    /** What it was read of. */
    Source source();

    /**
     * Something to explain.
     *
     * @param view what the network sees, as a picture
     * @param layout how the input's numbers lie
     * @param input a batch of one
     * @param target what to explain of it
     * @param orientation how the camera was held, where that was ignored
     */
    record Readable(Source source, ByteImage view, ImageLayout layout, Tensor input, Target target,
            Orientation orientation) implements Picture {
        /** Whether both may be explained in one batch. */
        public boolean suits(Readable other) {
            return Arrays.equals(input.shape(), other.input.shape()) && (target.equals(other.target)
                    || choice().isPresent() && other.choice().isPresent());
        }

        /** The one output that is explained, which may be another for each picture of a batch. */
        public Optional<OutputChoice> choice() {
            return target instanceof OutputChoice choice && (choice instanceof OutputChoice.Top(int k) && k == 1
                    || choice instanceof OutputChoice.Classes(int[] indices) && indices.length == 1)
                            ? Optional.of(choice)
                            : Optional.empty();
        }
    }

    /**
     * Something that cannot be explained.
     *
     * @param message why, with the name of the file
     */
    record Unreadable(Source source, String message) implements Picture {}
}
