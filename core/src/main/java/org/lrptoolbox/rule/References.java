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

    /** Relevance through local renormalisation layers. */
    public static final String BINDER_2016 = "Binder, Montavon, Lapuschkin, Mueller, Samek: Layer-Wise Relevance"
            + " Propagation for Neural Networks with Local Renormalization Layers. ICANN 2016, arXiv:1604.00825";
    /** Sensitivity maps: the gradient of a class score. */
    public static final String SIMONYAN_2014 = "Simonyan, Vedaldi, Zisserman: Deep Inside Convolutional Networks:"
            + " Visualising Image Classification Models and Saliency Maps. ICLR Workshop 2014, arXiv:1312.6034";
    /** The deconvolution network. */
    public static final String ZEILER_2014 = "Zeiler, Fergus: Visualizing and Understanding Convolutional Networks."
            + " ECCV 2014, arXiv:1311.2901";
    /** Guided backpropagation. */
    public static final String SPRINGENBERG_2015 = "Springenberg, Dosovitskiy, Brox, Riedmiller: Striving for"
            + " Simplicity: The All Convolutional Net. ICLR Workshop 2015, arXiv:1412.6806";
    /** Excitation backprop. */
    public static final String ZHANG_2018 = "Zhang, Bargal, Lin, Brandt, Shen, Sclaroff: Top-Down Neural Attention by"
            + " Excitation Backprop. IJCV 126, 2018, arXiv:1608.00507";
    /** Products, softmax and norms of transformers: AttnLRP. */
    public static final String ACHTIBAT_2024 = "Achtibat, Hatefi, Dreyer, Jain, Wiegand, Lapuschkin, Samek: AttnLRP:"
            + " Attention-Aware Layer-Wise Relevance Propagation for Transformers. ICML 2024, arXiv:2402.05602";
    /** Relevance conditional on concepts: CRP. */
    public static final String ACHTIBAT_2023 = "Achtibat, Dreyer, Eisenbraun, Bosse, Wiegand, Samek, Lapuschkin: From"
            + " Attribution Maps to Human-Understandable Explanations through Concept Relevance Propagation. Nature"
            + " Machine Intelligence 5, 2023, arXiv:2206.03208";
    /** Attention and norms whose weights and statistics are held: CP-LRP. */
    public static final String ALI_2022 = "Ali, Schnake, Eberle, Montavon, Mueller, Wolf: XAI for Transformers: Better"
            + " Explanations through Conservative Propagation. ICML 2022, arXiv:2202.07304";
    /** SmoothGrad. */
    public static final String SMILKOV_2017 = "Smilkov, Thorat, Kim, Viegas, Wattenberg: SmoothGrad: Removing Noise"
            + " by Adding Noise. ICML Workshop 2017, arXiv:1706.03825";
    /** Integrated gradients. */
    public static final String SUNDARARAJAN_2017 = "Sundararajan, Taly, Yan: Axiomatic Attribution for Deep Networks."
            + " ICML 2017, arXiv:1703.01365";
    /** Perturbing regions: whether what a heatmap calls relevant matters. */
    public static final String SAMEK_2015 = "Samek, Binder, Montavon, Bach, Mueller: Evaluating the Visualization of What"
            + " a Deep Neural Network Has Learned. IEEE TNNLS 28, 2017, arXiv:1509.06321";
    /** Sensitivity-n. */
    public static final String ANCONA_2018 = "Ancona, Ceolini, Oeztireli, Gross: Towards Better Understanding of"
            + " Gradient-Based Attribution Methods for Deep Neural Networks. ICLR 2018, arXiv:1711.06104";
    /** Randomising a network's parameters. */
    public static final String ADEBAYO_2018 = "Adebayo, Gilmer, Muelly, Goodfellow, Hardt, Kim: Sanity Checks for Saliency"
            + " Maps. NeurIPS 2018, arXiv:1810.03292";
    /** Relevance within a mask. */
    public static final String ARRAS_2021 = "Arras, Osman, Samek: CLEVR-XAI: A Benchmark Dataset for the Ground Truth"
            + " Evaluation of Neural Network Explanations. Information Fusion 81, 2022, arXiv:2003.07258";
    /** How much explanations change with the input. */
    public static final String YEH_2019 = "Yeh, Hsieh, Suggala, Inouye, Ravikumar: On the (In)fidelity and Sensitivity of"
            + " Explanations. NeurIPS 2019, arXiv:1901.09392";
    /** Structural similarity of pictures. */
    public static final String WANG_2004 = "Wang, Bovik, Sheikh, Simoncelli: Image Quality Assessment: From Error"
            + " Visibility to Structural Similarity. IEEE TIP 13, 2004";

    private References() {}
}
