"""The student in numpy: reads the asset as the program does and gives the vectors that the program must give.
Written for clearness; the fast one is `src/meaning`."""

import re
import unicodedata

import numpy as np

SPACE = "▁"
UNKNOWN, BEGIN, END = 0, 1, 2
MOST_PIECES = 64
MOST_LETTERS = 1024
IGNORED = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2060\ufeff]")
# (words looked at together, of which before)
NGRAMS = ((2, 0), (3, 1), (5, 2))
EPS = 1e-12


class Student:
    def __init__(self, asset):
        self.asset = asset
        self.longest = max(map(len, asset.pieces))
        self.prefixes = {piece[:n] for piece in asset.pieces for n in range(1, len(piece) + 1)}

    def normalise(self, text):
        text = IGNORED.sub("", unicodedata.normalize("NFKC", text[:MOST_LETTERS]))
        words = text.split()
        return "".join(SPACE + word for word in words)[:MOST_LETTERS]

    def tokenize(self, text):
        text = self.normalise(text)
        best = [0.0] + [-1e38] * len(text)
        back = [(0, UNKNOWN)] * (len(text) + 1)
        for start in range(len(text)):
            single = False
            for end in range(start + 1, min(start + self.longest, len(text)) + 1):
                if text[start:end] not in self.prefixes:
                    break
                row, score = self.asset.pieces.get(text[start:end], (None, None))
                if row is None:
                    continue
                single |= end == start + 1
                if best[start] + score > best[end]:
                    best[end], back[end] = best[start] + score, (start, row)
            if not single and best[start] + self.asset.unknown > best[start + 1]:
                best[start + 1], back[start + 1] = best[start] + self.asset.unknown, (start, UNKNOWN)
        rows, at = [], len(text)
        while at > 0:
            at, row = back[at]
            rows.append(row)
        rows = rows[::-1][:MOST_PIECES]
        return [BEGIN, *rows, END] if any(row != UNKNOWN for row in rows) else []

    def features(self, text):
        """The 512 numbers before the projection, of length one."""
        layers = iter(self.asset.layers)
        dense = lambda x: (lambda w, b: x @ w + b)(*next(layers))  # noqa: E731
        first_gain, first_offset, gain, offset = self.asset.norms
        tokens = self.tokenize(text)
        if not tokens:
            return np.zeros(512)
        raw = self.asset.rows[tokens]
        x = normal(dense(raw)) * first_gain + first_offset
        parts = [raw]
        for n, (width, before) in enumerate(NGRAMS):
            inner = x[:, n * 256 : (n + 1) * 256]
            for _ in range(2):
                inner = inner + np.maximum(dense(windows(inner, width, before)), 0)
            parts.append(inner)
        summed = (normal(np.concatenate(parts, 1)) * gain + offset).sum(0)
        weights, bias = next(layers)
        mean = (summed @ weights + len(raw) * bias) / np.sqrt(len(raw))
        y0 = np.maximum(dense(mean), 0)
        y1 = np.maximum(dense(mean) + dense(y0), 0)
        y2 = np.maximum(dense(y1), 0)
        z = np.tanh(dense(y1) + dense(y2))
        return z / np.sqrt(max(z @ z, EPS))

    def encode(self, text):
        """The vector as the program keeps it: whole numbers of which the length is about 127 * sqrt(dimensions) / 6."""
        weights, bias = self.asset.layers[-1]
        return whole(self.features(text) @ weights + bias)


def whole(vector):
    """A vector brought to a fixed length, in signed bytes. A number over six times the usual size is cut off."""
    length = np.sqrt(np.sum(vector * vector, -1, keepdims=True))
    unit = vector / np.maximum(length, 1e-9)
    return np.clip(np.rint(unit * (127.0 / 6.0) * np.sqrt(vector.shape[-1])), -127, 127).astype(np.int8)


def normal(x):
    x = x - x.mean(1, keepdims=True)
    return x / np.sqrt((x * x).mean(1, keepdims=True) + EPS)


def windows(x, width, before):
    padded = np.concatenate([np.zeros((before, x.shape[1])), x, np.zeros((width - 1 - before, x.shape[1]))])
    return np.concatenate([padded[n : n + len(x)] for n in range(width)], 1)
