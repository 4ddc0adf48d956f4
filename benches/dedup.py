#!/usr/bin/env python3
"""Finding copies, ours beside its peers: seconds, recall, kind and memory on piles with known copies.

    dedup.py SCALE PKG FOLDER     SCALE is benches/scale.rs built, PKG has the module, FOLDER holds venv/ with rensa and
                                  datasketch; `make bench` makes all of them

Piles of SIZES articles are made in FOLDER (benches/pile.py); PILES names folders with articles.jsonl and pairs.jsonl to
measure on instead. Every tool works on one thread, in a process of its own, and is warmed in it before it is timed, with the
same pile up to 10,000 articles, else with 1,000: from JSON lines to pairs, the reading included. The peers give pairs that
may be alike; ours are verified, with kinds. The runs of all tools alternate, ROUNDS times, and the median counts: what else
the machine does then hits all of them alike. TOOLS names those to run.

Recall is the share of the known pairs that were found, of ours those whose kind is right, too: identical, near, contains.
Texts of the same words count as one. Memory is the most that the process had, and in brackets the module's own. What comes out
goes to FOLDER/dedup.jsonl, too, from which benches/plot.py draws.
"""
import collections
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

import pile as piles

HERE = pathlib.Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SIZES = [int(size) for size in os.environ.get("SIZES", "1000 10000").split()]
WARM = 1000
# Piles of up to so many articles warm a tool up themselves: a browser makes code quick while it runs.
WARMED_BY_ITSELF = 10_000
OURS = ("module", "workers", "native")
KINDS = {"exact": "identical", "near": "near", "excerpt": "contains"}


def lines(path):
    with open(path, encoding="utf-8") as file:
        yield from map(json.loads, file)


def run(command, pile, warm, out):
    """What a tool prints of its work."""
    one_thread = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS")}
    done = subprocess.run([*map(str, command), pile, warm, out], stdout=subprocess.PIPE, env={**os.environ, **one_thread})
    if done.returncode:
        sys.exit(f"{command} failed on {pile}")
    return json.loads(done.stdout)


def parts(results):
    """Seconds of each part of the work, as medians, and what the module's memory had grown to by its end."""
    runs, grown = [], {}
    for result in results:
        runs.append(collections.Counter())
        ends = result["parts"]
        for (_, begin, *_), (name, end, *memory) in zip([["", 0], *ends], ends):
            runs[-1][name] += end - begin
            grown[name] = f" ({memory[0] / 1e6:.0f} MB)" if memory else ""
    return "  ".join(f"{name} {statistics.median(run[name] for run in runs):.2f} s{at}" for name, at in grown.items())


def most(results, name):
    return max(result.get(name) or 0 for result in results) / 1e6


def recall(known, found):
    """Share of the known pairs found, and of those with the right kind, by label."""
    class_of = {}

    def top(article):
        while article in class_of:
            article = class_of[article]
        return article

    for pair in found:
        a, b = top(pair["a"]), top(pair["b"])
        if pair.get("kind") == "identical" and a != b:
            class_of[b] = a
    kinds = collections.defaultdict(set)
    for pair in found:
        kinds[frozenset((top(pair["a"]), top(pair["b"])))].add(pair.get("kind"))
    result = {}
    for label, kind in KINDS.items():
        pairs = [frozenset((top(pair["a"]), top(pair["b"]))) for pair in known if pair["label"] == label]
        hits = [kinds[pair] if len(pair) == 2 else {"identical"} for pair in pairs if len(pair) == 1 or pair in kinds]
        count = len(pairs) or 1
        result[label] = (len(hits) / count, sum(kind in hit for hit in hits) / count)
    return result


