#!/usr/bin/env python3
"""Web page -> article, ours beside its peers, on the collections in $SAMESTORY_CORPORA/html.

    pages.py PROGRAM FOLDER      FOLDER holds venv/ with trafilatura and node/ with Readability (`make bench` makes both)

Each tool reads every page in one process, so that starting it does not count. The runs of all tools alternate, ROUNDS
times, and a page's time is the median of its runs: what else the machine does then hits all of them alike. Ours is timed
as the program runs, divided by the pages; its start and its reading of the files are in that. F1 and exact are those of
the article-extraction-benchmark: precision and recall over word 4-grams, as means over the pages; exact is the share of
pages whose words are all right.
"""
import collections
import gzip
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = int(os.environ.get("ROUNDS", "3"))
WORD = re.compile(r"\w+")
HERE = pathlib.Path(__file__).resolve().parent

TRAFILATURA = """
import json, sys, time
import trafilatura
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for path in open(sys.argv[1], encoding="utf-8").read().splitlines():
        page = open(path, "rb").read()
        begin = time.perf_counter()
        text = trafilatura.extract(page, include_comments=False) or ""
        out.write(json.dumps({"path": path, "text": text, "ms": 1000 * (time.perf_counter() - begin)}) + "\\n")
"""


def shingles(text):
    words = WORD.findall(text)
    return collections.Counter(tuple(words[at:at + 4]) for at in range(max(1, len(words) - 3)) if words)


def measure(gold, found):
    """(F1, exact) of texts by id."""
    precisions, recalls, exact = [], [], 0
    for page in gold:
        true, got = shingles(page["text"] or ""), shingles(found.get(page["id"], ""))
        hit = sum((true & got).values())
        if got:
            precisions.append(hit / sum(got.values()))
        if true:
            recalls.append(hit / sum(true.values()))
        exact += WORD.findall(page["text"] or "") == WORD.findall(found.get(page["id"], ""))
    precision = statistics.fmean(precisions) if precisions else 0
    recall = statistics.fmean(recalls) if recalls else 0
    return 2 * precision * recall / (precision + recall or 1), exact / len(gold)


def ours(program, paths, folder):
    begin = time.perf_counter()
    done = subprocess.run([program, "extract", *paths], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    each = 1000 * (time.perf_counter() - begin) / len(paths)
    articles = {article["id"]: article["text"] for article in map(json.loads, done.stdout.splitlines())}
    return {pathlib.Path(path).stem: (articles.get(pathlib.Path(path).stem, ""), each) for path in paths}


def peer(command, paths, folder):
    listed, out = os.path.join(folder, "list"), os.path.join(folder, "out")
    pathlib.Path(listed).write_text("\n".join(paths), encoding="utf-8")
    done = subprocess.run([*command, listed, out], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{command[0]} failed: {done.stderr.decode(errors='replace')[-600:]}")
    rows = map(json.loads, pathlib.Path(out).read_text(encoding="utf-8").splitlines())
    return {pathlib.Path(row["path"]).stem: (row["text"], row["ms"]) for row in rows}


def main(program, folder):
    corpora = os.environ.get("SAMESTORY_CORPORA")
    if not corpora:
        sys.exit("SAMESTORY_CORPORA is not set: name the folder of the collections, then run `make bench` again.")
    sets = sorted(pathlib.Path(corpora, "html").glob("*.jsonl"))
    if not sets:
        sys.exit(f"No collections of pages in {corpora}/html: *.jsonl with a folder pages/ beside them are needed.")
    peers = pathlib.Path(folder).resolve()
    script = peers / "node" / "pages.mjs"
    script.write_text((HERE / "pages.mjs").read_text(encoding="utf-8"), encoding="utf-8")
    tools = {
        "samestory": lambda paths, at: ours(program, paths, at),
        "trafilatura": lambda paths, at: peer([str(peers / "venv/bin/python"), "-c", TRAFILATURA], paths, at),
        "Readability": lambda paths, at: peer(["node", str(script)], paths, at),
    }
    print(f"{'pages':<10}{'tool':<14}{'F1':>7}{'exact':>8}{'ms a page':>12}{'to ours':>10}")
    for collection in sets:
        gold = [json.loads(line) for line in collection.read_text(encoding="utf-8").splitlines() if line.strip()]
        with tempfile.TemporaryDirectory() as at:
            paths = []
            for page in gold:
                path = os.path.join(at, page["id"] + ".html")
                packed = collection.parent / "pages" / (page["id"] + ".html.gz")
                pathlib.Path(path).write_bytes(gzip.decompress(packed.read_bytes()))
                paths.append(path)
            texts, times = {}, {name: collections.defaultdict(list) for name in tools}
            for _ in range(ROUNDS):
                for name, tool in tools.items():
                    found = tool(paths, at)
                    texts[name] = {page: text for page, (text, _) in found.items()}
                    for page, (_, ms) in found.items():
                        times[name][page].append(ms)
        means = {name: statistics.fmean(map(statistics.median, pages.values())) for name, pages in times.items()}
        for name in tools:
            f1, exact = measure(gold, texts[name])
            ratio = means[name] / means["samestory"]
            print(f"{collection.stem:<10}{name:<14}{f1:>7.3f}{exact:>8.3f}{means[name]:>12.2f}{ratio:>10.1f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
