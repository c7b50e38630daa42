package org.lrptoolbox.demos.shapes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/**
 * Draws pictures of one shape each, as many as asked for, and masks of where the shapes are: to measure on, and to try long
 * runs with. Two arguments, the number of pictures and a folder, and a third if wanted, the seed.
 */
public final class ShapeFiles {
    private static final long SEED = 77;
    /** As many as are drawn in one go; the pictures do not depend on how many there are. */
    private static final int AT_ONCE = 500;

    private ShapeFiles() {}

    /** Writes {@code pictures/00000-ring.png}, {@code masks/00000-ring.png} and so on below the folder. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            System.err.println("expected the number of pictures, a folder, and a seed if wanted");
            System.exit(2);
        }
        write(Integer.parseInt(args[0]), Path.of(args[1]), args.length > 2 ? Long.parseLong(args[2]) : SEED);
    }

    /** The same, with a seed of one's own. */
    public static void write(int count, Path folder, long seed) throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        Path masks = Files.createDirectories(folder.resolve("masks"));
        for (int from = 0; from < count; from += AT_ONCE) {
            int number = from;
            int some = Math.min(AT_ONCE, count - from);
            for (ShapePicture picture : ShapeDataset.generate(seed + from, some, 1).pictures()) {
                String name = String.format(Locale.ROOT, "%05d-%s.png", number++,
                        picture.shapes().getFirst().shape().label());
                ImageFiles.write(picture.image(), pictures.resolve(name));
                ImageFiles.write(mask(picture), masks.resolve(name));
            }
        }
    }

    private static ByteImage mask(ShapePicture picture) {
        boolean[] covered = picture.mask(0, 0);
        byte[] pixels = new byte[covered.length];
        for (int i = 0; i < covered.length; i++) {
            pixels[i] = (byte) (covered[i] ? 255 : 0);
        }
        return ByteImage.of(pixels, ShapePicture.SIZE, ShapePicture.SIZE, 1);
    }
}
