package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.render.Orientation;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What goes in: pictures, how they are prepared, and what classes are called. */
final class InputOptions {
    @Parameters(paramLabel = "IMAGES", arity = "1..*", description = {
        "Pictures (PNG, JPEG, GIF, BMP, TIFF), or folders of them."})
    private List<Path> images = new ArrayList<>();

    @Mixin
    private DescriptionOptions description = new DescriptionOptions();

    @Option(names = {"-r", "--recursive"}, description = "Also search the folders inside folders.")
    private boolean recursive;

    @Option(names = "--exif", description = {
        "Turn pictures as their EXIF orientation says. By default they are explained as stored, as networks see them."})
    private boolean exif;

    private boolean toldOfOrientation;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** How pictures are prepared, and what classes are called. */
    DescriptionOptions description() {
        return description;
    }

    /** What the network sees of pictures. */
    Run.Views views(Preprocessing preprocessing) {
        return image -> preprocessing.view(read(image.file()));
    }

    /** A picture, turned if that is wanted; says once if there would be something to turn. */
    private ByteImage read(Path file) throws IOException {
        ByteImage stored = ImageFiles.read(file);
        if (!exif && toldOfOrientation) {
            return stored;
        }
        Orientation orientation = ImageFiles.orientation(file);
        if (exif) {
            return orientation.upright(stored);
        }
        if (orientation != Orientation.UPRIGHT) {
            toldOfOrientation = true;
            spec.commandLine().getErr().println("lrp: note: " + file
                    + " was taken with a turned camera (EXIF orientation " + (orientation.ordinal() + 1)
                    + ") and is explained as stored; --exif turns such pictures");
        }
        return stored;
    }

    /** The pictures; there is at least one. */
    List<Source> images() throws IOException {
        List<Source> found = Sources.find(images, recursive,
                note -> spec.commandLine().getErr().println("lrp: note: " + note));
        if (found.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no pictures found in "
                    + images.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        return found;
    }
}
