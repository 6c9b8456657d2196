"""Fewer bits for the same numbers: embeddings to 16 or 4 levels around their row's own size, dense layers to
one signed byte with a scale for each column. Deterministic: no chance is involved anywhere."""

import numpy as np


def levels(rows, number):
    """The `number` levels that lie nearest to the numbers of all `rows` (Lloyd), each row brought to size one."""
    sample = np.sort((rows / size(rows)).ravel()[:: max(1, rows.size // 2_000_000)])
    level = np.quantile(sample, (np.arange(number) + 0.5) / number)
    for _ in range(60):
        edge = np.searchsorted(sample, middles(level))
        level = np.array([part.mean() for part in np.split(sample, edge)])
    return level.astype(np.float32)


def size(rows):
    """The size of the numbers in each row."""
    return np.sqrt(np.mean(rows * rows, axis=1, keepdims=True)) + 1e-12


def middles(level):
    return (level[1:] + level[:-1]) / 2


def embed(rows, level):
    """For each row the number of the nearest level of each value, and the gain that fits the row best."""
    codes = np.searchsorted(middles(level), rows / size(rows)).astype(np.uint8)
    near = level[codes]
    gain = (near * rows).sum(1) / (near * near).sum(1)
    return codes, gain.astype(np.float32)


def pack(codes, bits):
    """Codes side by side in bytes, the first in the lowest bits."""
    per = 8 // bits
    parts = codes.reshape(len(codes), -1, per).astype(np.uint32)
    shifts = np.arange(per, dtype=np.uint32) * bits
    return (parts << shifts).sum(2).astype(np.uint8)


def unpack(packed, bits):
    per = 8 // bits
    shifts = np.arange(per, dtype=np.uint8) * bits
    return ((packed[:, :, None] >> shifts) & ((1 << bits) - 1)).reshape(len(packed), -1)


def dense(matrix):
    """A signed byte for each weight, and a scale for each column."""
    best, least = None, None
    for share in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5):
        scale = share * np.abs(matrix).max(0) / 127.0
        codes = np.clip(np.rint(matrix / scale), -127, 127)
        error = ((codes * scale - matrix) ** 2).sum(0)
        if best is None:
            best, least, chosen = codes, error, scale
        else:
            better = error < least
            best = np.where(better, codes, best)
            chosen = np.where(better, scale, chosen)
            least = np.minimum(error, least)
    return best.astype(np.int8), chosen.astype(np.float32)
