"""Explanations of texts."""

import java
from _lrp.paths import files, readable

_ExplainedText = java.type("org.lrptoolbox.python.explain.ExplainedText")


def tokens_of(text, tokenizer):
    """A text in tokens, by a tokenizer or as ids."""
    if not isinstance(text, str):
        return _ExplainedText.ids([int(i) for i in text])
    if tokenizer is None:
        raise ValueError("tokenizer is missing: the tokenizer.json that belongs to the network; or give the ids of tokens")
    return files.tokens(text, readable(tokenizer))


class TextExplanation:
    """An explanation of one text.

    Attributes
    ----------
    tokens : list of str
        its tokens, as the vocabulary spells them
    relevance : list of float
        the relevance of every token, the sum over all numbers looked up for it
    words : list of tuple of str and float
        its words, each with the relevance of all its tokens
    target : str
        what is explained
    seed : float
        the score that was handed back
    shares : dict of str to float
        the sum of relevance at every root: words first, then what positions and types took
    ledger : str
        where relevance went, layer by layer, if it was wanted
    """

    def __init__(self, found):
        self._found = found
        self.tokens = [str(token) for token in found.tokens()]
        self.relevance = [float(r) for r in found.relevance()]
        self.words = list(zip(map(str, found.words()), map(float, found.wordRelevance())))
        self.target = str(found.what())
        self.seed = float(found.seed())
        self.shares = dict(zip(map(str, found.roots()), map(float, found.shares())))

    @property
    def ledger(self):
        return str(self._found.ledger())

    def html(self):
        """A page with the words in colours, as text."""
        return str(self._found.html())

    def __str__(self):
        return str(self._found.table())

    def __repr__(self):
        return f"TextExplanation({self.target!r}, {self.words!r})"
