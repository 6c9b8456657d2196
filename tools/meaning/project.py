"""The last layer: 512 numbers to a few, learned so that what our field calls the same lies together. It reads the seed
catalogue and the seed lexicon, whose lines say which words people use for what; never a question of a collection that
search is measured with."""

import json
import re

import numpy as np

# 128 finds as well as 192 and takes a third less memory for each text.
DIMENSIONS = 128
STEPS, BATCH, RATE = 600, 256, 1e-3
# Cosines are divided by this before the softmax.
HEAT = 0.1


def learn(student, teach, root, lexicon):
    """The layer, as a matrix of 512 by DIMENSIONS. `teach` gives the vectors of the teacher."""
    listings = [json.loads(line) for path in sorted((root / "seed/catalogue").glob("*.jsonl")) for line in open(path)]
    lines = [line for path in sorted(lexicon.glob("*.txt")) for line in open(path)]
    pairs = [*of_catalogue(listings), *of_lexicon(lines)]
    texts = sorted({text for _, one, other in pairs for text in (one, other)})
    print(f"{len(pairs)} pairs of {len(texts)} texts, {len(lines)} lines of lexicon")
    vectors = np.array([student.features(text) for text in texts], np.float32)
    place = {text: at for at, text in enumerate(texts)}
    left = np.array([place[one] for _, one, _ in pairs])
    right = np.array([place[other] for _, _, other in pairs])
    return train(vectors, teach(texts), left, right, np.array([group for group, _, _ in pairs]))


def of_catalogue(listings):
    """Pairs of texts about the same listing, each with the number of the listing."""
    for at, listing in enumerate(listings):
        sentences = re.split(r"(?<=[.!?])\s+", listing["description"].strip())
        keywords = ", ".join(listing.get("keywords") or [])
        summary, name = listing["summary"], listing["name"]
        yield at, name, summary
        for sentence in filter(None, sentences):
            yield at, summary, sentence
            if keywords:
                yield at, keywords, sentence
        if keywords:
            yield at, keywords, summary


def of_lexicon(lines):
    """Pairs of what people say and what the field calls it; each line is a group, counted down from -1."""
    for at, line in enumerate(lines, 1):
        line = re.sub(r"[#@+][\w-]+", "", line.split("# ")[0]).replace("*", "").strip()
        if ">" in line:
            said, meant = line.split(">", 1)
            meant = ", ".join(word.strip() for word in meant.split(",") if word.strip())
            for one in said.split(" ; "):
                if one.strip() and meant:
                    yield -at, one.strip(), meant
        elif " = " in line:
            first, *others = (part.strip() for part in line.split(" = "))
            for other in others:
                yield -at, first, other


def axes(vectors, number):
    """The directions in which the vectors differ most."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return directions[:, ::-1][:, :number].astype(np.float32)


def train(vectors, taught, left, right, groups, dimensions=DIMENSIONS, steps=STEPS):
    """Adam towards two ends at once: what belongs together lies together, and the rest lies as the teacher has it.
    Without the second the layer forgets what the few pairs do not speak of."""
    chance = np.random.default_rng(1)
    layer = axes(vectors, dimensions)
    mean, square = np.zeros_like(layer), np.zeros_like(layer)
    for step in range(1, steps + 1):
        some = chance.choice(len(left), BATCH, replace=False)
        slope = tell_apart(layer, vectors[left[some]], vectors[right[some]], groups[some])
        some = chance.choice(len(vectors), BATCH, replace=False)
        slope = slope + stay(layer, vectors[some], taught[some])
        mean += 0.1 * (slope - mean)
        square += 0.001 * (slope * slope - square)
        fall = 0.5 * (1 + np.cos(np.pi * step / steps))
        layer -= RATE * fall * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return layer


def tell_apart(layer, one, other, groups):
    """The slope of InfoNCE in both directions: a pair must be told from the other pairs of the batch, except from those
    of its own group."""
    a, a_size = unit(one @ layer)
    b, b_size = unit(other @ layer)
    scores = a @ b.T / HEAT
    same = groups[:, None] == groups[None, :]
    np.fill_diagonal(same, False)
    scores[same] = -1e9
    slope = softmax(scores) + softmax(scores.T).T - 2 * np.eye(len(a), dtype=np.float32)
    slope /= 2 * len(a) * HEAT
    return one.T @ through(slope @ b, a, a_size) + other.T @ through(slope.T @ a, b, b_size)


def stay(layer, vectors, taught):
    """The slope of the squared difference between our similarities and those of the teacher."""
    a, size = unit(vectors @ layer)
    difference = a @ a.T - taught @ taught.T
    np.fill_diagonal(difference, 0)
    return vectors.T @ through(4 * difference @ a / len(a), a, size)


def unit(vectors):
    size = np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return vectors / size, size


def through(slope, unit_vectors, size):
    """A slope back through the division by the length."""
    return (slope - unit_vectors * (unit_vectors * slope).sum(1, keepdims=True)) / size


def softmax(scores):
    scores = np.exp(scores - scores.max(1, keepdims=True))
    return scores / scores.sum(1, keepdims=True)
