"""Write the golden files anew: `python -m tests.regenerate`, then read the diff in review.

`tests/incidents/demo.toml` is the packaged demo; each incident's page lies in `tests/pages/`.
"""

from pathlib import Path

from pmtui import demo
from pmtui.formats.file import toml
from pmtui.formats.page import markdown

HERE = Path(__file__).parent
INCIDENTS = HERE / "incidents"
PAGES = HERE / "pages"


def main() -> None:
    """Write every golden file."""
    INCIDENTS.mkdir(exist_ok=True)
    PAGES.mkdir(exist_ok=True)
    (INCIDENTS / "demo.toml").write_text(demo.text(), encoding="utf-8", newline="\n")
    for incident in sorted(INCIDENTS.glob("*.toml")):
        document = toml.parse(incident.read_text(encoding="utf-8")).document
        (PAGES / f"{incident.stem}.md").write_text(markdown.render(document), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
