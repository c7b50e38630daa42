package org.lrptoolbox.python.files;

import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.model.Models;

/** Which formats the class path has, by name or ending: no file is touched to say so. */
public final class KnownFormats {
    private KnownFormats() {}

    /** Whether there is such a format of models. */
    public static boolean ofModels(String format) {
        return Models.knows(format);
    }

    /** Whether there is such a format of single arrays. */
    public static boolean ofArrays(String format) {
        return StoredArrays.knows(format);
    }
}
