package org.lrptoolbox.cli.stream;

import java.io.IOException;
import java.util.List;

/** The settings of a run are not those of the one that it is to go on with. */
public final class ChangedSettingsException extends IOException {
    private static final long serialVersionUID = 1;

    ChangedSettingsException(Object place, String another, List<String> changes) {
        super(place + " has results of other settings: " + String.join("; ", changes) + ". Use the same ones, another "
                + another + ", or --force to do everything again");
    }
}
