"""The file `assets/meaning.bin`: how it is written, and how it is read back. All numbers are little-endian;
`src/meaning/asset.rs` reads the same order.

    magic "SKMEAN1\\n"
    u32 pieces, fine pieces, output dimensions, bytes of all pieces together
    f32 score of an unknown letter; f32 levels of the fine (16) and of the coarse embeddings (4)
    pieces in byte order: u8 length of each, then u32 row of each, then f32 score of each, then the bytes of all
    f32 gain of each row; fine rows at 4 bits, then coarse rows at 2 bits
    f32 layer normalisations: gain and offset of the first (768), of the second (1280)
    each dense layer: f32 scale of each column, f32 bias of each column, i8 weights in panels of 32 columns
"""

import struct

import numpy as np

import quantise

MAGIC = b"SKMEAN1\n"
WIDTH = 512
PANEL = 32
# Rows and columns of each dense layer but the last, which is the projection.
LAYERS = [
    (512, 768), (512, 256), (512, 256), (768, 256), (768, 256), (1280, 256), (1280, 256), (1280, 512),
    (512, 320), (512, 320), (320, 320), (320, 512), (320, 512), (512, 512),
]  # fmt: skip


def write(path, pieces, scores, unknown, rows, fine, norms, layers):
    """`pieces`, `scores` and `rows` in order of row; the last of `layers` is the projection."""
    wide, narrow = quantise.levels(rows[:fine], 16), quantise.levels(rows[fine:], 4)
    fine_codes, fine_gain = quantise.embed(rows[:fine], wide)
    codes, gain = quantise.embed(rows[fine:], narrow)
    texts = [piece.encode() for piece in pieces]
    order = sorted(range(len(texts)), key=texts.__getitem__)
    text = b"".join(texts[i] for i in order)
    out = [MAGIC, struct.pack("<4I", len(pieces), fine, layers[-1][0].shape[1], len(text)), f32(unknown)]
    out += [f32(wide), f32(narrow), bytes(len(texts[i]) for i in order), np.array(order, "<u4").tobytes()]
    out += [f32([scores[i] for i in order]), text, f32(fine_gain), f32(gain)]
    out += [quantise.pack(fine_codes, 4).tobytes(), quantise.pack(codes, 2).tobytes()]
    out += [f32(norm) for norm in norms]
    for matrix, bias in layers:
        weights, scale = quantise.dense(matrix)
        panels = weights.reshape(len(weights), -1, PANEL).transpose(1, 0, 2)
        out += [f32(scale), f32(bias), np.ascontiguousarray(panels).tobytes()]
    with open(path, "wb") as file:
        file.write(b"".join(out))


def f32(numbers):
    return np.asarray(numbers, "<f4").tobytes()


class Asset:
    """What the file holds, as float32."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self._data = file.read()
        self._at = len(MAGIC)
        assert self._data.startswith(MAGIC), "not a meaning asset"
        number, fine, self.dimensions, length = (int(n) for n in self._take("<u4", 4))
        self.unknown = float(self._take("<f4", 1)[0])
        wide, narrow = self._take("<f4", 16), self._take("<f4", 4)
        lengths, rows, scores = self._take("u1", number), self._take("<u4", number), self._take("<f4", number)
        ends = np.cumsum(lengths.astype(int))
        text = self._take("u1", length).tobytes()
        words = [text[end - size : end].decode() for end, size in zip(ends, lengths)]
        self.pieces = {word: (int(row), float(score)) for word, row, score in zip(words, rows, scores)}
        gain = self._take("<f4", number)
        first = wide[quantise.unpack(self._take("u1", fine * WIDTH // 2).reshape(fine, -1), 4)]
        other = self._take("u1", (number - fine) * WIDTH // 4).reshape(number - fine, -1)
        self.rows = np.concatenate([first, narrow[quantise.unpack(other, 2)]]) * gain[:, None]
        self.norms = [self._take("<f4", size) for size in (768, 768, 1280, 1280)]
        self.layers = [self._layer(*shape) for shape in [*LAYERS, (WIDTH, self.dimensions)]]
        assert self._at == len(self._data), "bytes left over"

    def _take(self, kind, number):
        taken = np.frombuffer(self._data, kind, number, self._at)
        self._at += taken.nbytes
        return taken

    def _layer(self, height, width):
        scale, bias = self._take("<f4", width), self._take("<f4", width)
        panels = self._take("i1", height * width).reshape(-1, height, PANEL)
        return panels.transpose(1, 0, 2).reshape(height, width) * scale, bias
