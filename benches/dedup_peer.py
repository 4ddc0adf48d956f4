#!/usr/bin/env python3
"""A peer on the work of finding copies: dedup_peer.py rensa|datasketch PILE WARM OUT

Both are used as their pages show it: sets of 5-word shingles, 128 permutations, LSH at a resemblance of one half. What is
timed goes from the first byte read to the last pair proposed; WARM is a small pile that is worked through before. OUT gets a
pair of ids a line. Prints the seconds.
"""
import json
import re
import sys
import time

PERMUTATIONS, RESEMBLANCE, BANDS, SHINGLE = 128, 0.5, 32, 5
WORD = re.compile(r"\w+")


def shingles(text):
    words = WORD.findall(text.lower())
    return {" ".join(words[at:at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}


def rensa_sketches():
    import rensa

    def sketch(shingles):
        made = rensa.RMinHash(num_perm=PERMUTATIONS, seed=42)
        made.update(list(shingles))
        return made

    return rensa.RMinHashLSH(threshold=RESEMBLANCE, num_perm=PERMUTATIONS, num_bands=BANDS), sketch


def datasketch_sketches():
    import datasketch

    def sketch(shingles):
        made = datasketch.MinHash(num_perm=PERMUTATIONS)
        made.update_batch([shingle.encode() for shingle in shingles])
        return made

    return datasketch.MinHashLSH(threshold=RESEMBLANCE, num_perm=PERMUTATIONS), sketch


def pairs_of(path, peer):
    index, sketch = rensa_sketches() if peer == "rensa" else datasketch_sketches()
    ids, pairs = [], []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            ids.append(article["id"])
            made = sketch(shingles(article["text"]))
            pairs += [(other, number) for other in index.query(made) if other != number]
            index.insert(number, made)
    return [(ids[a], ids[b]) for a, b in pairs]


def memory():
    """The most memory that the process has had, where the system tells."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(1024 * int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    except OSError:
        return None


def main(peer, pile, warm, out):
    pairs_of(warm, peer)
    begin = time.perf_counter()
    pairs = pairs_of(pile, peer)
    seconds = time.perf_counter() - begin
    with open(out, "w", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"a": a, "b": b}) + "\n" for a, b in pairs)
    print(json.dumps({"seconds": seconds, "memory": memory()}))


if __name__ == "__main__":
    main(*sys.argv[1:5])
