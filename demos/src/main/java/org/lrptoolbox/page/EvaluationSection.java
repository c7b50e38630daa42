package org.lrptoolbox.page;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.lrptoolbox.io.AtomicFile;

/** The part of a page of explanations that shows what was measured of them, whichever of the two was written first. */
public final class EvaluationSection {
    private static final String BEGIN = "<!-- evaluation -->\n";
    private static final String END = "<!-- end of evaluation -->\n";

    private static final String LINK = "<p><a href=\"" + PageNames.REPORT + "\">The heatmaps themselves</a></p>";

    private EvaluationSection() {}

    /** A link from the page of an evaluation to the heatmaps of the same folder, where there is a page of them. */
    public static String link(Path folder) {
        return Files.exists(folder.resolve(PageNames.REPORT)) ? LINK : "";
    }

    /** As HTML: the folder's page of an evaluation, folded; between marks, so that it can be put in later. */
    public static String of(Path folder) throws IOException {
        Path page = folder.resolve(PageNames.EVALUATION);
        return BEGIN + (Files.isRegularFile(page)
                ? "<details id=\"evaluation\"><summary>Can these heatmaps be trusted?</summary><iframe title=\"Evaluation\" "
                        + "loading=\"lazy\" srcdoc=\"" + Template.text(Files.readString(page).replace(LINK, ""))
                        + "\"></iframe></details>\n"
                : "") + END;
    }

    /**
     * Puts the folder's evaluation into its page of explanations, if it has one; the rest of that page stays as it is.
     *
     * @return whether the page shows the evaluation now
     */
    public static boolean renew(Path folder) throws IOException {
        Path report = folder.resolve(PageNames.REPORT);
        if (!Files.isRegularFile(report) || !has(report)) {
            return false;
        }
        String section = of(folder);
        AtomicFile.write(report, out -> {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(report))) {
                copyTo(BEGIN, in, out);
                out.write(section.getBytes(StandardCharsets.UTF_8));
                copyTo(END, in, OutputStream.nullOutputStream());
                in.transferTo(out);
            }
        });
        return true;
    }

    /** A page that an older version wrote has no place for it. */
    private static boolean has(Path report) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(report))) {
            return copyTo(BEGIN, in, OutputStream.nullOutputStream())
                    && copyTo(END, in, OutputStream.nullOutputStream());
        }
    }

    /** Copies lines up to one, which is read and not copied; whether it was found. */
    private static boolean copyTo(String mark, InputStream in, OutputStream out) throws IOException {
        byte[] wanted = mark.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                if (Arrays.equals(line.toByteArray(), wanted)) {
                    return true;
                }
                line.writeTo(out);
                line.reset();
            }
        }
        line.writeTo(out);
        return false;
    }
}
