"""Filters, their design and responses, convolution, peaks, spectra, other rates, windows: the part of ``scipy.signal`` that
scripts use most. Each file is loaded when a name of it is asked for."""

from .._lazily import lazily

_FILES = {
    "_convolution": "choose_conv_method convolve convolve2d correlate correlate2d correlation_lags fftconvolve oaconvolve",
    "_neighbours": "deconvolve hilbert2 medfilt medfilt2d order_filter wiener",
    "_prototypes": "besselap buttap cheb1ap cheb2ap ellipap",
    "_bands": "bilinear bilinear_zpk lp2bp lp2bp_zpk lp2bs lp2bs_zpk lp2hp lp2hp_zpk lp2lp lp2lp_zpk",
    "_forms": "sos2tf sos2zpk tf2sos tf2zpk zpk2sos zpk2tf",
    "_design": "bessel butter cheby1 cheby2 ellip iirfilter iirnotch iirpeak",
    "_orders": "buttord cheb1ord cheb2ord ellipord iirdesign",
    "_fir": "firls firwin firwin2 kaiser_atten kaiser_beta kaiserord",
    "_responses": "findfreqs freqs freqs_zpk freqz freqz_sos freqz_zpk group_delay sosfreqz",
    "_filtering": "detrend filtfilt hilbert lfilter lfilter_zi lfiltic sosfilt sosfilt_zi sosfiltfilt",
    "_peaks": "argrelextrema argrelmax argrelmin find_peaks peak_prominences peak_widths",
    "_smoothing": "savgol_coeffs savgol_filter",
    "_spectral": "coherence csd periodogram spectrogram welch",
    "_stft": "check_COLA check_NOLA istft stft",
    "_sampling": "decimate resample resample_poly upfirdn",
    "_waves": "chirp gausspulse sawtooth square sweep_poly unit_impulse",
    "windows": "get_window",
}
__all__, __getattr__, __dir__ = lazily(__name__, _FILES, ("windows",))
