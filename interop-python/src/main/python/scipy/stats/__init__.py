"""Statistics: the part of ``scipy.stats`` that scripts use most. Each file is loaded when a name of it is first asked for."""

from importlib import import_module

_FILES = {
    "_ranks": "kendalltau mannwhitneyu rankdata spearmanr wilcoxon",
    "_tests": "chi2_contingency chisquare f_oneway linregress pearsonr pointbiserialr ttest_1samp ttest_ind"
              " ttest_ind_from_stats ttest_rel",
    "_describing": "describe entropy gmean hmean iqr kurtosis median_abs_deviation mode moment percentileofscore sem skew"
                   " trim_mean variation zmap zscore",
    "_distributions": "beta chi2 expon f gamma logistic norm t uniform",
}  # fmt: skip
_PLACES = {name: file for file, names in _FILES.items() for name in names.split()}
__all__ = sorted(_PLACES)


def __getattr__(name):
    if name not in _PLACES:
        raise AttributeError(f"module 'scipy.stats' has no attribute '{name}'")
    found = globals()[name] = getattr(import_module("scipy.stats." + _PLACES[name]), name)
    return found


def __dir__():
    return __all__
