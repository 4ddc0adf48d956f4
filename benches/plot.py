#!/usr/bin/env python3
"""Draws how time and memory grow with the pile: plot.py FOLDER DOCS, from FOLDER/dedup.jsonl, which benches/dedup.py writes.

DOCS/growth.svg gets two plots with logarithmic axes and a dashed line for growth in proportion; in DOCS/growth.md the table is
put in place of the one that is there. Of several measurements of one tool and size the last counts.
"""
import json
import math
import pathlib
import sys

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 430, 330, 58, 92, 44, 46
# Colour and mark of each line; the name stands at its end, so that neither is needed to tell them apart.
LOOKS = {"native": ("#0b6e4f", "circle"), "module": ("#1d4e89", "square"), "rensa": ("#a23b00", "diamond")}
PLOTS = (("seconds", "Seconds, on one thread"), ("mb", "Memory, MB"))


def decades(values):
    return 10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values)))


def short(value):
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def mark(look, x, y):
    colour, shape = look
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
    turn = f' transform="rotate(45 {x:.1f} {y:.1f})"' if shape == "diamond" else ""
    return f'<rect x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7" fill="{colour}"{turn}/>'


def plot(rows, field, title, shift):
    """One plot, moved to the right by `shift`."""
    points = {tool: sorted((row["articles"], row[field]) for row in rows if row["tool"] == tool) for tool in LOOKS}
    points = {tool: line for tool, line in points.items() if line}
    sizes = [row["articles"] for row in rows]
    (x0, x1), (y0, y1) = decades(sizes), decades([row[field] for row in rows])
    across = lambda size: LEFT + (WIDTH - LEFT - RIGHT) * math.log(size / x0) / math.log(x1 / x0)
    up = lambda value: HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * math.log(value / y0) / math.log(y1 / y0)
    out = [f'<g transform="translate({shift} 0)">', f'<text x="{LEFT}" y="24" class="title">{title}</text>']
    value = y0
    while value <= y1:
        out.append(f'<path d="M{LEFT} {up(value):.1f}H{WIDTH - RIGHT}" class="grid"/>')
        out.append(f'<text x="{LEFT - 8}" y="{up(value) + 4:.1f}" text-anchor="end">{short(value)}</text>')
        value *= 10
    for size in sorted(set(sizes)):
        out.append(f'<path d="M{across(size):.1f} {TOP}V{HEIGHT - BOTTOM}" class="grid"/>')
        out.append(f'<text x="{across(size):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{short(size)}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">articles</text>')
    # In proportion, from the first point of the first line on.
    size, value = next(iter(points.values()))[0]
    last = min(max(sizes), size * y1 / value)
    out.append(
        f'<path d="M{across(size):.1f} {up(value):.1f}L{across(last):.1f} {up(value * last / size):.1f}" class="linear"/>'
    )
    ends = sorted((up(line[-1][1]), tool) for tool, line in points.items())
    lowest = -math.inf
    for y, tool in ends:
        line = points[tool]
        path = "L".join(f"{across(size):.1f} {up(value):.1f}" for size, value in line)
        out.append(f'<path d="M{path}" fill="none" stroke="{LOOKS[tool][0]}" stroke-width="2"/>')
        out += [mark(LOOKS[tool], across(size), up(value)) for size, value in line]
        lowest = max(y + 4, lowest + 14)
        out.append(f'<text x="{across(line[-1][0]) + 9:.1f}" y="{lowest:.1f}" fill="{LOOKS[tool][0]}">{tool}</text>')
    return "\n".join([*out, "</g>"])


def svg(rows):
    style = (
        "text{font:12px system-ui,sans-serif;fill:#333}.title{font-weight:600;font-size:14px}"
        ".grid{stroke:#ddd;fill:none}.linear{stroke:#777;stroke-dasharray:4 4;fill:none}"
    )
    plots = [plot(rows, field, title, at * WIDTH) for at, (field, title) in enumerate(PLOTS)]
    named = "Seconds and memory by the number of articles, both axes logarithmic; the dashed line is growth in proportion."
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(PLOTS) * WIDTH} {HEIGHT}" role="img">',
            f"<title>{named}</title><style>{style}</style>",
            '<rect width="100%" height="100%" fill="#fff"/>',
            *plots,
            "</svg>\n",
        ]
    )


def cell(row):
    if not row:
        return " | "
    whole = f" ({row['whole']:.1f})" if "whole" in row else ""
    return f"{row['seconds']:.2f}{whole} | {row['mb']:,.0f}"


def table(rows):
    tools = [tool for tool in LOOKS if any(row["tool"] == tool for row in rows)]
    lines = ["| articles | MB of JSON |" + "".join(f" {tool}, s | {tool}, MB |" for tool in tools)]
    lines.append("|--:|--:|" + "--:|--:|" * len(tools))
    for size in sorted({row["articles"] for row in rows}):
        here = {row["tool"]: row for row in rows if row["articles"] == size}
        megabytes = next(iter(here.values()))["megabytes"]
        cells = [cell(here.get(tool)) for tool in tools]
        lines.append(f"| {size:,} | {megabytes:.0f} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main(folder, docs):
    docs = pathlib.Path(docs)
    last = {}
    for line in open(pathlib.Path(folder) / "dedup.jsonl", encoding="utf-8"):
        row = json.loads(line)
        # Of the module its own memory counts: what a browser sees.
        row["mb"] = row["module"] or row["memory"]
        if row["tool"] in LOOKS and row["mb"]:
            last[row["tool"], row["articles"]] = row
    rows = list(last.values())
    (docs / "growth.svg").write_text(svg(rows), encoding="utf-8")
    text = (docs / "growth.md").read_text(encoding="utf-8")
    parts = [table(rows) if part.startswith("| articles |") else part for part in text.split("\n\n")]
    (docs / "growth.md").write_text("\n\n".join(parts).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
