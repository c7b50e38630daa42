package org.lrptoolbox.python.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.run.ScriptFiles;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/** Pictures as networks take them. */
public final class Inputs {
    private Inputs() {}

    /** Settings of preprocessing; files they name are looked up in a folder, as far as the script may read there. */
    public static Preprocessing settings(String text, String folder) throws IOException {
        return Preprocessing.parse(text, name -> ScriptFiles.readable(Path.of(folder).resolve(name).toString()));
    }

    /** Pictures as one batch. */
    public static NDArray batch(List<Path> files, Preprocessing preprocessing) throws IOException {
        List<ByteImage> views = new ArrayList<>();
        for (Path file : files) {
            views.add(preprocessing.view(ImageFiles.read(file)));
        }
        return NDArray.of(preprocessing.batch(views));
    }
}
