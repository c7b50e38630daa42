"""Formulas in texts, ``$\\sigma^2$``: as runs of letters and rules with places, by TeX's rules of thumb."""

from ._mathsymbols import FUNCTIONS, SPACES, STYLED, SYMBOLS

_SMALLER = 0.7
_ACCENTS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7", "acute": "\u0301",
            "grave": "\u0300", "breve": "\u0306", "check": "\u030c", "widehat": "\u0302", "widetilde": "\u0303", "mathring": "\u030a"}
_FACES = {"mathrm": "", "mathit": "italic", "mathbf": "bold", "mathsf": "", "mathtt": "monospace", "text": "", "textbf": "bold",
          "textit": "italic", "textrm": "", "mathdefault": "", "mathregular": "", "operatorname": "", "boldsymbol": "bold", "bm": "bold",
          "mathcal": "cal", "mathbb": "bb", "mathfrak": "frak", "mathscr": "cal", "mathnormal": "italic"}
_OPENING = {"{": "}", "(": ")", "[": "]"}
_BINARY = set("+=<>\u2212\u00b1\u2213\u00d7\u00f7\u00b7\u22c5\u2264\u2265\u2260\u2248\u221d\u2192\u2190\u2194\u21d2\u21d4\u2208\u2209\u223c\u2261\u2229\u222a\u2282\u2283\u2286\u2287\u2218\u2297\u2295\u2223\u2225\u226a\u226b")
_LARGE = set("\u2211\u220f\u222b\u222c\u222e\u22c3\u22c2")


class Box:
    """Something laid out: width, height above and depth below the line, and parts (kind, x, y, what)."""

    def __init__(self, width, height, depth, parts):
        self.width, self.height, self.depth, self.parts = width, height, depth, parts

    def at(self, dx, dy):
        """Its parts moved."""
        return [(kind, x + dx, y + dy, what) for kind, x, y, what in self.parts]


def is_formula(text):
    """Whether a text has two dollars that no backslash takes away."""
    return text.replace("\\$", "").count("$") >= 2


def laid_out(text, size, face=""):
    """A line with formulas as a box, ``size`` pixels high; ValueError names what is no formula."""
    parts = text.replace("\\$", "\0").split("$")
    if len(parts) % 2 == 0:
        return _letters(text.replace("\\$", "$"), size, face)
    boxes = []
    for i, part in enumerate(parts):
        part = part.replace("\0", "$" if i % 2 == 0 else "\\$")
        if part:
            boxes.append(_Reader(part, text).all(size) if i % 2 else _letters(part, size, face))
    return _row(boxes)


def _letters(text, size, face):
    import java

    width = java.type("org.lrptoolbox.python.plot.Glyphs").width(text, size, face)
    return Box(width, 0.76 * size, 0.24 * size if any(c in "gjpqy()[]{}|,;Q\u03b2\u03b3\u03b7\u03bc\u03c1\u03c6\u03c7\u03c8\u222b" for c in text) else 0.02 * size,
               [("text", 0.0, 0.0, (text, size, face))])


def _row(boxes):
    x, parts = 0.0, []
    for box in boxes:
        parts += box.at(x, 0.0)
        x += box.width
    return Box(x, max((b.height for b in boxes), default=0.0), max((b.depth for b in boxes), default=0.0), parts)


