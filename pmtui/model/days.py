"""Days as people say and write them: `Thu 20 Jul`, `yesterday`, due `fri` or `+2w`.

A day said without its year is in the year that puts it nearest. No clock is read: the day to
count from is passed in.
"""

import datetime as dt
import re

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th|\.)?"
SAID = (
    rf"(?:{_WEEKDAY},?\s+)?"
    rf"(?:(?P<number>{_NUMBER})\s+(?P<month>{_MONTH})|(?P<month2>{_MONTH})\s+(?P<number2>{_NUMBER}))"
    r"(?:,?\s+(?P<year>\d{4}))?"
)
ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})"
CALLED = rf"(?P<called>yesterday|today|{_WEEKDAY})"
_LINE = re.compile(
    rf"\s*(?:#{{1,6}}\s+)?(?:{ISO}|{SAID}|(?P<near>yesterday|today))(?:\s+\(?UTC\)?|\s+\([\w/+-]{{1,40}}\))?\s*:?\s*",
    re.IGNORECASE | re.ASCII,
)
_STEP = re.compile(r"\+(\d{1,3})\s?([dw])", re.ASCII)


def day_words(day: dt.date) -> str:
    """Give `Thu 20 Jul`."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1].capitalize()}"


def long_day_words(day: dt.date) -> str:
    """Give `Thu 20 Jul 2023`."""
    return f"{day_words(day)} {day.year}"


def day_called(word: str, running: dt.date) -> dt.date:
    """Give `yesterday`, `today`, or the last such weekday up to the running day."""
    word = word.casefold()
    back = {"today": 0, "yesterday": 1}.get(word)
    if back is None:
        back = (running.weekday() - WEEKDAYS.index(word[:3])) % 7
    return running - dt.timedelta(days=back)


def day_on(year: int, month: int, day: int) -> dt.date | None:
    """Give a day, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def iso_day(word: str) -> dt.date | None:
    """Give the day of `2023-07-20`, or None where the calendar has none."""
    return day_on(int(word[:4]), int(word[5:7]), int(word[8:10]))


def said_day(found: re.Match[str], near: dt.date | None) -> dt.date | None:
    """Give the day of a match of `SAID`; without a year the nearest."""
    month = MONTHS.index((found["month"] or found["month2"])[:3].casefold()) + 1
    number = int(re.sub(r"\D", "", found["number"] or found["number2"]))
    if found["year"]:
        return day_on(int(found["year"]), month, number)
    if near is None:
        return None
    # The weekday has no say: one said wrong would move the day by years. Eight years hold a 29 February.
    days = [made for year in range(near.year - 8, near.year + 9) if (made := day_on(year, month, number))]
    return min(days, key=lambda made: abs((made - near).days), default=None)


def read_day(text: str, near: dt.date | None = None) -> dt.date | None:
    """Read a line that is only a day: `2023-07-20`, `### 2023-07-20`, `Thu 20 Jul`, `yesterday`."""
    found = _LINE.fullmatch(text)
    if found is None:
        return None
    if found["iso"]:
        return iso_day(found["iso"])
    if found["near"]:
        return day_called(found["near"], near) if near is not None and near > dt.date.min else None
    return said_day(found, near)


def read_due(words: str, today: dt.date) -> dt.date | None:
    """Read a due date: `2026-12-01`, `fri` (the next after today), `+2w`, `+3d`, `tomorrow`, `1 dec` (the next)."""
    word = words.strip().casefold()
    ahead = {"today": 0, "tomorrow": 1}.get(word)
    if found := _STEP.fullmatch(word):
        ahead = int(found[1]) * (7 if found[2] == "w" else 1)
    elif re.fullmatch(_WEEKDAY, word):
        ahead = (WEEKDAYS.index(word[:3]) - today.weekday() - 1) % 7 + 1
    if ahead is not None:
        try:
            return today + dt.timedelta(days=ahead)
        except OverflowError:
            return None
    line = _LINE.fullmatch(word)
    if line is None or line["near"]:
        return None
    if line["iso"] or line["year"]:
        return read_day(word, today)
    for year in range(today.year, today.year + 9):
        made = said_day(line, dt.date(min(year, dt.MAXYEAR), today.month, 1))
        if made is not None and made >= today:
            return made
    return None
