"""Measures every figure of docs/performance.md: prints a table, writes JSON, and with --write renews the page.

run.py [--quick] [--write] [--only store|window|list]
"""

import argparse
import json
import platform
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from scripts.bench import store_figures, window_figures  # noqa: E402 - the path is set above
from scripts.bench.figures import SIZES, Figure  # noqa: E402

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def machine() -> str:
    cpu = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.processor(),
    )
    import os

    return (
        f"{os.cpu_count()} cores ({cpu}), {platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def table(figures: list[Figure]) -> str:
    lines = [
        "| figure | people | ours | baseline | ratio | target |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for figure in sorted(figures, key=lambda figure: (figure.name, figure.people)):
        verdict = "" if figure.ratio <= figure.target else " ✗"
        lines.append(
            f"| {figure.name} | {figure.people} | {figure.ours:.2f} {figure.unit} | {figure.baseline:.2f} {figure.unit}"
            f" | {figure.ratio:.2f}{verdict} | ≤ {figure.target:g} |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="up to 10 000 people, fewer rounds")
    parser.add_argument("--write", action="store_true", help="renew the table of docs/performance.md")
    parser.add_argument("--only", choices=["store", "window", "list"])
    options = parser.parse_args()
    sizes, rounds = (SIZES[:3], 5) if options.quick else (SIZES, 15)
    figures: list[Figure] = []
    for people in sizes:
        if options.only in (None, "store"):
            figures += store_figures.measure(people, rounds)
        if options.only in (None, "window"):
            figures += window_figures.measure(people, max(3, rounds // 2))
        if options.only in (None, "list"):
            figures += window_figures.measure_list(people, rounds)
        print(f"… {people} people measured", file=sys.stderr)
    shown = table(figures)
    print(f"{machine()}\n\n{shown}")
    results = ROOT / "bench-results"
    results.mkdir(exist_ok=True)
    rows = [figure.as_row() for figure in figures]
    (results / "latest.json").write_text(json.dumps({"machine": machine(), "figures": rows}, indent=1))
    if options.write:
        before, rest = PAGE.read_text().split(BEGIN)
        after = rest.split(END)[1]
        PAGE.write_text(f"{before}{BEGIN}\n{machine()}\n\n{shown}\n{END}{after}")


if __name__ == "__main__":
    main()
