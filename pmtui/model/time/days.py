"""Days as people say and write them: `Thu 20 Jul`, `24.11.2026`, `11/28`, `yesterday`, due `fri` or `+2w`.

A day without a year is in the year that puts it nearest; one that can be two days is left open.
No clock is read: the day to count from is passed in.
"""

import datetime as dt
import re
from typing import NamedTuple

from pmtui.model.script.width import UNSEEN, narrow
from pmtui.model.time.lazy_pattern import Late

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th|\.)?"
CLOSE = 31  # days from the running day
_YEAR = r"(?:19|20)\d{2}"
# A date; the groups of `written_day`. A dot as in `24.11.` says that the day comes first.
WRITTEN = (
    rf"(?:(?P<weekday>{WEEKDAY})\.?,?\s+)?(?:"
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{4}/\d{1,2}/\d{1,2}(?!\d))"
    rf"|(?P<dots>\d{{1,2}}\.\s?\d{{1,2}}(?:\.(?:\s?{_YEAR}|\d{{2}}(?!\d))?)?)(?![\d.:])"
    rf"|(?P<slash>(?!24/7(?!/))\d{{1,2}}/\d{{1,2}}(?:/(?:\d{{4}}|\d{{2}}))?|\d{{1,2}}-\d{{1,2}}-{_YEAR})(?!\d)"
    r"|(?:(?P<cyear>\d{4})\s?[年년]\s?)?(?P<cmonth>\d{1,2})\s?[月월]\s?(?P<cday>\d{1,2})\s?[日号일]"
    rf"|(?:(?P<number>{_NUMBER})\s+(?:of\s+)?(?P<month>{MONTH})|(?P<month2>{MONTH})\s+(?P<number2>{_NUMBER}))(?![a-z\d])"
    rf"(?:,?\s+(?P<year>{_YEAR})(?!\d))?"
    rf")(?:,?\s+(?P<weekday2>{WEEKDAY})\b)?"
)
CALLED = rf"(?P<called>yesterday|today|tomorrow|(?:last\s+)?{WEEKDAY})"
_LINE = Late(
    rf"[\s{UNSEEN}]*(?:[-*•]\s+)?(?:#{{1,6}}\s+)?(?P<bold>\*\*|__)?(?:{WRITTEN}|(?P<near>yesterday|today))"
    r"(?:\s+(?P<utc>UTC)|\s+[(\[](?:all\s+)?(?:times?\s+)?(?:are\s+)?(?:in\s+)?(?P<beside>[\w/+:-]{1,40})[)\]])?"
    r"\s*:?(?(bold)(?:\*\*|__))\s*:?\s*",
    re.IGNORECASE | re.ASCII,
)
_DUE = Late(WRITTEN, re.IGNORECASE | re.ASCII)
_STEP = Late(r"(?:\+|in\s+)(?P<count>\d{1,3}|an?|one|two|three|four)\s?(?P<unit>d|w|days?|weeks?)", re.ASCII)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_COMING = Late(rf"(?P<which>next|this|coming)?\s*(?P<day>{WEEKDAY})")
_MEANT = Late(rf"[+\d]|(?:on|by|before|until)\s+\S|next\b|this\b|in\s+(?:\d|a\b|one\b|two\b)|tomor|end\s+of|(?:{WEEKDAY}|{MONTH})\b", re.I)


class Written(NamedTuple):
    """A day as it was written: why it is left open, whether its year was inferred, a note, and the word beside it."""

    day: dt.date | None
    why: str = ""
    fitted: bool = False
    told: str = ""
    beside: str = ""


def day_words(day: dt.date, near: dt.date | None = None) -> str:
    """Return `Thu 20 Jul`, with its year where that is not the year of `near`."""
    words = f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1].capitalize()}"
    return f"{words} {day.year}" if near is not None and near.year != day.year else words


def long_day_words(day: dt.date) -> str:
    """Return `Thu 20 Jul 2023`."""
    return f"{day_words(day)} {day.year}"


