package org.lrptoolbox.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/**
 * Where objects are: for {@code cat.jpg} the bright pixels of {@code cat.png} in a folder of masks, which has the size that
 * the network sees.
 *
 * @param folder the folder; null where there is none
 */
record Masks(@Nullable Path folder) {
    private static final int BRIGHT = 128;

    /** Those of some pictures that have none, where there are masks at all. */
    List<Path> without(List<Path> pictures) {
        return folder == null
                ? List.of()
                : pictures.stream().filter(p -> !Files.exists(folder.resolve(name(p)))).toList();
    }

    private static String name(Path picture) {
        return String.valueOf(picture.getFileName()).replaceFirst("\\.[^.]*$", "") + ".png";
    }

    /** The mask of a picture; null if there is none. */
    boolean @Nullable [] of(Path picture, int height, int width) throws IOException {
        String name = name(picture);
        if (folder == null || !Files.exists(folder.resolve(name))) {
            return null;
        }
        ByteImage mask = ImageFiles.read(folder.resolve(name));
        if (mask.height() != height || mask.width() != width) {
            throw new MalformedFileException(folder.resolve(name), "is a mask of " + mask.height() + " x "
                    + mask.width() + " pixels; the network sees " + height + " x " + width + " of " + picture);
        }
        boolean[] object = new boolean[height * width];
        for (int p = 0; p < object.length; p++) {
            object[p] = Byte.toUnsignedInt(mask.pixels()[p * mask.channels()]) >= BRIGHT;
        }
        return object;
    }
}
