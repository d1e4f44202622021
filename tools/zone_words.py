"""Write `pmtui/model/zone_words.py`: every abbreviation of a zone the tz database has, or had until 2017.

    .venv/bin/python tools/zone_words.py FOLDER...

Each folder holds compiled zones. The list in the project comes of the `tzdata` package 2026f (what the tz
database has now) and of the `pytz` package 2016.6.1 (release 2016f, the last with abbreviations its
editors had made up, such as SGT, and that people write to this day). The tz database is in the public domain.
"""

import datetime as dt
import sys
from collections import defaultdict
from pathlib import Path
from zoneinfo import ZoneInfo

SINCE, STEP = 2005, dt.timedelta(days=20)  # offsets a living team can have seen; no rule holds for less than 20 days
OUT = Path(__file__).parent.parent / "pmtui" / "model" / "zone_words.py"
HEAD = '''"""Abbreviations of zones, each with its minutes ahead of UTC since {since}: what looks like a zone behind a time.

Made by `tools/zone_words.py` of the tz database (public domain), releases 2026f and 2016f; not written by
hand. Which of them are taken as zones is settled in `zones.py`.
"""

SEEN = {{
'''


def seen(folder: Path) -> dict[str, set[int]]:
    """Return each abbreviation with the minutes ahead of UTC it has meant."""
    out: dict[str, set[int]] = defaultdict(set)
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name.startswith(("posix/", "right/", "Etc/", "SystemV/", "Factory")):
            continue
        with path.open("rb") as file:
            if file.read(4) != b"TZif":
                continue
            file.seek(0)
            zone = ZoneInfo.from_file(file)
        moment = dt.datetime(SINCE, 1, 1, tzinfo=dt.UTC)
        while moment.year < SINCE + 22:
            local = moment.astimezone(zone)
            offset, word = local.utcoffset(), local.tzname() or ""
            if word.isalpha() and offset is not None:
                out[word].add(int(offset.total_seconds() // 60))
            moment += STEP
    return out


def main() -> None:
    """Write the module."""
    every: dict[str, set[int]] = defaultdict(set)
    for folder in sys.argv[1:]:
        for word, minutes in seen(Path(folder)).items():
            every[word] |= minutes
    lines = [f'    "{word}": {tuple(sorted(minutes))!r},\n' for word, minutes in sorted(every.items())]
    OUT.write_text(HEAD.format(since=SINCE) + "".join(lines) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
