package org.lrptoolbox.cli.option;

import java.io.PrintWriter;

import org.lrptoolbox.cli.stream.Paragraph;
import org.lrptoolbox.text.Printable;

/** Remarks on standard error that are no errors. They name files and what is in them, so nothing of that is obeyed. */
public final class Notes {
    private Notes() {}

    /** Tells one, in a line. */
    public static void tell(PrintWriter errors, String note) {
        errors.println(Paragraph.ofErrors("lrp: note: " + Printable.line(note)));
    }
}
