"""Which pieces of the teacher's vocabulary are kept, and which of them finely: those that the words of the
languages of our questions are made of, by how often they are met. Word counts come from `wordfreq`; no word
of it ends up in the asset, only the choice of pieces."""

import collections
import unicodedata

import numpy as np
from wordfreq import iter_wordlist, word_frequency

from teacher import SPECIAL

# Language: its weight, and how many of its words count. Dutch first: every listing is written in it.
LANGUAGES = {
    "nl": (1.0, 250_000), "en": (0.3, 60_000), "pl": (0.3, 80_000), "tr": (0.3, 80_000), "ar": (0.3, 80_000),
    "uk": (0.2, 60_000), "ru": (0.1, 40_000), "de": (0.1, 30_000), "fr": (0.1, 25_000), "es": (0.1, 25_000),
}  # fmt: skip
# A word at the start of a sentence has a capital, and often a piece of its own.
CAPITAL = 0.15
# A short word is sometimes an abbreviation: ASS, UWV, CJIB.
ABBREVIATION = (0.02, 5)
# Signs, numbers and names stand in no word list; the teacher's own counts know them.
TEACHER = 0.15


def written(piece):
    """Whether a piece is in a script that our questions use."""
    for c in piece.replace("▁", ""):
        name = unicodedata.name(c, "?").split()[0]
        if name in ("LATIN", "ARABIC", "CYRILLIC") or ord(c) < 0x250:
            continue
        if unicodedata.category(c)[0] not in "PSNZM" or ord(c) >= 0x2E80:
            return False
    return True


def counts(teacher):
    """How often each piece is met in a million words, over all languages by weight."""
    chance = np.exp(teacher.scores.astype(float))
    count = collections.Counter({i: 1e6 * TEACHER * chance[i] for i in range(SPECIAL + 3, len(teacher.pieces))})
    for language, (weight, limit) in LANGUAGES.items():
        for rank, word in enumerate(iter_wordlist(language, "best")):
            if rank >= limit:
                break
            often = 1e6 * weight * word_frequency(word, language, "best")
            for form, share in forms(word):
                for piece in teacher.tokenize(form):
                    count[piece] += share * often
    return count


def forms(word):
    """The ways in which a word is written, each with its share."""
    yield word, 1.0
    if word[:1].islower():
        yield word[:1].upper() + word[1:], CAPITAL
        if len(word) <= ABBREVIATION[1]:
            yield word.upper(), ABBREVIATION[0]


def choose(teacher, most):
    """At most `most` piece ids, the most used first; the three special ones and every single letter are among them."""
    count = counts(teacher)
    fits = [i for i, piece in enumerate(teacher.pieces) if i > 5 and written(piece)]
    letters = {i for i in fits if len(teacher.pieces[i]) == 1}
    used = sorted((i for i in fits if i not in letters), key=lambda i: (-count[i], i))
    print(f"{len(fits)} pieces in our scripts, {len(letters)} of them single letters")
    used = used[: most - len(letters) - SPECIAL]
    by_use = sorted(letters | set(used), key=lambda i: (-count[i], i))
    return list(range(SPECIAL)) + by_use
