# What scipy.ndimage and scipy.signal give for seeded arrays.
import numpy as np, sys
from scipy import ndimage as nd, signal as sg
r=np.random.RandomState(3); a=r.rand(13,17); b=r.rand(5,4); v=r.rand(40); u=(a*255).astype(np.uint8); c3=r.rand(6,7,3)
out={}
def rec(n, f):
    value = np.asarray(f())
    out[n] = value
M=('reflect','constant','nearest','mirror','wrap')
for m in M:
    rec('g'+m, lambda: nd.gaussian_filter(a, 1.3, mode=m, cval=.5))
    rec('u'+m, lambda: nd.uniform_filter(a, (3,4), mode=m))
    rec('med'+m, lambda: nd.median_filter(a, 3, mode=m))
    rec('max'+m, lambda: nd.maximum_filter(a, (3,5), mode=m))
    rec('conv'+m, lambda: nd.convolve(a,b,mode=m))
    rec('corr'+m, lambda: nd.correlate(a,b,mode=m))
    rec('sob'+m, lambda: nd.sobel(a,mode=m))
    rec('lap'+m, lambda: nd.laplace(a,mode=m))
    for o in range(6):
        rec(f'z{m}{o}', lambda: nd.zoom(a, (1.7,.6), order=o, mode=m))
        rec(f'r{m}{o}', lambda: nd.rotate(a, 33, order=o, mode=m))
        rec(f's{m}{o}', lambda: nd.shift(a, (1.4,-2.2), order=o, mode=m, cval=.3))
        rec(f'mc{m}{o}', lambda: nd.map_coordinates(a, [np.linspace(-6, 20, 50), np.linspace(-9, 25, 50)], order=o, mode=m))
rec('zu', lambda: nd.zoom(u, 2))
rec('z3', lambda: nd.zoom(c3,(2,2,1),order=1))
rec('gm', lambda: nd.zoom(a,2,grid_mode=True,mode='grid-constant'))
rec('r90', lambda: nd.rotate(a,90))
rec('r45n', lambda: nd.rotate(u,45,reshape=False,order=1))
rec('r3', lambda: nd.rotate(c3,20,axes=(0,1)))
rec('gu', lambda: nd.gaussian_filter(u,2))
rec('g1', lambda: nd.gaussian_filter1d(v,2,order=2))
rec('go', lambda: nd.gaussian_filter(a,(1,2),order=(0,1)))
rec('gl', lambda: nd.gaussian_laplace(a,1.5))
rec('gg', lambda: nd.gaussian_gradient_magnitude(a,1.5))
rec('pct', lambda: nd.percentile_filter(a,20,size=4))
rec('min', lambda: nd.minimum_filter(u,4))
rec('c1', lambda: nd.convolve1d(v,[1,2,3,4]))
rec('uu', lambda: nd.uniform_filter(u,5))
rec('fp', lambda: nd.maximum_filter(a,footprint=np.eye(3)))
m=a>.5
rec('lab', lambda: nd.label(m)[0])
rec('labn', lambda: nd.label(m)[1])
rec('lab8', lambda: nd.label(m,np.ones((3,3)))[0])
L=nd.label(m)[0]
rec('sum', lambda: nd.sum(a,L,range(1,4)))
rec('com', lambda: nd.center_of_mass(a,L,[1,2]))
rec('fo', lambda: [[part.start for part in found] for found in nd.find_objects(L)[:3]])
for f in ('binary_erosion','binary_dilation','binary_opening','binary_closing','binary_fill_holes'): rec(f, lambda: getattr(nd,f)(m))
rec('be2', lambda: nd.binary_dilation(m,iterations=2,structure=np.ones((3,3))))
rec('aff', lambda: nd.affine_transform(a,np.array([[.8,.1],[-.2,1.1]]),offset=(1,.5)))
for mode in ('full','same','valid'):
    rec('sc'+mode, lambda: sg.convolve(a,b,mode))
    rec('sf'+mode, lambda: sg.fftconvolve(a,b,mode))
    rec('sr'+mode, lambda: sg.correlate(a,b,mode))
    rec('sv'+mode, lambda: sg.correlate(v,v[:9],mode))
    rec('srx'+mode, lambda: sg.correlate(b,a,mode))
    rec('lag'+mode, lambda: sg.correlation_lags(10,4,mode))
    for bd in ('fill','wrap','symm'):
        rec('s2'+mode+bd, lambda: sg.convolve2d(a,b,mode,bd))
        rec('s2r'+mode+bd, lambda: sg.correlate2d(a,b,mode,bd))
        rec('s2x'+mode+bd, lambda: sg.correlate2d(b,a,mode,bd))