class _Reader:
    def __init__(self, formula, whole):
        self.text, self.at_, self.whole = formula, 0, whole

    def fault(self, why):
        return ValueError(f"{self.whole!r} cannot be set as a formula: {why}, at character {self.at_}")

    def all(self, size):
        box = self.row(size, "italic", "")
        if self.at_ < len(self.text):
            raise self.fault("a bracket that closes nothing")
        return box

    def token(self):
        """The next letter, ``\\name`` or bracket; '' at the end."""
        while self.at_ < len(self.text) and self.text[self.at_].isspace():
            self.at_ += 1
        start = self.at_
        if start >= len(self.text):
            return ""
        self.at_ += 1
        if self.text[start] == "\\":
            self.at_ += 1
            if self.text[start + 1:start + 2].isalpha():
                while self.at_ < len(self.text) and self.text[self.at_].isalpha():
                    self.at_ += 1
        return self.text[start:self.at_]

    def peek(self):
        before = self.at_
        token = self.token()
        self.at_ = before
        return token

    def row(self, size, face, end):
        """Atoms with their exponents and indices, up to a closing token, which is taken."""
        boxes, last = [], ""
        while True:
            token = self.peek()
            if token == end or not token or token == "}" and not end:
                if token != end:
                    if token == "":
                        raise self.fault(f"{end!r} is missing")
                    return _row(boxes)
                self.token()
                return _row(boxes)
            if token in ("^", "_", "'"):
                base = boxes.pop() if boxes else Box(0.0, 0.5 * size, 0.0, [])
                boxes.append(self.scripts(base, size, face, last))
                continue
            self.token()
            if token in _FACES and not token.startswith("\\"):
                pass
            name = token[1:] if token.startswith("\\") else ""
            if name in ("rm", "it", "bf", "tt", "sf", "cal"):
                face = {"rm": "", "it": "italic", "bf": "bold", "tt": "monospace", "sf": "", "cal": "cal"}[name]
                continue
            if name in ("displaystyle", "textstyle", "limits", "nolimits"):
                continue
            box, last = self.atom(token, size, face, bool(boxes) and last not in _BINARY and last != "(")
            boxes.append(box)

    def group(self, size, face):
        """An argument: a row in braces, or one atom."""
        token = self.token()
        if token == "{":
            return self.row(size, face, "}")
        if not token:
            raise self.fault("something is missing")
        return self.atom(token, size, face, False)[0]

    def raw(self):
        """An argument in braces as text, blanks kept."""
        if self.token() != "{":
            return self.text[self.at_ - 1]
        start, depth = self.at_, 1
        while depth:
            if self.at_ >= len(self.text):
                raise self.fault("'}' is missing")
            depth += {"{": 1, "}": -1}.get(self.text[self.at_], 0)
            self.at_ += 1
        return self.text[start:self.at_ - 1]

    def atom(self, token, size, face, follows):
        """One thing, and the character that it ends with."""
        if token == "{":
            return self.row(size, face, "}"), ""
        name = token[1:] if token.startswith("\\") else None
        if name is None or name in SYMBOLS or len(name) == 1 and name in "{}$%&#_|":
            char = "\u2212" if token == "-" else token if name is None else SYMBOLS.get(name, "\u2016" if name == "|" else name)
            return self.symbol(char, size, face, follows), char
        if name in SPACES:
            return Box(SPACES[name] * size, 0.0, 0.0, []), ""
        if name in ("frac", "dfrac", "tfrac"):
            return self.fraction(size, face), ""
        if name == "binom":
            top, bottom = self.group(size * _SMALLER, face), self.group(size * _SMALLER, face)
            return _row([_bracket("(", _stacked(top, bottom, size, 0)), _stacked(top, bottom, size, 0), _bracket(")", _stacked(top, bottom, size, 0))]), ""
        if name == "sqrt":
            return self.root(size, face), ""
        if name in ("overline", "underline"):
            inner = self.group(size, face)
            y = -inner.height - 0.1 * size if name == "overline" else inner.depth + 0.08 * size
            return Box(inner.width, inner.height + 0.15 * size, inner.depth, [*inner.parts, ("rule", 0.0, y, (inner.width, 0.05 * size))]), ""
        if name in _ACCENTS:
            return self.accent(_ACCENTS[name], size, face), ""
        if name in _FACES:
            if name.startswith(("text", "operator")):
                return _letters(self.raw(), size, _FACES[name]), "x"
            return self.group(size, _FACES[name]), ""
        if name in FUNCTIONS:
            gap = [] if self.peek() in ("^", "_", "(", "") else [Box(0.17 * size, 0, 0, [])]
            return _row([*([Box(0.17 * size, 0, 0, [])] if follows else []), _letters(name, size, ""), *gap]), "x"
        if name == "left":
            return self.fenced(size, face), ")"
        raise self.fault(f"unknown symbol: {token}")

    def symbol(self, char, size, face, follows):
        if char in _LARGE:
            return _letters(char, size * 1.4, "")
        if face in STYLED:
            return _letters("".join(STYLED[face](c) for c in char), size, "")
        slanted = face if char.isalpha() and not ("\u0391" <= char <= "\u03a9" and face == "italic") else face.replace("italic", "")
        box = _letters(char, size, slanted)
        if char in _BINARY and follows:
            gap = Box(0.2 * size, 0.0, 0.0, [])
            return _row([gap, box, gap])
        return _row([box, Box(0.2 * size, 0, 0, [])]) if char in ",;" else box

    def scripts(self, base, size, face, last):
        small, over, under = size * _SMALLER, None, None
        while self.peek() in ("^", "_", "'"):
            token = self.token()
            if token == "'":
                prime = _letters("\u2032", size, "")
                over = prime if over is None else _row([over, prime])
                over = Box(over.width, over.height, 0, over.at(0.0, 0.3 * size)) if token == "'" else over
            elif token == "^":
                over = self.group(small, face)
            else:
                under = self.group(small, face)
        if last in _LARGE and last not in "\u222b\u222c\u222e":
            return _limits(base, over, under, size)
        parts, width, height, depth = list(base.parts), base.width, base.height, base.depth
        gap = base.width + 0.04 * size
        if over is not None:
            up = max(0.38 * size, base.height - 0.42 * size)
            parts += over.at(gap + (0.05 * size if under is None else 0), -up)
            width, height = max(width, gap + over.width + 0.08 * size), max(height, up + over.height)
        if under is not None:
            down = max(0.18 * size, base.depth)
            parts += under.at(gap, down)
            width, depth = max(width, gap + under.width + 0.04 * size), max(depth, down + under.depth)
        return Box(width, height, depth, parts)

    def fraction(self, size, face):
        small = size * _SMALLER
        return _stacked(self.group(small, face), self.group(small, face), size, 0.06)

    def root(self, size, face):
        index = None
        if self.peek() == "[":
            self.token()
            index = self.row(size * 0.5, face, "]")
        inner = self.group(size, face)
        high, low = inner.height + 0.15 * size, inner.depth + 0.05 * size
        left = max(0.0, (index.width if index else 0.0) - 0.25 * size)
        hook = 0.55 * size
        corners = [(left, -0.3 * size), (left + 0.12 * size, -0.36 * size), (left + 0.3 * size, low), (left + hook, -high),
                   (left + hook + inner.width + 0.1 * size, -high)]
        parts = [("line", 0.0, 0.0, (corners, 0.06 * size)), *inner.at(left + hook + 0.05 * size, 0.0)]
        if index:
            parts += index.at(0.0, -0.5 * size)
        return Box(left + hook + inner.width + 0.15 * size, high + 0.1 * size, low, parts)

    def accent(self, mark, size, face):
        inner = self.group(size, face)
        if len(inner.parts) == 1 and inner.parts[0][0] == "text":
            _, x, y, (text, s, f) = inner.parts[0]
            if len(text) == 1:  # small letters leave room under the mark that a combined letter has
                return Box(inner.width, inner.height, inner.depth, [("text", x, y, (text + mark, s, f))])
        top = _letters("\u00a0" + mark, size, "")
        return Box(inner.width, inner.height + 0.2 * size, inner.depth, [*inner.parts, *top.at((inner.width - top.width) / 2, 0.0)])

    def fenced(self, size, face):
        def fence():
            token = self.token()
            return {"\\{": "{", "\\}": "}", ".": "", "\\langle": "\u27e8", "\\rangle": "\u27e9", "\\|": "\u2016"}.get(token, token)

        first = fence()
        inner = self.row(size, face, "\\right")
        return _row([_bracket(first, inner), inner, _bracket(fence(), inner)])


