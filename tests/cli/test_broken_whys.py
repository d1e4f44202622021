"""Whys broken by hand: a circle, an orphan, a duplicate id. Reported with file and line, and nothing is lost."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command

HEAD = 'format = 1\nid = "pm001"\ntitle = "Broken by hand"\ndate = 2023-07-20\n\n'
CIRCLES = HEAD + (
    '[whys.a1]\nunder = "b1"\ntext = "first"\n\n[whys.b1]\nunder = "a1"\ntext = "second"\n\n[whys.c1]\nunder = "b1"\ntext = "hangs off"\n\n'
    '[whys.d1]\nunder = "d1"\ntext = "itself"\n\n[whys.e1]\nunder = "gone"\ntext = "orphan"\n'
)
DOUBLED = HEAD + '[whys.a1]\ntext = "first"\n\n[whys.a1]\ntext = "again"\n'


def test_circles_and_orphans_are_told_with_their_line_and_every_answer_is_on_the_page(pmtui: Command, folder: Path) -> None:
    (folder / "broken.toml").write_text(CIRCLES, encoding="utf-8")
    done = pmtui("check", "broken.toml")
    told = [line for line in done.text.splitlines() if "[whys.cycle]" in line or "[whys.orphan]" in line]
    places = [CIRCLES.splitlines().index(f"[whys.{key}]") + 2 for key in ("a1", "d1", "e1")]
    assert [line.split(" ")[0] for line in told] == [f"broken.toml:{place}:" for place in places]
    assert done.code == 1 and all("it is shown under the problem" in line for line in told)
    for form in ("chains", "tree", "list", "mermaid"):
        page = pmtui("export", "broken.toml", "--whys", form).text
        assert all(page.count(words) == 1 for words in ("first", "second", "hangs off", "itself", "orphan")), form
    assert (folder / "broken.toml").read_text(encoding="utf-8") == CIRCLES


@pytest.mark.parametrize("command", ["check", "show", "export"])
def test_a_doubled_id_is_refused_with_its_line_and_left_alone(pmtui: Command, folder: Path, command: str) -> None:
    (folder / "doubled.toml").write_text(DOUBLED, encoding="utf-8")
    done = pmtui(command, "doubled.toml")
    assert done.code == 3 and done.line.startswith(f"pmtui: doubled.toml:{DOUBLED.splitlines().index('[whys.a1]') + 4}:"), done.line
    assert (folder / "doubled.toml").read_text(encoding="utf-8") == DOUBLED
