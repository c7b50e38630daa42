package org.lrptoolbox.rule;

/** The papers the rules come from; Javadoc and printed tables cite them by these constants. */
public final class References {
    /** The paper that introduced LRP: rules 0, epsilon and alpha-beta. */
    public static final String BACH_2015 = "Bach, Binder, Montavon, Klauschen, Mueller, Samek: On Pixel-Wise"
            + " Explanations for Non-Linear Classifier Decisions by Layer-Wise Relevance Propagation. PLoS ONE 10(7),"
            + " 2015, doi:10.1371/journal.pone.0130140";
    /** Deep Taylor decomposition: rules z+, w2 and zB. */
    public static final String MONTAVON_2017 = "Montavon, Lapuschkin, Binder, Samek, Mueller: Explaining NonLinear"
            + " Classification Decisions with Deep Taylor Decomposition. Pattern Recognition 65, 2017,"
            + " arXiv:1512.02479";
    /** The overview that introduced gamma and composites of rules. */
    public static final String MONTAVON_2019 = "Montavon, Binder, Lapuschkin, Samek, Mueller: Layer-Wise Relevance"
            + " Propagation: An Overview. In: Explainable AI, LNCS 11700, Springer, 2019,"
            + " doi:10.1007/978-3-030-28954-6_10";
    /** The toolbox whose variants and file formats this one speaks. */
    public static final String LAPUSCHKIN_2016 = "Lapuschkin, Binder, Montavon, Mueller, Samek: The LRP Toolbox for"
            + " Artificial Neural Networks. JMLR 17(114), 2016";
    /** The flat rule. */
    public static final String LAPUSCHKIN_2019 = "Lapuschkin, Waeldchen, Binder, Montavon, Samek, Mueller: Unmasking"
            + " Clever Hans Predictors and Assessing What Machines Really Learn. Nature Communications 10, 2019,"
            + " doi:10.1038/s41467-019-08987-4";
    /** The generalised gamma rule. */
    public static final String ANDEOL_2023 = "Andeol, Kawakami, Wada, Kanamori, Mueller, Montavon: Learning Domain"
            + " Invariant Representations by Joint Wasserstein Distance Minimization. Neural Networks 167, 2023,"
            + " arXiv:2106.04923";

    private References() {}
}
