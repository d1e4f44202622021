"""Rewrite the key table of the README from `pmtui/keys.py`; `--check` only checks that it is up to date."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from pmtui.keys import table  # noqa: E402

BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def made() -> str:
    """Return the table as Markdown."""
    rows = [("Where", "Key", "What it does"), ("---", "---", "---")]
    rows += [(where, f"`{key}`", words.replace("|", "\\|")) for where, key, words in table()]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def main() -> int:
    """Write or check."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        print(f"README.md: no {BEGIN} … {END}")
        return 1
    new = f"{before}{BEGIN}\n{made()}{END}{after}"
    if "--check" not in sys.argv:
        path.write_text(new, encoding="utf-8")
    elif new != text:
        print("README.md: the keys are not those of pmtui/keys.py; `make readme` writes them")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
