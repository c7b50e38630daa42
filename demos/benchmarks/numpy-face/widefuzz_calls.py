"""What ``widefuzz.py`` asks: templates by topic, in which {names} stand for arrays, keys, types and numbers drawn anew.

Lines are statements and a last expression, divided by ";; ".
"""

import os
import random
import re

NUMBERS = "f8 f4 i8 i4 u1 ? c16 u8 f2 i1 i2 u2 u4 c8 >f8 >i4 >u2 >c16".split()
LENGTHS = {"()": 1, "(0,)": 0, "(0, 3)": 0, "(2, 0)": 0, "(1,)": 1, "(5,)": 5, "(6,)": 6, "(2, 3)": 6, "(3, 2)": 6, "(1, 6)": 6,
           "(2, 1, 3)": 6, "(3, 3)": 9, "(2, 2, 2)": 8, "(1000,)": 1000}  # fmt: skip
VIEWS = "[::-1] [::2] .T [...,::-1] [None] .swapaxes(0,-1) [...,1:] .copy('F') .ravel() [:,None] .real".split()
DATES = ["'2020-02-29'", "'1969-12-31'", "'NaT'", "'2024-06-01'", "'1900-01-01'", "'2262-01-01'"]
UNITS = "D s ms h M Y W us ns m".split()
WORDS = ["'abc'", "''", "'Ab c'", "' x '", "'12'", "'-3.5'", "'ÄÖ'", "'aaba'", "'b'", "'a,b'", "'Zz9'"]


def number(r, kind):
    v = r.choice([r.randint(-5, 9), r.randint(-5, 9) / 4, 0, 1, r.randint(-300, 300)])
    if kind[-2:] in ("u1", "u2", "u4", "u8") or kind == "?":
        return abs(int(v)) % 200
    if "i" in kind:
        return int(v) % 100 if kind == "i1" else int(v)
    if r.random() < 0.06 and kind[-2:] in ("f8", "f4", "f2"):
        return r.choice(["np.nan", "np.inf", "-np.inf", "-0.0"])
    if "c" in kind and r.random() < 0.4:
        return f"{r.randint(-3, 3)}{r.choice(['+1j', '-2j', '+0.5j'])}"
    return v


def array(r, kinds=NUMBERS, shapes=None):
    kind, shape = r.choice(kinds), r.choice(shapes or list(LENGTHS))
    n = LENGTHS[shape]
    if n == 1000:
        made = f"(np.arange(1000) * {r.choice([37, 7, 13])} % 101 - {0 if 'u' in kind or kind == '?' else 50}).astype('{kind}')"
    else:
        values = ", ".join(str(number(r, kind)) for _ in range(n))
        made = f"np.array([{values}], '{kind}').reshape({shape})"
        if n == 0 or shape == "()":
            made = f"np.array({values or '[]'}, '{kind}').reshape({shape})"
    if not shapes and r.random() < 0.3:
        view = r.choice(VIEWS)
        if shape != "()" and (view != "[:,None]" or n):
            made += view
    if not shapes and r.random() < 0.04:
        made = f"np.broadcast_to({made}, (2,) + np.shape({made}))"
    return made


def texts(r, n=None):
    n = n or r.choice([1, 3, 4])
    made = f"np.array([{', '.join(r.choice(WORDS) for _ in range(n))}])"
    return made + r.choice(["", "", "", ".astype('S')" if "Ä" not in made else "", ".astype('U5')", ".astype('T')"])


def dates(r):
    return f"np.array([{', '.join(r.choice(DATES) for _ in range(r.choice([1, 3])))}], 'M8[{r.choice(UNITS)}]')"


def spans(r):
    return f"np.array([{', '.join(str(r.randint(-9, 50)) for _ in range(r.choice([1, 3])))}], 'm8[{r.choice(UNITS)}]')"


def matrix(r, square=True):
    n = r.choice([1, 2, 3, 4])
    m = n if square else r.choice([1, 2, 3, 5])
    kind = r.choice(["f8", "f8", "f4", "c16", "c8", "i8", "f8"])
    stack = r.choice(["", "", "", "2, ", "0, "])
    made = f"np.random.RandomState({r.randint(0, 99)}).randint(-9, 9, ({stack}{n}, {m}))"
    made = f"({made}{' + 20 * np.eye(' + str(n) + ')' if square else ''}).astype('{kind}')"
    return made + r.choice(["", "", ".swapaxes(-1, -2)", "[..., ::-1]" if not square else ""])


def key(r):
    one = ["1", "-1", "0", "2", ":", "1:", "::-1", ":2", "...", "None", "[0, 1]", "[True, False]", "np.array([1, 0])", "[]", "-2:",
           "np.array([[0, 1], [1, 0]])", "np.array([0, 1], 'u1')", "True", "False", "np.int8(1)", "5", "1.0", "2:0", "[0, -1]",
           "np.array(1)", "slice(None, None, 2)", "[[0], [1]]", "(0, 1)", "np.array([], int)", "'f'", "[1.5]", "a > 0", "a != a"]  # fmt: skip
    return ", ".join(r.choice(one) for _ in range(r.choice([1, 1, 1, 2, 2, 3])))