def measure(tools, folder, warm, rounds, log):
    articles, known = folder / "articles.jsonl", list(lines(folder / "pairs.jsonl"))
    size = sum(1 for _ in open(articles, "rb"))
    results, found = collections.defaultdict(list), {}
    with tempfile.TemporaryDirectory() as at:
        for _ in range(rounds):
            for name, command in tools.items():
                out = os.path.join(at, name)
                results[name].append(run(command, articles, articles if size <= WARMED_BY_ITSELF else warm, out))
                found[name] = list(lines(out))
    ours = [name for name in OURS if name in tools]
    for name in ours[1:]:
        if found[name] != found[ours[0]]:
            sys.exit(f"{folder}: {name} and {ours[0]} give other relations")
    seconds = {name: statistics.median(result["seconds"] for result in list_) for name, list_ in results.items()}
    whole = {name: statistics.median(result["whole"] for result in results[name]) for name in ours}
    megabytes = articles.stat().st_size / 1e6
    print(f"\n{size:,} articles, {megabytes:.1f} MB, {len(known):,} known copies, {rounds} rounds")
    print(f"{'tool':<12}{'seconds':>9}{'to rensa':>10}{'exact':>8}{'near':>8}{'excerpt':>9}{'kind':>8}{'pairs':>10}{'MB':>8}{'':<8}{'whole':>8}{'to rensa':>10}")
    for name, list_ in results.items():
        shares = recall(known, found[name])
        kind = sum(right * sum(pair["label"] == label for pair in known) for label, (_, right) in shares.items())
        ratio = f"{seconds[name] / seconds['rensa']:.2f}" if "rensa" in seconds else ""
        memory, module = most(list_, "memory"), most(list_, "module")
        print(
            f"{name:<12}{seconds[name]:>9.2f}{ratio:>10}"
            + "".join(f"{shares[label][0]:>{width}.3f}" for label, width in (("exact", 8), ("near", 8), ("excerpt", 9)))
            + (f"{kind / (len(known) or 1):>8.3f}" if name in OURS else f"{'':>8}")
            + f"{len(found[name]):>10,}{memory:>8.0f}{f' ({module:.0f})' if module else '':<8}"
            + (f"{whole[name]:>8.2f}{whole[name] / seconds['rensa']:>10.2f}" if name in OURS and "rensa" in seconds else ""),
            flush=True,
        )
        row = {"tool": name, "articles": size, "megabytes": megabytes, "seconds": seconds[name], "memory": memory, "module": module}
        if name in OURS:
            row["whole"] = whole[name]
        log.write(json.dumps(row) + "\n")
        log.flush()
    for name in OURS:
        if name in results:
            print(f"{name}: {parts(results[name])}", flush=True)
    for name in ours:
        steps = [result["longest"] for result in results[name] if "longest" in result]
        if steps:
            unit, step = (statistics.median(of) for of in zip(*steps))
            print(f"{name}: longest step {unit:.0f} ms unit by unit of the pile that warms it, {step:.0f} ms in steps of 20")


def main(scale, pkg, folder):
    folder = pathlib.Path(folder).resolve()
    python = folder / "venv/bin/python"
    tools = {
        "rensa": [python, HERE / "dedup_peer.py", "rensa"],
        "datasketch": [python, HERE / "dedup_peer.py", "datasketch"],
        "module": ["node", HERE / "scale.mjs", pathlib.Path(pkg).resolve()],
        "workers": ["node", HERE / "scale.mjs", "--workers", "2", pathlib.Path(pkg).resolve()],
        "native": [pathlib.Path(scale).resolve()],
    }
    wanted = os.environ.get("TOOLS", " ".join(tools)).split()
    tools = {name: command for name, command in tools.items() if name in wanted}
    given = [pathlib.Path(path) for path in os.environ.get("PILES", "").split()]
    for size in {WARM, *(() if given else SIZES)}:
        if not (folder / f"pile-{size}" / "articles.jsonl").exists():
            piles.make(size, folder / f"pile-{size}")
    warm = folder / f"pile-{WARM}" / "articles.jsonl"
    with open(folder / "dedup.jsonl", "a", encoding="utf-8") as log:
        for at in given or [folder / f"pile-{size}" for size in SIZES]:
            measure(tools, at, warm, ROUNDS, log)


if __name__ == "__main__":
    main(*sys.argv[1:4])
