# What scipy.signal's filters, peaks and spectra and scipy.ndimage's distances give for seeded arrays.
import numpy as np
from scipy import ndimage as nd, signal as sg
r=np.random.RandomState(5); v=r.rand(80); w=np.cumsum(r.randn(300)); a=r.rand(4,60); q=r.randint(0,6,200).astype(float)
out={}
def rec(n, f):
    try: value = f()
    except Exception as error: value = len(type(error).__name__)
    parts = value if isinstance(value, tuple) else (value,)
    for i, part in enumerate(parts):
        if isinstance(part, dict):
            for k, x in part.items(): out[f'{n}{k}'] = np.asarray(x)
        else: out[f'{n}{i}'] = np.stack([part.real, part.imag]) if np.iscomplexobj(part) else np.asarray(part)
for i, (n, wn, kind) in enumerate([(1,.2,'low'),(2,.3,'low'),(4,.1,'low'),(5,.4,'high'),(3,(.2,.5),'band'),(2,(.3,.6),'bandstop'),(3,(.1,.35),'bandpass')]):
    rec(f'but{i}', lambda: sg.butter(n, wn, kind))
    rec(f'bs{i}', lambda: sg.butter(n, wn, kind, output='sos'))
    rec(f'bg{i}', lambda: sg.butter(n, wn, kind, output='zpk')[2])
    b, a_ = sg.butter(n, wn, kind)
    rec(f'lf{i}', lambda: sg.lfilter(b, a_, v))
    rec(f'zi{i}', lambda: sg.lfilter_zi(b, a_))
    rec(f'lz{i}', lambda: sg.lfilter(b, a_, v, zi=sg.lfilter_zi(b, a_)*v[0]))
    rec(f'ff{i}', lambda: sg.filtfilt(b, a_, v))
    rec(f'fr{i}', lambda: sg.freqz(b, a_, 33))
    s = sg.butter(n, wn, kind, output='sos')
    rec(f'sf{i}', lambda: sg.sosfilt(s, v)); rec(f'sff{i}', lambda: sg.sosfiltfilt(s, v)); rec(f'szi{i}', lambda: sg.sosfilt_zi(s))
    rec(f'stf{i}', lambda: sg.sos2tf(s))
b, a_ = sg.butter(3, .2)
rec('fs', lambda: sg.butter(4, 50, fs=1000)); rec('ana', lambda: sg.butter(3, 2.0, analog=True))
rec('bad1', lambda: sg.butter(3, 1.2)); rec('bad2', lambda: sg.filtfilt(b, a_, v[:5])); rec('bad3', lambda: sg.butter(3, .2, 'band'))
for axis in (0, 1): rec(f'lax{axis}', lambda: sg.lfilter(b, a_, a, axis=axis))
rec('fax', lambda: sg.filtfilt(b, a_, a.T, axis=0)); rec('sax', lambda: sg.sosfiltfilt(sg.butter(3,.2,output='sos'), a, axis=1))
for p in ('even','constant',None): rec(f'fp{p}', lambda: sg.filtfilt(b, a_, v, padtype=p))
rec('fir', lambda: sg.lfilter([1,2,3], 1, v)); rec('fpl', lambda: sg.filtfilt(np.ones(5)/5, 1, v, padlen=7))
rec('ic', lambda: sg.lfiltic(b, a_, v[:3], v[3:6]))
for d in (0,1,2):
    for m in ('interp','mirror','nearest','constant','wrap'): rec(f'sg{d}{m}', lambda: sg.savgol_filter(w, 11, 3, deriv=d, mode=m, delta=.5))
rec('sg2', lambda: sg.savgol_filter(a, 7, 2)); rec('sg0', lambda: sg.savgol_filter(a, 3, 1, axis=0)); rec('sgc', lambda: sg.savgol_coeffs(8, 3)); rec('sgb', lambda: sg.savgol_filter(v[:5], 7, 2))
rec('sge', lambda: sg.savgol_filter(w, 10, 3))
rec('dt', lambda: sg.detrend(w)); rec('dc', lambda: sg.detrend(a, type='constant')); rec('db', lambda: sg.detrend(w, bp=[100,150])); rec('d0', lambda: sg.detrend(a, axis=0)); rec('di', lambda: sg.detrend(np.arange(9)))
rec('h', lambda: sg.hilbert(v)); rec('ho', lambda: sg.hilbert(v[:33])); rec('ha', lambda: sg.hilbert(a, axis=0)); rec('hn', lambda: sg.hilbert(v, N=50))
for i, x in enumerate((v, w, q)):
    for j, k in enumerate([{}, {'height':.5}, {'height':(.2,.8)}, {'threshold':.1}, {'distance':5}, {'prominence':.3}, {'width':2}, {'width':(1,4),'rel_height':.8},
              {'plateau_size':1}, {'plateau_size':(2,9)}, {'height':0,'distance':7,'prominence':.1,'width':1}, {'prominence':(.1,2),'wlen':15}, {'height':x*.9}, {'threshold':(None,1)}, {'distance':0}]):
        if i == 2 and k.get('distance'): continue  # NumPy leaves the order of equal heights open
        rec(f'fp{i}_{j}_', lambda: sg.find_peaks(x, **k))
    p = sg.find_peaks(x)[0]
    rec(f'pp{i}', lambda: sg.peak_prominences(x, p)); rec(f'pw{i}', lambda: sg.peak_widths(x, p, .7)); rec(f'ar{i}', lambda: sg.argrelextrema(x, np.greater_equal, order=2)[0])
    rec(f'am{i}', lambda: sg.argrelmin(x)[0]); rec(f'ax{i}', lambda: sg.argrelmax(x, order=3)[0])
for j, k in enumerate([dict(nperseg=64), dict(nperseg=50, noverlap=10), dict(nperseg=64, nfft=100), dict(nperseg=32, scaling='spectrum', window='hamming'), dict(nperseg=33, detrend='linear'),
          dict(nperseg=40, detrend=False, fs=10.), dict(nperseg=64, return_onesided=False), dict(window=np.hanning(30)), dict(nperseg=32, average='median')]):
    rec(f'we{j}', lambda: sg.welch(w, **k))
    k.pop('average', None)
    rec(f'sp{j}', lambda: sg.spectrogram(w, **k))
rec('we', lambda: sg.welch(np.tile(w, 3))); rec('wa', lambda: sg.welch(a.T, axis=0, nperseg=20)); rec('pg', lambda: sg.periodogram(w, 3.)); rec('pn', lambda: sg.periodogram(w, nfft=400)); rec('ps', lambda: sg.periodogram(w, nfft=200, window='hann'))
rec('spm', lambda: sg.spectrogram(w, nperseg=50, mode='magnitude')); rec('spc', lambda: sg.spectrogram(w, nperseg=50, mode='complex')); rec('spa', lambda: sg.spectrogram(a, nperseg=20))
for al in (0, .25, .5, 1): rec(f'tk{al}', lambda: sg.get_window(('tukey', al), 31))
m = r.rand(20, 25) > .1; m3 = r.rand(6, 7, 8) > .05
rec('edt', lambda: nd.distance_transform_edt(m)); rec('edts', lambda: nd.distance_transform_edt(m, sampling=(2,.5))); rec('edt3', lambda: nd.distance_transform_edt(m3)); rec('edt1', lambda: nd.distance_transform_edt([1,1,0,1,1,1]))
np.savez('FILE', **out)