def records(r):
    kind = r.choice(["[('x', 'f8'), ('y', 'i4')]", "[('x', 'i2'), ('y', 'U3')]", "[('x', '?'), ('y', 'f4', (2,))]", "'f8, i4'",
                     "[('x', 'M8[D]'), ('y', 'S2')]", "[('x', 'u1'), ('y', [('p', 'f4'), ('q', 'i8')])]"])  # fmt: skip
    return f"np.zeros({r.choice(['3', '(2, 2)', '()', '0', '1'])}, {kind})"


def scalar(r):
    return r.choice(["2", "-1", "0", "1.5", "-0.25", "True", "2j", "300", "-200", "2**31", "2**40", "2**63", "2**70", "np.int8(5)", "np.uint8(200)",
                     "np.float32(1.5)", "np.float64(2)", "np.int64(-3)", "np.True_", "np.complex64(1j)", "np.float16(3)", "1e400", "None",
                     "'a'", "np.nan"])  # fmt: skip


def small(r):
    return r.choice(["2", "-1", "0", "1.5", "3", "True", "7"])


def others(r):
    return "{" + r.choice(["a", "a", "k", "v", "e"]) + "}"


DRAWS = {
    "a": array, "b": array, "f": lambda r: array(r, ["f8", "f4", "f2", ">f8"]), "i": lambda r: array(r, ["i8", "i4", "i1", "u1", "u8", "i2", ">i4"]),
    "e": lambda r: array(r, shapes=["(6,)", "(2, 3)", "(3,2)", "(1, 6)", "()"][:2] + ["(1,)"]), "v": lambda r: array(r, shapes=["(5,)", "(6,)", "(0,)", "(1,)", "(1000,)"]),
    "w": lambda r: array(r, shapes=["(6,)"]), "n": lambda r: array(r, ["f8", "i8", "f4", "u1"], ["(5,)", "(2, 3)", "(6,)", "(3, 3)"]),
    "r": lambda r: array(r, ["f8", "f4", "i8"], ["(6,)", "(5,)"]), "b1": lambda r: array(r, ["?"], ["(6,)", "(2, 3)"]), "w2": lambda r: array(r, shapes=["(2, 3)"]),
    "s": texts, "s3": lambda r: texts(r, 3), "d": dates, "t": spans, "m": matrix, "q": lambda r: matrix(r, False), "key": key, "rec": records, "k": scalar, "h": small,
    "ax": lambda r: r.choice(["0", "-1", "1", "None", "(0, 1)", "2", "(0,)", "-3", "()"]), "ax1": lambda r: r.choice(["0", "-1", "1", "0", "2"]),
    "dt": lambda r: "'" + r.choice(NUMBERS) + "'", "fdt": lambda r: "'" + r.choice(["f8", "f4", "c16", "i8", "f2", "?"]) + "'",
    "cast": lambda r: "'" + r.choice("no equiv safe same_kind unsafe".split()) + "'", "tf": lambda r: r.choice(["True", "False"]), "z": lambda r: str(r.randint(0, 6)),
    "seed": lambda r: str(r.randint(0, 999)), "size": lambda r: r.choice(["None", "3", "(2, 2)", "()", "0", "(2, 0)", "5", "1", "(7,)"]),
    "sgn": lambda r: str(r.choice([-3, -2, -1, 0, 1, 2, 3, 7])), "pos": lambda r: r.choice(["0.5", "1", "2.5", "10", "0.1", "3", "40"]), "p": lambda r: r.choice(["0.5", "0.1", "0.9", "0", "1", "0.3"]),
    "unit": lambda r: r.choice(UNITS), "ord": lambda r: r.choice(["None", "1", "2", "np.inf", "-1", "'fro'", "0", "3", "'nuc'", "-2"]),
    "norm": lambda r: r.choice(["None", "'ortho'", "'forward'", "'backward'"]), "mode": lambda r: r.choice(["'raise'", "'wrap'", "'clip'"]),
    "op": lambda r: r.choice("+ - * / // % ** & | ^ << >> < <= == != > >= @".split()), "iop": lambda r: r.choice("+= -= *= /= //= %= **= &= |= ^= <<= >>= @=".split()),
    "word": lambda r: r.choice(WORDS), "cmp": lambda r: r.choice("< <= == != > >=".split()),
    "spec": lambda r: r.choice(["", ".2f", "10.3e", ">8", "<6d", "+.1f", "g", "x", "08.3f", "%", ".3", "s", ",", "e", "b", "^9"]),
    "u1": lambda r: r.choice("abs sqrt exp log sin floor ceil rint sign square negative isnan isfinite conj reciprocal signbit logical_not invert positive log1p frexp modf spacing cbrt trunc exp2 radians tan bitwise_count".split()),
    "u2": lambda r: r.choice("add subtract multiply divide floor_divide remainder power maximum minimum equal less logical_and logical_or bitwise_and bitwise_or hypot arctan2 copysign fmod gcd lcm left_shift right_shift fmax fmin logaddexp heaviside nextafter divmod float_power ldexp bitwise_xor not_equal greater_equal logical_xor".split()),
    "red": lambda r: r.choice("add multiply maximum minimum logical_and logical_or bitwise_and bitwise_or bitwise_xor fmax subtract hypot logaddexp gcd".split()),
    "sum": lambda r: r.choice("sum prod min max mean std var any all cumsum cumprod argmax argmin".split()),
    "nan": lambda r: r.choice("nansum nanprod nanmin nanmax nanmean nanstd nanvar nanmedian nancumsum nancumprod nanargmax".split()),
    "leg": lambda r: r.choice(CALLS["draws of RandomState"]), "gen": lambda r: r.choice(CALLS["draws of Generator"] + [t for t in CALLS["draws of RandomState"] if not t.startswith(("rand", "tomax", "bytes"))]),
    "bits": lambda r: r.choice("PCG64 MT19937 Philox SFC64 PCG64DXSM".split()), "idt": lambda r: "'" + r.choice("i8 i4 u1 i2 u8 u2 i1 ?".split()) + "'",
    "mvn": lambda r: r.choice(["svd", "eigh", "cholesky"]), "fm": lambda r: r.choice("fixed unique maxprec maxprec_equal".split()), "sign": lambda r: r.choice("-+ "),
    "trim": lambda r: r.choice("k.0-"), "conv": lambda r: r.choice("full same valid".split()), "pad": lambda r: r.choice("edge reflect symmetric wrap constant mean maximum minimum linear_ramp median empty".split()[:10]),
    "meth": lambda r: r.choice("linear lower higher midpoint nearest inverted_cdf averaged_inverted_cdf closest_observation hazen weibull median_unbiased normal_unbiased interpolated_inverted_cdf".split()),
    "ma": lambda r: "np.ma.array({w}, mask=[" + ", ".join(r.choice("0001") for _ in range(6)) + "])" + r.choice(["", "", ".reshape(2, 3)", "[:3]"]),
    "mw": lambda r: r.choice("equal greater less not_equal greater_equal less_equal values object".split()[:7]),
    "mfun": lambda r: r.choice("sum mean max min count cumsum ptp std argmax getmaskarray getdata notmasked_contiguous flatnotmasked_edges unique squeeze count_masked filled is_masked transpose product all any nonzero".split()),
    "pc": lambda r: r.choice("Polynomial Chebyshev Legendre Hermite HermiteE Laguerre".split()), "pop": lambda r: r.choice("+ - * // % **".split()[:5]),
    "co": lambda r: str([r.choice([1, 2, -1, 0, 0.5, 3]) for _ in range(r.choice([1, 2, 3, 4]))] + [r.choice([1, 2, -1.5])]),
    "ff": lambda r: r.choice("fft ifft rfft irfft hfft ihfft".split()), "fn": lambda r: r.choice("fft2 ifft2 fftn ifftn rfft2 irfft2 rfftn irfftn".split()),
    "n2": lambda r: str(r.choice([1, 2, 3, 5, 7, 8, 11, 12, 16, 30, 64, 97, 100])), "date": lambda r: r.choice(["'2020-02-29'", "'1969-12-31'", "'NaT'", "'2024-06-01T12:30'", "'1900-01'", "'2021'", "'2020-01-01T00:00:00.123456'"]),
    "chr": lambda r: r.choice("upper lower title capitalize swapcase strip lstrip rstrip isalpha isdigit isspace isupper istitle isalnum islower str_len isnumeric isdecimal splitlines".split()),
}  # fmt: skip


def filled(r, template):
    """A template with everything drawn; what was drawn may hold names of its own. Other braces stay as they are."""
    while True:
        made = re.sub(r"\{(\w+)\}", lambda m: DRAWS[m[1]](r) if m[1] in DRAWS else m[0], template)
        if made == template:
            return made.replace("<<<", "{").replace(">>>", "}")
        template = made


def templates():
    """The templates of every topic."""
    made = {}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "widefuzz.txt"), encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if re.fullmatch(r"\[[\w ]+\]", line):
                topic = made[line[1:-1]] = []
            elif line and not line.startswith("#"):
                topic.append(line)
    return made


CALLS = templates()
TOPICS = [topic for topic in CALLS if " " not in topic]


def lines(seed, count, only=None):
    """As many lines with their topics."""
    r, made = random.Random(seed), []
    while len(made) < count:
        topic = r.choice(only or TOPICS)
        line = filled(r, r.choice(CALLS[topic]))
        if len(line) < 3000:
            made.append((topic, line))
    return made
