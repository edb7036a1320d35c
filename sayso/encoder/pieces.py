"""Cut words into the pieces that the model's vocabulary knows, and note the shape of each word, since the vocabulary has no capitals.

In: words. Out: rows of numbers, one for each piece. The cutting is BERT's (Devlin et al. 2019), done by `tokenizers`; each word is cut
alone and once, so that a word has the same pieces wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

# Shape of a word, by the row of the model's table of types. Row 0 is the table's own first row and means small letters.
LOWER, TITLE, UPPER, INITIAL, MIXED, NUMBER, DIGITS, MARK = range(8)
SHAPES = 8
UNKNOWN = "[UNK]"
LONGEST = 60  # characters of a word that are cut; what is longer is unknown whole
MOST = 60  # pieces of a word that are kept: a word of 60 ideographs has so many
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": "."})  # training sees straight marks mostly


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A sentence of n words as p pieces.

    `ids` and `shapes` have length p, with [CLS] first and [SEP] last; `firsts` and `lasts` length n.
    """

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]


class Vocabulary:
    """The pieces a model knows, in the order of its table."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(pieces)}
        self.unknown, self.start, self.end = (self.numbers[mark] for mark in (UNKNOWN, "[CLS]", "[SEP]"))
        self._tokenizer = Tokenizer(WordPiece(self.numbers, unk_token=UNKNOWN, max_input_chars_per_word=LONGEST))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._cut = lru_cache(maxsize=50_000)(self._cut_word)

    def cut(self, words: Sequence[str]) -> Pieces:
        """The pieces of words; a word with none (a lone control character) is one unknown piece."""
        ids, shapes, firsts, lasts = [self.start], [LOWER], [], []
        for word in words:
            numbers, shape = self._cut(word)
            firsts.append(len(ids))
            ids.extend(numbers)
            shapes.extend([shape] * len(numbers))
            lasts.append(len(ids) - 1)
        return Pieces(ids=(*ids, self.end), shapes=(*shapes, LOWER), firsts=tuple(firsts), lasts=tuple(lasts))

    def count(self, word: str) -> int:
        """How many pieces a word has."""
        return len(self._cut(word)[0])

    def _cut_word(self, word: str) -> tuple[tuple[int, ...], int]:
        """The numbers of one word's pieces, and its shape."""
        numbers = self._tokenizer.encode(word.translate(PLAIN), add_special_tokens=False).ids
        return tuple(numbers[:MOST]) or (self.unknown,), shape_of(word)


def shape_of(word: str) -> int:
    """What the capitals and figures of a word look like.

    >>> [shape_of(word) for word in ("quay", "Quay", "NATO", "J", "McAvoy", "4,500", "G20", ",")]
    [0, 1, 2, 3, 4, 5, 6, 7]
    """
    letters = [character for character in word if character.isalpha()]
    if any(character.isdigit() for character in word):
        return DIGITS if letters else NUMBER
    if not letters:
        return MARK
    capitals = sum(character.isupper() for character in letters)
    if capitals == len(letters):
        return UPPER if capitals > 1 else INITIAL
    if not capitals:
        return LOWER
    return TITLE if capitals == 1 and letters[0].isupper() else MIXED