def day_called(word: str, running: dt.date) -> dt.date:
    """Return `yesterday`, `today`, `tomorrow`, or the last such weekday up to the running day."""
    word = word.casefold()
    back = {"today": 0, "yesterday": 1, "tomorrow": -1}.get(word)
    if back is None:
        last, _, word = word.rpartition(" ")
        back = (running.weekday() - WEEKDAYS.index(word[:3])) % 7
        back = 7 if last and not back else back
    return running - dt.timedelta(days=back)


def day_on(year: int, month: int, day: int) -> dt.date | None:
    """Return a day, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def iso_day(word: str) -> dt.date | None:
    """Return the day of `2023-07-20`, or None where the calendar has none."""
    year, month, day = (int(part) for part in re.split(r"[-/]", word))
    return day_on(year, month, day)


def has_year(match: re.Match[str]) -> bool:
    """Return whether a match of `WRITTEN` has a year."""
    return bool(match["iso"] or match["year"] or match["cyear"] or _year_of(match["dots"] or match["slash"] or ""))


def written_day(match: re.Match[str], near: dt.date | None, year: int | None = None, running: bool = False) -> Written:
    """Return the day of a match of `WRITTEN`; without a year in it or in `year`, the nearest.

    Where `near` is a `running` day, digits that can be two days are the one close to it if the other is far, with a note.
    """
    words = match["dots"] or match["slash"] or match.group().strip().rstrip(",")
    if match["iso"]:
        day = iso_day(match["iso"])
        return _checked(match, Written(day, "" if day else f"{match['iso']} is no day of the calendar"))
    pairs, own_year = _pairs(match)
    year = own_year or year
    if year is None and near is None:
        return Written(None, f"{words}: of which year? Write it as 2023-07-20")
    days = {day for month, number in pairs if (day := _fit(year, month, number, near)) is not None}
    if not days:
        return Written(None, f"{words} is no day of the calendar")
    if len(days) > 1:
        close = _close(days, near) if near is not None and running else None
        if close is not None:
            other = next(day for day in days if day != close)
            return _checked(match, Written(close, told=f"{words} is {day_words(close)[4:]}, not {day_words(other)[4:]}"))
        near = near or min(days)
        return Written(None, f"{words} can be read in more than one way: write the day as {near}")
    return _checked(match, Written(days.pop(), fitted=year is None and bool(match["dots"] or match["slash"])))


def _close(days: set[dt.date], near: dt.date) -> dt.date | None:
    """Return the one of two days that is close to the running day, where the other is far from it."""
    first, last = sorted(days, key=lambda day: abs((day - near).days))
    return first if abs((first - near).days) <= CLOSE and abs((last - near).days) > 2 * CLOSE else None


def _pairs(match: re.Match[str]) -> tuple[list[tuple[int, int]], int | None]:
    """Return what a match may mean, as month and day, and its year."""
    if match["cmonth"]:
        return [(int(match["cmonth"]), int(match["cday"]))], int(match["cyear"]) if match["cyear"] else None
    written = match["dots"] or match["slash"]
    if written:
        first, last = (int(part) for part in re.findall(r"\d+", written)[:2])
        return [(last, first)] if match["dots"] else [(first, last), (last, first)], _year_of(written)
    month = MONTHS.index((match["month"] or match["month2"])[:3].casefold()) + 1
    number = int(re.sub(r"\D", "", match["number"] or match["number2"]))
    return [(month, number)], int(match["year"]) if match["year"] else None


def _year_of(written: str) -> int | None:
    digits = re.findall(r"\d+", written)
    return None if len(digits) < 3 else int(digits[2]) + (2000 if len(digits[2]) == 2 else 0)


def _fit(year: int | None, month: int, number: int, near: dt.date | None) -> dt.date | None:
    if year is not None:
        return day_on(year, month, number)
    if near is None:
        return None
    # The weekday has no say: a wrong one would move the day by years. Eight years hold a 29 February.
    days = [day for year in range(near.year - 8, near.year + 9) if (day := day_on(year, month, number))]
    return min(days, key=lambda day: abs((day - near).days), default=None)


def _checked(match: re.Match[str], written: Written) -> Written:
    """Return the day with a note where its weekday does not fit."""
    weekday = match["weekday"] or match["weekday2"]
    if written.day is None or not weekday or WEEKDAYS[written.day.weekday()] == weekday[:3].casefold():
        return written
    return written._replace(told=" · ".join(part for part in (written.told, _unfit(written.day, weekday)) if part))


def _unfit(day: dt.date, weekday: str) -> str:
    return f"{day.isoformat()} is a {WEEKDAYS[day.weekday()].capitalize()}, not a {weekday.capitalize()}"


def line_of_day(text: str, near: dt.date | None = None) -> Written | None:
    """Read a line that is only a day; None where it is not, or has only digits and no year."""
    match = _LINE.fullmatch(narrow(text))
    if match is None or (not has_year(match) and (match["dots"] or match["slash"])):
        return None
    if match["near"]:
        return Written(day_called(match["near"], near)) if near is not None and near > dt.date.min else None
    written = written_day(match, near, running=True)
    beside = match["utc"] or match["beside"] or ""
    if beside[:3].casefold() in WEEKDAYS and written.day is not None:
        if WEEKDAYS[written.day.weekday()] != beside[:3].casefold():
            written = written._replace(told=_unfit(written.day, beside))
        beside = ""
    return written._replace(beside=beside) if written.day is not None else None


def read_day(text: str, near: dt.date | None = None) -> dt.date | None:
    """Read a line that is only a day: `2023-07-20`, `### 2023-07-20`, `Thu 20 Jul`, `24.11.2026`, `yesterday`."""
    written = line_of_day(text, near)
    return written.day if written is not None else None


def day_ahead(words: str, today: dt.date) -> dt.date | None:
    """Read a day that counts on from today: `tomorrow`, `+2w`, `in 3 days`, `next friday`.

    `next friday` is the Friday of the week after this one, `friday` the next after today.
    """
    word = re.sub(r"^(?:on|by)\s+", "", narrow(words).strip(" \t.,;").casefold())
    ahead = {"today": 0, "tomorrow": 1, "the day after tomorrow": 2}.get(word)
    if match := _STEP.fullmatch(word):
        count = _COUNTS.get(match["count"]) or int(match["count"])
        ahead = count * (7 if match["unit"][0] == "w" else 1)
    elif match := _COMING.fullmatch(word):
        number = WEEKDAYS.index(match["day"][:3])
        ahead = 7 - today.weekday() + number if match["which"] == "next" else (number - today.weekday() - 1) % 7 + 1
    if ahead is None:
        return None
    try:
        return today + dt.timedelta(days=ahead)
    except OverflowError:
        return None


def read_due(words: str, today: dt.date) -> dt.date | None:
    """Read a due date: `2026-12-01`, `1.12.2026`, `24.11.`, `fri` (the next after today), `next fri`, `+2w`, `1 dec` (the next)."""
    ahead = day_ahead(words, today)
    if ahead is not None:
        return ahead
    match = _written(words)
    if match is None:
        return None
    if has_year(match):
        return written_day(match, today).day
    for year in range(today.year, min(today.year + 9, dt.MAXYEAR + 1)):
        day = written_day(match, today, year).day
        if day is not None and day >= today:
            return day
    return None


def read_near(words: str, today: dt.date) -> dt.date | None:
    """Read a day before or after today: `tomorrow`, `yesterday`, `24.11.`, `next friday`; a weekday alone could be either and is none."""
    word = narrow(words).strip().casefold()
    if re.fullmatch(rf"yesterday|last\s+{WEEKDAY}", word):
        return day_called(word, today)
    match = _written(words)
    if match is not None:
        return written_day(match, today).day
    return None if re.fullmatch(WEEKDAY, word) else day_ahead(words, today)


def _written(words: str) -> re.Match[str] | None:
    word = re.sub(r"^(?:on|by)\s+", "", narrow(words).strip(" \t,;"), flags=re.IGNORECASE)
    return _DUE.fullmatch(word) or _DUE.fullmatch(word.rstrip("."))


def is_meant_as_day(words: str) -> bool:
    """Return whether words look like a day, so that an invalid one is reported; `load` in `due to load` does not."""
    return _MEANT.match(narrow(words).strip()) is not None
