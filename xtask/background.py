"""Makes src/lexicon/<language>/background.txt: how common each stem of a language is in general text.

    python3 -m venv venv && venv/bin/pip install wordfreq==3.1.1 snowballstemmer==2.2.0
    for language in en de es fr; do venv/bin/python xtask/background.py $language; done

Word frequencies are those of wordfreq; stems are those of snowballstemmer 2.2.0, which gives the same stems as the Rust
crate rust-stemmers 1.2: compared on the 60,000 most frequent words, English, German and Spanish are equal, and of the
French ones 30 differ, all with a diaeresis ("laïcité"). Later versions of Snowball differ more.
The same versions give the same file, byte for byte.
"""

import math
import sys
from collections import defaultdict
from pathlib import Path

import snowballstemmer
import wordfreq

# The rarest level, and how many levels make one. Rarer stems do not help: the development sets score .944 with those of
# English, .943 with twice as many. The other tables are cut to 7 to 8 KB of the module each.
LEVELS = {"en": (38, 1), "de": (45, 2), "es": (45, 2), "fr": (45, 2)}
NAMES = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese", "nl": "dutch",
         "sv": "swedish", "da": "danish", "nb": "norwegian", "fi": "finnish", "ru": "russian", "ro": "romanian", "hu": "hungarian"}

HEAD = """\
# How common the stems of {name} are in general text: the {count:,} most frequent ones.
# Rows: level word word ...; level = ten times the Zipf value, which is log10 of the occurrences per billion words.
#
# Made by xtask/background.py from wordfreq {version} by Robyn Speer (https://github.com/rspeer/wordfreq, DOI
# 10.5281/zenodo.7199437), whose data are licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/). Changed:
# words were stemmed, their frequencies summed and rounded. This file is licensed CC BY-SA 4.0 as well.
# wordfreq draws on Wikipedia, ParaCrawl (https://paracrawl.eu), the Leeds Internet Corpus (http://corpus.leeds.ac.uk),
# OPUS OpenSubtitles 2018 (http://www.opensubtitles.org), the SUBTLEX word lists, which are freely available, by Marc
# Brysbaert et al. (http://crr.ugent.be/programs-data/subtitle-frequencies), Google Books Ngrams
# (http://books.google.com/ngrams), news and social media.
"""


def is_word(token: str) -> bool:
    """Letters only: wordfreq counts digits by class ("0000"), not by number."""
    return all(c.isalpha() or c == "'" for c in token) and token != "'"


def stem_frequencies(language: str) -> dict[str, float]:
    stemmer = snowballstemmer.stemmer(NAMES[language])
    sums: dict[str, float] = defaultdict(float)
    for word, frequency in sorted(wordfreq.get_frequency_dict(language, wordlist="large").items()):
        word = word.lower().replace("\u2019", "'").removesuffix("'s")
        if is_word(word):
            sums[stemmer.stemWord(word)] += frequency
    return sums


def main(language: str) -> None:
    sums = stem_frequencies(language)
    levels: dict[int, list[str]] = defaultdict(list)
    least, step = LEVELS.get(language, (45, 2))
    for stem, frequency in sums.items():
        level = round(10 * (math.log10(frequency) + 9))
        if level >= least:
            levels[level - (level - least) % step + step // 2].append(stem)
    count = sum(map(len, levels.values()))
    rows = [f"{level} {' '.join(sorted(stems))}" for level, stems in sorted(levels.items(), reverse=True)]
    target = Path(__file__).parent.parent / "src" / "lexicon" / language / "background.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    head = HEAD.format(name=NAMES[language].capitalize(), count=count, version="3.1.1")
    target.write_text(head + "\n".join(rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in NAMES:
        sys.exit(f"usage: background.py LANGUAGE, one of {' '.join(NAMES)}")
    main(sys.argv[1])
