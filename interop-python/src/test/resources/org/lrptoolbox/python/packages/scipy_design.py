# What scipy.signal's designs, windows, spectra and changes of rate give for seeded settings.
import warnings

import numpy as np
from scipy import signal as sg, special as sp

warnings.simplefilter("ignore")
r, out = np.random.RandomState(9), {}


def record(name, function):
    try:
        value = function()
    except Exception as error:
        value = len(type(error).__name__)
    for i, part in enumerate(value if isinstance(value, tuple) else (value,)):
        out[f"{name}_{i}"] = np.stack([part.real, part.imag]) if np.iscomplexobj(part) else np.asarray(part)


for i in range(12):
    kind = ("low", "high", "bandpass", "bandstop")[i % 4]
    n, rp, rs, analog = 1 + i % 5, r.uniform(0.1, 3), r.uniform(20, 70), i % 6 == 5
    w = np.sort(r.uniform(0.1, 0.9, 1 if i % 4 < 2 else 2))
    w = w[0] if w.size == 1 else w
    record(f"butter{i}", lambda: sg.butter(n, w, kind, analog))
    record(f"cheby1{i}", lambda: sg.cheby1(n, rp, w, kind, analog))
    record(f"cheby2{i}", lambda: sg.cheby2(n, rs, w, kind, analog))
    record(f"ellip{i}", lambda: sg.ellip(n, rp, rs, w, kind, analog))
    for norm in ("phase", "delay", "mag"):
        record(f"bessel{norm}{i}", lambda: sg.bessel(n, w, kind, analog, norm=norm))
    record(f"sections{i}", lambda: sg.sosfreqz(sg.ellip(n, rp, rs, w, kind, output="sos"), 16)[1])
    e = np.sort(r.uniform(0.1, 0.8, 4)) + np.arange(4) * 0.03
    wp, ws = ((e[0], e[1]), (e[1], e[0]), (e[1:3], e[[0, 3]]), (e[[0, 3]], e[1:3]))[i % 4]
    for order in (sg.buttord, sg.cheb1ord, sg.cheb2ord, sg.ellipord):
        record(f"{order.__name__}{i}", lambda: order(wp, ws, rp, rs))
    record(f"limits{i}", lambda: sg.iirdesign(e[0], e[1], rp, rs, ftype=("butter", "cheby1", "cheby2", "ellip")[i % 4]))
    taps, edges = 5 + 2 * i, np.sort(r.uniform(0.1, 0.9, 1 + i % 3))
    record(f"firwin{i}", lambda: sg.firwin(taps, edges, pass_zero=i % 2 == 0, window=("hamming", ("kaiser", 5.0))[i % 2]))
    record(f"wide{i}", lambda: sg.firwin(taps, 20.0, width=5.0, fs=100))
    gains = r.rand(edges.size + 2)
    record(f"firwin2{i}", lambda: sg.firwin2(taps, np.concatenate(([0], edges, [1])), gains))
    record(f"firls{i}", lambda: sg.firls(taps, [0, e[0], e[1], 1], gains[:2].tolist() * 2, weight=[1, 2]))
    record(f"delay{i}", lambda: sg.group_delay(sg.butter(n, 0.4), 16))
    record(f"analog{i}", lambda: sg.freqs(*sg.butter(n, 5.0, analog=True), worN=8))
    record(f"elliptic{i}", lambda: (sp.ellipk(rp / 4), sp.ellipkm1(1e-9), sp.ellipe(-rp), *sp.ellipj(rp, 0.7)))
record("notch", lambda: sg.iirnotch(50, 30, 1000) + sg.iirpeak(0.2, 30))
record("no", lambda: sg.cheby1(3, None, 0.2))
for m in (1, 2, 7, 16):
    for window in "barthann bartlett blackmanharris bohman cosine flattop lanczos nuttall parzen triang taylor exponential".split():
        record(f"{window}{m}", lambda: sg.get_window(window, m))
    for window in (("chebwin", 60.0), ("general_gaussian", 1.5, 3.0), ("general_cosine", [0.5, 0.3]), ("general_hamming", 0.7)):
        record(f"{window[0]}{m}", lambda: sg.get_window(window, m, False))
for i, x in enumerate((r.randn(90), r.randn(3, 61), r.randn(40) + 1j * r.randn(40), r.randn(50).astype(np.float32), np.arange(33))):
    for num in (20, 61, 100):
        record(f"resample{i}{num}", lambda: sg.resample(x, num, axis=-1, window=(None, "hamming")[num % 2]))
    for up, down in ((2, 1), (3, 5), (1, 4)):
        for padding in ("constant", "mean", "line", "edge"):
            record(f"poly{padding}{up}{i}", lambda: sg.resample_poly(x, up, down, axis=-1, padtype=padding))
        record(f"firs{up}{i}", lambda: sg.upfirdn([1.0, 2.0, -1.0, 0.5], x, up, down))
    for kind in ("iir", "fir"):
        record(f"decimate{kind}{i}", lambda: sg.decimate(x, 3, ftype=kind, zero_phase=i % 2 == 0))
    for boundary in ("zeros", "even", "odd", "constant", None):
        record(f"stft{boundary}{i}", lambda: sg.stft(x, 10.0, nperseg=16, noverlap=4, boundary=boundary))
    real = x.dtype.kind != "c"
    spectra = sg.stft(x, nperseg=12, scaling="psd", return_onesided=real)[2]
    record(f"istft{i}", lambda: sg.istft(spectra, nperseg=12, scaling="psd", input_onesided=real)[1])
    record(f"csd{i}", lambda: sg.csd(x, x[..., ::-1] ** 2, nperseg=16, average=("mean", "median")[i % 2]))
    record(f"coherence{i}", lambda: sg.coherence(x, x[..., ::-1] ** 2, nperseg=16))
t = np.linspace(0, 2, 20)
for method in ("linear", "quadratic", "logarithmic", "hyperbolic"):
    record(f"chirp{method}", lambda: sg.chirp(t, 1.0, 2.0, 5.0, method, 30, False))
record("waves", lambda: (sg.sawtooth(t * 9, 0.3), sg.square(t * 9, 0.2), sg.gausspulse(t, 3), sg.unit_impulse((3, 4), "mid")))
record("wiener", lambda: (sg.wiener(r.rand(6, 7)), sg.hilbert2(r.rand(6, 5)), *sg.deconvolve([1.0, 5, 8, 5], [2.0, 4])))
record("form", lambda: sg.sosfreqz(sg.tf2sos(*sg.butter(4, 0.3)), 16) + (sg.check_COLA("hann", 16, 8), sg.check_NOLA("hann", 16, 3)))
np.savez("FILE", **out)
