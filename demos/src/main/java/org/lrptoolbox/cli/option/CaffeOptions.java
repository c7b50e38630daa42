package org.lrptoolbox.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.legacy.CaffeFormula;
import org.lrptoolbox.composite.Composite;

import picocli.CommandLine.Option;

/** The formulas of the original's Caffe programs, as composites named {@code caffe-100}. */
final class CaffeOptions {
    private static final Pattern NAME = Pattern.compile("caffe-(\\d{1,4})");

    @Option(names = "--beta", paramLabel = "B", defaultValue = "1", description = {
        "The weight of negative contributions in a caffe-NUMBER composite. Default: ${DEFAULT-VALUE}."})
    private double beta = 1;

    @Option(names = "--threshold", paramLabel = "T", defaultValue = "0", description = {
        "Up to which layer, as Caffe counts, the lower rule of a caffe-NUMBER composite holds. Default: ${DEFAULT-VALUE}."})
    private int threshold;

    @Option(names = "--original", description = "Keep the quirks of the original in a caffe-NUMBER composite.")
    private boolean original;

    /** The options that mean something for these composites alone. */
    static final String[] NAMES = {"--beta", "--threshold", "--original"};

    /** The composite of a name; null if it is none of these. */
    @Nullable
    Composite composite(String name, @Nullable Double epsilon) {
        Matcher m = NAME.matcher(name);
        return !m.matches()
                ? null
                : new CaffeFormula(Integer.parseInt(m.group(1)), epsilon == null ? 1 : epsilon, beta, threshold,
                        original ? Compatibility.ORIGINAL : Compatibility.DEFAULT).composite();
    }
}
