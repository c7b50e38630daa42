package org.lrptoolbox.matlab.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.network.Network;

/**
 * Text models that the original toolbox wrote in MATLAB, which flattens in {@linkplain FlattenOrder#COLUMN_MAJOR
 * another order}. They do not say so, but their numbers do: six digits, as of {@code fprintf('%e ')}.
 */
public final class MatlabText {
    private static final Pattern NUMBERS = Pattern.compile("(-?\\d\\.\\d{6}e[+-]\\d{2,3}\\s+)+");
    private static final int ENOUGH = 1000;

    private MatlabText() {}

    /** Whether the numbers of the first layer with weights look like MATLAB's. */
    public static boolean isLikely(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank() && !Character.isLetter(line.charAt(0))) {
                    String start = line.length() > ENOUGH
                            ? line.substring(0, line.lastIndexOf(' ', ENOUGH) + 1)
                            : line + " ";
                    return NUMBERS.matcher(start).matches();
                }
            }
        }
        return false;
    }

    /** Whether a chain computes something else where its Flatten has the other order, as far as its layers tell. */
    public static boolean dependsOnOrder(Network network) {
        int channels = 0;
        boolean flattened = false;
        for (Layer layer : network.layers()) {
            if (layer instanceof Dense linear) {
                // Behind the last convolution, one position of all channels has one order only.
                return flattened && linear.inputs() != channels;
            } else if (layer instanceof Conv convolution) {
                channels = convolution.count();
            }
            flattened |= layer.flattens();
        }
        return false;
    }
}
