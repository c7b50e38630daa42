package org.lrptoolbox.page;

/** What pages are called in an output folder, by which they find each other. */
public final class PageNames {
    /** All explanations of a folder. */
    public static final String REPORT = "report.html";
    /** What was measured of methods that explain. */
    public static final String EVALUATION = "evaluation.html";

    private PageNames() {}
}
