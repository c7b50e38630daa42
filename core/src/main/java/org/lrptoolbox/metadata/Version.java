package org.lrptoolbox.metadata;

import java.util.Optional;

/** The version of the toolbox. */
final class Version {
    private Version() {}

    /** As its jars say; {@code development} where it runs from classes. */
    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("development");
    }
}
