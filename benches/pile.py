#!/usr/bin/env python3
"""Makes a pile of any size with known copies, for measuring speed: the words are invented, the shape is that of news.

    pile.py N FOLDER      ->  FOLDER/articles.jsonl (one article a line), FOLDER/pairs.jsonl (what is a copy of what)

Words are drawn by rank (Zipf), a tenth of the sentences hold a formula of four to seven words that others use, too, and one
in eight is a quote. Of the articles a tenth are exact copies of an earlier one, a tenth near copies (3 % of the words are
others), a twentieth excerpts (the first 40 to 70 % of the words); what they are made of may be a copy itself. Ten thousand
articles are about 27 MB. The same N gives the same bytes: of the generator only random() is asked, whose numbers Python keeps.
"""
import bisect
import itertools
import json
import pathlib
import random
import sys

SMALL = """the a of to in and that on for was with at by from as is it had were after which not be his her their has who
said this but an would been are or when one more its also into about over they two there could out up than we before no
during between against under first last where while all new other some only three most through so if she he""".split()
ONSETS = "b c d f g h j k l m n p r s t v w br ch cl dr fl gr pl pr sh st str th tr".split()
VOWELS = "a e i o u ai ea ee io ou".split()
CODAS = ["", "", "", "", "", "", "n", "r", "l", "s", "t", "nd", "ck"]
ENDINGS = ["", "", "", "", "s", "ed", "ing", "er", "tion", "ly", "ment"]
VOCABULARY, FORMULAS, OUTLETS, DAYS = 30_000, 6_000, 200, 28
EXACT, NEAR, EXCERPT = 0.10, 0.20, 0.25
CHANGED, LEAST, MOST = 0.03, 0.4, 0.7


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed).random
        words = dict.fromkeys(SMALL)
        while len(words) < VOCABULARY:
            words["".join(self.syllable() for _ in range(1 + self.below(2))) + self.any(ENDINGS)] = None
        self.words = list(words)
        self.ranks = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))
        self.formulas = [[self.word() for _ in range(4 + self.below(4))] for _ in range(FORMULAS)]

    def below(self, count):
        return int(self.random() * count)

    def any(self, items):
        return items[self.below(len(items))]

    def syllable(self):
        return self.any(ONSETS) + self.any(VOWELS) + self.any(CODAS)

    def word(self):
        return self.words[bisect.bisect(self.ranks, self.random() * self.ranks[-1])]

    def name(self):
        return "".join(self.syllable() for _ in range(2)).capitalize()

    def sentence(self, names):
        words = [self.any(names) if self.random() < 0.06 else self.word() for _ in range(7 + self.below(20))]
        if self.random() < 0.1:
            at = self.below(len(words))
            # The formulas that are used most are used by many, and most are used by few.
            words[at:at] = self.formulas[int(FORMULAS * self.random() ** 2)]
        if len(words) > 12:
            words[len(words) // 2] += ","
        words[0] = words[0][:1].upper() + words[0][1:]
        if self.random() < 1 / 8:
            return ["“" + words[0], *words[1:-1], words[-1] + ",”", "said", self.any(names) + "."]
        return [*words[:-1], words[-1] + "."]

    def text(self, names):
        """Words of a text; the last of a paragraph carries its end."""
        wanted, words = int(60 + 1300 * self.random() ** 2.5), []
        while len(words) < wanted:
            for _ in range(1 + self.below(3)):
                words += self.sentence(names)
            words[-1] += "\n\n"
        return words

    def changed(self, words):
        words = list(words)
        for _ in range(max(1, int(len(words) * CHANGED))):
            at = self.below(len(words))
            words[at] = self.word() + ("\n\n" if words[at].endswith("\n\n") else "")
        return words

    def beginning(self, words):
        return words[:int(len(words) * (LEAST + (MOST - LEAST) * self.random()))]


def make(count, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    writer = Writer(count)
    texts, titles, left, names = [], [], 0, []
    with open(folder / "articles.jsonl", "w", encoding="utf-8") as articles, \
            open(folder / "pairs.jsonl", "w", encoding="utf-8") as pairs:
        for number in range(count):
            chance = writer.random()
            if texts and chance < EXCERPT:
                origin = writer.below(len(texts))
                words, title = texts[origin], titles[origin]
                if chance < EXACT:
                    kind = "exact"
                elif chance < NEAR:
                    kind, words = "near", writer.changed(words)
                else:
                    kind, words = "excerpt", writer.beginning(words)
                pairs.write(json.dumps({"a": f"p{origin}", "b": f"p{number}", "label": kind}) + "\n")
            else:
                if left == 0:
                    # Stories: most are small, some are large.
                    left, names = min(40, int(1 / max(0.025, writer.random()))), [writer.name() for _ in range(12)]
                left -= 1
                words = writer.text(names)
                title = " ".join([writer.any(names), *(writer.word() for _ in range(6))])
            texts.append(words)
            titles.append(title)
            article = {
                "id": f"p{number}",
                "title": title,
                "published": f"2031-03-{1 + number * DAYS // count:02}",
                "source": f"Outlet {writer.below(OUTLETS)}",
                "text": " ".join(words).replace("\n\n ", "\n\n").rstrip(),
            }
            articles.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    make(int(sys.argv[1]), sys.argv[2])