def _bracket(char, inner):
    """A bracket as high as what it holds."""
    if not char:
        return Box(0.0, 0.0, 0.0, [])
    size = (inner.height + inner.depth) * 1.05
    box = _letters(char, size, "")
    return Box(box.width, inner.height, inner.depth, box.at(0.0, inner.depth - 0.22 * size))


def _stacked(top, bottom, size, rule):
    wide = max(top.width, bottom.width) + 0.15 * size
    axis = 0.36 * size
    up, down = axis + 0.12 * size + top.depth, axis - 0.12 * size - bottom.height
    parts = [*top.at((wide - top.width) / 2, -up), *bottom.at((wide - bottom.width) / 2, -down)]
    if rule:
        parts.append(("rule", 0.0, -axis, (wide, rule * size)))
    return Box(wide, up + top.height, bottom.depth - down, parts)


def _limits(base, over, under, size):
    wide = max(b.width for b in (base, over, under) if b is not None)
    parts, height, depth = base.at((wide - base.width) / 2, 0.0), 1.1 * size, 0.3 * size
    if over is not None:
        parts += over.at((wide - over.width) / 2, -height - over.depth)
        height += over.height + over.depth
    if under is not None:
        parts += under.at((wide - under.width) / 2, depth + under.height)
        depth += under.height + under.depth
    return Box(wide, height, depth, parts)
