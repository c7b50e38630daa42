"""Statistics: the part of ``scipy.stats`` that scripts use most. Each file is loaded when a name of it is first asked for."""

from .._lazily import lazily

_FILES = {
    "_ranks": "kendalltau mannwhitneyu rankdata spearmanr wilcoxon",
    "_tests": "chi2_contingency chisquare f_oneway linregress pearsonr pointbiserialr ttest_1samp ttest_ind"
              " ttest_ind_from_stats ttest_rel",
    "_describing": "describe entropy gmean hmean iqr kurtosis median_abs_deviation mode moment percentileofscore sem skew"
                   " trim_mean variation zmap zscore",
    "_distributions": "beta chi2 expon f gamma logistic norm t uniform",
}  # fmt: skip
__all__, __getattr__, __dir__ = lazily(__name__, _FILES)
