"""Smoothing, edges, thresholds. Each file is loaded when a name of it is asked for."""

from scipy._lazily import lazily

_FILES = {
    "_smooth": "difference_of_gaussians gaussian laplace median unsharp_mask",
    "_edges": "prewitt prewitt_h prewitt_v roberts roberts_neg_diag roberts_pos_diag scharr scharr_h scharr_v sobel "
    "sobel_h sobel_v",
    "_thresholds": "apply_hysteresis_threshold threshold_isodata threshold_li threshold_local threshold_mean "
    "threshold_otsu threshold_triangle threshold_yen",
}
__all__, __getattr__, __dir__ = lazily(__name__, _FILES)