rec('sfv', lambda: sg.convolve2d(a,b,'same','fill',3))
rec('mf', lambda: sg.medfilt(v,5))
rec('mf2', lambda: sg.medfilt2d(a,3))
rec('ci', lambda: sg.convolve([1,2,3],[0,1,1]))
for w in ('hann','hamming','blackman','boxcar',('gaussian',3.),('kaiser',4.)): rec('w'+str(w), lambda: sg.get_window(w,12)); 
rec('wh', lambda: sg.windows.hann(9))
from scipy import special as sp
t = np.linspace(-4.3, 5.1, 24).reshape(4, 6)
for name in 'erf', 'erfc', 'gamma', 'gammaln', 'expit':
    rec('sp' + name, lambda: getattr(sp, name)(t))
for axis in None, 0, 1:
    rec(f'lse{axis}', lambda: sp.logsumexp(t, axis=axis))
    rec(f'soft{axis}', lambda: sp.softmax(t, axis=axis))
    rec(f'lsoft{axis}', lambda: sp.log_softmax(t, axis=axis))
rec('logit', lambda: sp.logit([.2, .7]))
rec('xlogy', lambda: sp.xlogy([0., 2.], [0., 3.]))
rec('fact', lambda: sp.factorial([0, 3, 5]))
rec('comb', lambda: sp.comb(5, [0, 2, 7]))
for name in 'erfinv', 'ndtr', 'ndtri', 'digamma', 'entr':
    rec('sp' + name, lambda: getattr(sp, name)(np.linspace(.05, .95, 9)))
for name in 'gammainc', 'gammaincc', 'beta', 'rel_entr', 'kl_div':
    rec('sp' + name, lambda: getattr(sp, name)(np.linspace(.3, 9, 12), 2.5))
rec('betainc', lambda: sp.betainc([.5, 2, 30], 3, [[.1], [.5], [.97]]))
from scipy import stats as st
from scipy.spatial import distance as di
r = np.random.RandomState(5)
x = r.randn(14); y = x + r.randn(14); z = np.round(r.rand(14) * 5)
for pair, (p, q) in {'xy': (x, y), 'zy': (z, y)}.items():
    for name in 'spearmanr pearsonr kendalltau ttest_ind ttest_rel mannwhitneyu wilcoxon'.split():
        for side in 'two-sided', 'less', 'greater':
            rec('st' + name + pair + side, lambda: np.array(getattr(st, name)(p, q, alternative=side)))
rec('few', lambda: np.array(st.mannwhitneyu(x[:6], y[:7])))
rec('welch', lambda: np.array(st.ttest_ind(x, y[:9], equal_var=False)))
rec('one', lambda: np.array(st.ttest_1samp(x, .2)))
rec('anova', lambda: np.array(st.f_oneway(x, y, z)))
rec('chi', lambda: np.array(st.chisquare([16, 18, 16, 14, 12, 12])))
rec('table', lambda: np.array(st.chi2_contingency([[10, 20], [30, 25]])[:3]))
rec('line', lambda: np.array(st.linregress(x, y)))
m = r.rand(5, 4)
rec('spearmanm', lambda: st.spearmanr(m)[0])
for method in 'average', 'min', 'max', 'dense', 'ordinal':
    rec('rank' + method, lambda: st.rankdata(z, method))
    rec('rank0' + method, lambda: st.rankdata(np.round(m * 3), method, axis=0))
for name in 'sem skew kurtosis gmean hmean iqr median_abs_deviation variation'.split():
    rec('st' + name, lambda: np.asarray(getattr(st, name)(np.abs(x))))
for axis in 0, 1:
    for name in 'sem', 'zscore', 'entropy', 'skew', 'kurtosis', 'gmean':
        rec(f'st{name}{axis}', lambda: getattr(st, name)(m, axis=axis))
rec('divergence', lambda: np.asarray(st.entropy([.2, .3, .5], [.1, .4, .5], base=2)))
rec('mode', lambda: np.asarray(st.mode(z)))
v = np.linspace(-3, 3, 11); u = np.linspace(.01, .99, 7)
for name, shapes in {'norm': (), 't': (4.5,), 'chi2': (3,), 'f': (3, 7), 'gamma': (2.2,), 'beta': (2, 3.5), 'uniform': (), 'expon': (), 'logistic': ()}.items():
    d = getattr(st, name)
    for what in 'pdf', 'cdf', 'sf':
        rec(name + what, lambda: getattr(d, what)(v, *shapes))
    rec(name + 'ppf', lambda: d.ppf(u, *shapes, loc=1, scale=2))
    rec(name + 'frozen', lambda: np.array([d(*shapes).mean(), d(*shapes).var(), d(*shapes).cdf(.4)]))
    rec(name + 'rvs', lambda: d.rvs(*shapes, loc=1, size=4, random_state=3))
n = r.rand(3, 4)
for metric in 'euclidean sqeuclidean cityblock chebyshev cosine correlation hamming canberra braycurtis minkowski mahalanobis seuclidean jensenshannon'.split():
    rec('cdist' + metric, lambda: di.cdist(m, n, metric))
    rec('pdist' + metric, lambda: di.pdist(m, metric))
rec('square', lambda: di.squareform(di.pdist(m)))
np.savez('FILE', **{name.replace('/', '_'): value for name, value in out.items()})
