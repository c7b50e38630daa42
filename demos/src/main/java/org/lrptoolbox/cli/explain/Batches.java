package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.input.Picture;
import org.lrptoolbox.cli.stream.Feed;

/**
 * Puts pictures that can be explained together into batches: in order, as many as asked for, fewer where the next one has
 * another size. What cannot be read becomes a batch of its own. Which pictures are together depends on the pictures
 * alone, so that a run which goes on where another ended has the same batches.
 */
final class Batches implements Feed<List<Picture>> {
    private final Feed<Picture> pictures;
    private final int most;
    private List<Picture> begun = new ArrayList<>();
    private @Nullable Picture waiting;

    Batches(Feed<Picture> pictures, int most) {
        this.pictures = pictures;
        this.most = most;
    }

    @Override
    public @Nullable List<Picture> next() throws IOException {
        while (true) {
            Picture next = waiting != null ? waiting : pictures.next();
            waiting = null;
            if (next instanceof Picture.Unreadable) {
                return List.of(next);
            }
            if (next == null || begun.size() == most || !begun.isEmpty() && !suit(begun.getFirst(), next)) {
                waiting = next;
                List<Picture> batch = begun;
                begun = new ArrayList<>();
                return batch.isEmpty() ? null : batch;
            }
            begun.add(next);
        }
    }

    private static boolean suit(Picture a, Picture b) {
        return a instanceof Picture.Readable first && b instanceof Picture.Readable second && first.suits(second);
    }
}
