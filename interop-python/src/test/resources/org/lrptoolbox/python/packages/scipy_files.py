# What scipy.io writes and reads: sounds, the Matrix Market's texts, MATLAB's version 4 and structs, Fortran's records.
import io, os, sys, tempfile
import numpy as np, scipy.io as sio
from scipy import sparse
from scipy.io import wavfile
os.chdir(tempfile.mkdtemp())
r = np.random.RandomState(3); a = r.randn(7, 5); v = r.randn(50); i = (a * 10).astype(np.int32)
out = {}
def rec(name, value):
    out[name] = np.asarray(value)
def bytes_of(path):
    return np.frombuffer(open(path, 'rb').read(), 'u1').astype(float)
for n, d in enumerate(((v * 1000).astype('i2'), v.astype('f4'), v, (v * 50).clip(0, 255).astype('u1'), (v * 1e6).astype('i4'),
                       (v * 1000).astype('i2').reshape(25, 2))):
    wavfile.write('t.wav', 8000, d)
    rec(f'wav{n}', bytes_of('t.wav'))
    rate, back = wavfile.read('t.wav')
    rec(f'back{n}', back.astype(float) + rate); assert back.dtype == d.dtype and back.shape == d.shape
square = a[:5] + a[:5].T
for n, (m, kw) in enumerate([(a, {}), (i, {}), (a + 1j, {}), (a, dict(comment='hello\nworld')), (a, dict(precision=3)), (square, {}),
                             (square, dict(symmetry='general')), (a[:5] - a[:5].T, {}), (sparse.coo_matrix(np.eye(3)), {}),
                             (sparse.coo_matrix(i), {}), (a, dict(field='integer')), (sparse.coo_matrix(np.eye(3)), dict(field='pattern'))]):
    sio.mmwrite('t.mtx', m, **kw)
    rec(f'mm{n}', bytes_of('t.mtx'))
    back = sio.mmread('t.mtx')
    back = back.toarray() if hasattr(back, 'toarray') else back
    rec(f'mr{n}', back.real); rec(f'mi{n}', np.array(sio.mminfo('t.mtx')[:3], float))
sio.savemat('four.mat', {'a': a, 'i': i, 'c': a + 1j, 't': 'text'}, format='4')
rec('four', bytes_of('four.mat'))
four = sio.loadmat('four.mat')
rec('four a', four['a']); rec('four c', four['c'].imag); assert four['t'][0] == 'text' and four['i'].dtype == np.int32
sio.savemat('s.mat', {'s': {'x': 1, 'y': {'z': a}}, 'l': np.array([(1, 2.5), (3, 4.5)], [('p', 'i4'), ('q', 'f8')]), 'f': a.astype('c8')})
s = sio.loadmat('s.mat')
assert s['s'].dtype.names == ('x', 'y') and s['s'].shape == (1, 1) and isinstance(s['s'][0, 0], np.void)
rec('struct', s['s']['y'][0, 0]['z'][0, 0]); rec('record', s['l']['q'][0, 1]); rec('x', s['s'][0, 0]['x'])
assert s['f'].dtype == np.complex64
rec('squeezed', sio.loadmat('s.mat', squeeze_me=True)['s']['x'].item())
f = sio.FortranFile('f.bin', 'w'); f.write_record(v); f.write_record(i); f.close()
rec('fortran', bytes_of('f.bin'))
f = sio.FortranFile('f.bin'); rec('reals', f.read_reals()); rec('ints', f.read_ints())
rec('classes', [len(c) for _, _, c in sio.whosmat('s.mat')])
np.savez('FILE', **{name.replace('/', '_'): value for name, value in out.items()})
