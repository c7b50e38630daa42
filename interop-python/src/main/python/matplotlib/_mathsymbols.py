"""TeX's names of symbols, spaces (in parts of the letters' size), functions, and letters in other styles."""

import unicodedata

_TABLE = """
alpha \u03b1 beta \u03b2 gamma \u03b3 delta \u03b4 epsilon \u03f5 varepsilon \u03b5 zeta \u03b6 eta \u03b7 theta \u03b8 vartheta \u03d1 iota \u03b9 kappa \u03ba lambda \u03bb
mu \u03bc nu \u03bd xi \u03be omicron \u03bf pi \u03c0 varpi \u03d6 rho \u03c1 varrho \u03f1 sigma \u03c3 varsigma \u03c2 tau \u03c4 upsilon \u03c5 phi \u03d5 varphi \u03c6
chi \u03c7 psi \u03c8 omega \u03c9 Gamma \u0393 Delta \u0394 Theta \u0398 Lambda \u039b Xi \u039e Pi \u03a0 Sigma \u03a3 Upsilon \u03a5 Phi \u03a6 Psi \u03a8 Omega \u03a9
pm \u00b1 mp \u2213 times \u00d7 div \u00f7 cdot \u22c5 ast \u2217 star \u22c6 circ \u2218 bullet \u2219 oplus \u2295 otimes \u2297 odot \u2299 cap \u2229 cup \u222a
wedge \u2227 vee \u2228 land \u2227 lor \u2228 neg \u00ac lnot \u00ac leq \u2264 le \u2264 geq \u2265 ge \u2265 neq \u2260 ne \u2260 approx \u2248 sim \u223c simeq \u2243
cong \u2245 equiv \u2261 propto \u221d ll \u226a gg \u226b prec \u227a succ \u227b subset \u2282 supset \u2283 subseteq \u2286 supseteq \u2287 in \u2208
notin \u2209 ni \u220b mid \u2223 parallel \u2225 perp \u22a5 forall \u2200 exists \u2203 emptyset \u2205 varnothing \u2205 infty \u221e partial \u2202 nabla \u2207
hbar \u210f hslash \u210f ell \u2113 Re \u211c Im \u2111 aleph \u2135 wp \u2118 angle \u2220 degree \u00b0 prime \u2032 dagger \u2020 ddagger \u2021 S \u00a7 P \u00b6
AA \u212b sum \u2211 prod \u220f int \u222b iint \u222c oint \u222e bigcup \u22c3 bigcap \u22c2 surd \u221a rightarrow \u2192 to \u2192 leftarrow \u2190 gets \u2190
leftrightarrow \u2194 uparrow \u2191 downarrow \u2193 updownarrow \u2195 Rightarrow \u21d2 Leftarrow \u21d0 Leftrightarrow \u21d4 iff \u21d4
longrightarrow \u27f6 longleftarrow \u27f5 mapsto \u21a6 nearrow \u2197 searrow \u2198 nwarrow \u2196 swarrow \u2199 langle \u27e8 rangle \u27e9
lfloor \u230a rfloor \u230b lceil \u2308 rceil \u2309 lbrace { rbrace } lbrack [ rbrack ] vert | Vert \u2016 backslash \\ ldots \u2026 dots \u2026
cdots \u22ef vdots \u22ee ddots \u22f1 odots \u2299 colon : sharp \u266f flat \u266d natural \u266e checkmark \u2713 square \u25a1 blacksquare \u25a0
triangle \u25b3 bigcirc \u25ef diamond \u22c4 clubsuit \u2663 diamondsuit \u2662 heartsuit \u2661 spadesuit \u2660 therefore \u2234 because \u2235
lesssim \u2272 gtrsim \u2273 copyright \u00a9 circledR \u00ae pounds \u00a3 yen \u00a5 euro \u20ac imath \u0131 jmath \u0237 eth \u00f0 ss \u00df
complement \u2201 setminus \u2216 amalg \u2a3f top \u22a4 bot \u22a5 vdash \u22a2 models \u22a7 doteq \u2250 asymp \u224d bowtie \u22c8 lt < gt >
""".split()
SYMBOLS = dict(zip(_TABLE[::2], _TABLE[1::2]))
SPACES = {",": 0.17, ":": 0.22, ";": 0.28, "!": -0.17, " ": 0.33, "quad": 1.0, "qquad": 2.0, "/": 0.1, ">": 0.22, "thinspace": 0.17,
          "enspace": 0.5}
FUNCTIONS = frozenset("""arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln
log max min Pr sec sin sinh sup tan tanh""".split())


def _named(style):
    """Letters by their names in Unicode, in the older places where these have been given first."""
    older = {"SCRIPT": "BEFHILMRego", "DOUBLE-STRUCK": "CHNPQRZ", "FRAKTUR": "CHIRZ"}[style]

    def find(char):
        if not (char.isascii() and char.isalnum()) or char.isdigit() and style != "DOUBLE-STRUCK":
            return char
        if char.isdigit():
            return chr(0x1D7D8 + int(char))
        kind = "CAPITAL" if char.isupper() else "SMALL"
        if char in older:
            start = {"FRAKTUR": "BLACK-LETTER"}.get(style, style)
            return unicodedata.lookup(f"{start} {kind} {char.upper()}")
        return unicodedata.lookup(f"MATHEMATICAL {style} {kind} {char.upper()}")

    return find


STYLED = {"cal": _named("SCRIPT"), "bb": _named("DOUBLE-STRUCK"), "frak": _named("FRAKTUR")}
