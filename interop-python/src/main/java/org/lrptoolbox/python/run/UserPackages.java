package org.lrptoolbox.python.run;

import java.nio.file.Path;

import org.lrptoolbox.python.files.UserFolder;

/** Where {@code lrp pip} installs packages; scripts find them there, behind everything else. */
public final class UserPackages {
    private UserPackages() {}

    /** The folder; it need not exist. */
    public static Path folder() {
        return UserFolder.folder().resolve("python3.12").resolve("site-packages");
    }
}
