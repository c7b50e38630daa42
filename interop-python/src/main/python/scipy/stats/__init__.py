"""Statistics: the part of ``scipy.stats`` that scripts use most. Each file is loaded when a name of it is first asked for."""

from .._lazily import lazily

_FILES = {
    "_ranks": "kendalltau kruskal mannwhitneyu rankdata spearmanr wilcoxon",
    "_samples": "ks_2samp shapiro",
    "_tests": "chi2_contingency chisquare f_oneway jarque_bera linregress pearsonr pointbiserialr ttest_1samp ttest_ind"
              " ttest_ind_from_stats ttest_rel",
    "_describing": "describe entropy gmean hmean iqr kurtosis median_abs_deviation mode moment percentileofscore scoreatpercentile sem skew"
                   " trim_mean variation zmap zscore",
    "_distributions": "beta chi2 expon f gamma logistic norm t uniform",
    "_further": "cauchy invgamma laplace lognorm pareto rayleigh weibull_min",
    "_discrete": "bernoulli binom geom poisson",
    "_kernels": "gaussian_kde",
    "_multivariate": "dirichlet multivariate_normal",
}  # fmt: skip
__all__, __getattr__, __dir__ = lazily(__name__, _FILES, ("distributions", "mstats"))
