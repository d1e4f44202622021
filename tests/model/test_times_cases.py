"""The table of cases: a time as people write it, how it is read, the text left, and what is reported; one row per case.

The document's zone is New York, the running day is Thursday 20 July 2023, as typed. Times are
written as New York showed them, `…Z` as UTC; `none` is a line whose time stays text, `open` one read with its time open.
"""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from pmtui.model.time.grammar import read_time
from pmtui.model.time.reading import Reading, TimeContext
from pmtui.model.time.zones import fixed
from pmtui.model.timeline import TimelineEvent

DAY = dt.date(2023, 7, 20)
NEW_YORK = ZoneInfo("America/New_York")
HERE = TimelineEvent(time=fixed(dt.datetime(2023, 7, 20, 12, 18, tzinfo=NEW_YORK)), zone="America/New_York")
CONTEXT = TimeContext(zone="America/New_York", day=DAY, day_said=True, here=HERE, above=HERE, zero=HERE)
# typed, read as, text, told (part of what is reported; empty where nothing is)
CASES = """
# halves of the day
5:37 P.M. – an ad aired | 17:37 | an ad aired |
5:37 p.m. an ad aired | 17:37 | an ad aired |
5:37 p. m. an ad aired | 17:37 | an ad aired |
2:05\u202fPM pager | 14:05 | pager |
2:05\u00a0pm pager | 14:05 | pager |
2:05  PM pager | 14:05 | pager |
2:05p pager | 14:05 | pager |
2:05 PM. pager | 14:05 | pager |
12:30 A.M. pager | 00:30 | pager |
2 P.M. pager | 14:00 | pager |
5:37 in the afternoon an ad aired | 05:37 | in the afternoon an ad aired | “in the afternoon” is not read
17:05 PM pager | open | pager | no time of day
7:10 tonight queue grows | 07:10 | tonight queue grows | “tonight” is not read
7:10 this evening queue grows | 07:10 | this evening queue grows | “this evening” is not read
12:00 noon PT lunch | 12:00 | noon PT lunch | “noon PT” is not read
10 Uhr 50 queue is long | 10:50 | queue is long |
ca. 10 Uhr 50 queue is long | ~10:50 | queue is long |
# counted from the row above, 12:18
+5m 30s pager | 12:23:30 | pager |
+5m30s pager | 12:23:30 | pager |
+1h 5m pager | 13:23 | pager |
+1h 5 pods hang | 13:18 | 5 pods hang |
# a day, another time, a place behind the time
8:05 next day pager | 08:05 | next day pager | “next day” behind a time is not read
8:05 the next day pager | 08:05 | the next day pager | “the next day” behind a time is not read
10:50 tomorrow pager | 10:50 | tomorrow pager | “tomorrow” behind a time is not read
10:50 yesterday pager | 10:50 | yesterday pager | “yesterday” behind a time is not read
1:30 in the morning next day pager | 01:30 | in the morning next day pager | “in the morning” is not read
10:50 or 10:55 restart | 10:50 | or 10:55 restart | “or 10:55” is not read
10:50 (Lisbon) restart | 10:50 | (Lisbon) restart | “Lisbon” is no zone here
10:50 (Alice) restarts | 10:50 | (Alice) restarts |
10:50 or so it broke | 10:50 | or so it broke |
# zones in capitals
14:00 SGT pager | 06:00Z | pager |
14:00 CT pager | 19:00Z | pager |
14:00 MT pager | 20:00Z | pager |
14:00 ET pager | 18:00Z | pager |
14:00 PT pager | 21:00Z | pager |
14:00 Utc pager | 14:00Z | pager |
14:00 utc pager | 14:00Z | pager |
14:00 Gmt pager | 14:00Z | pager |
14:00 gmt pager | 14:00Z | pager |
14:00z pager | 14:00Z | pager |
14:00 EST region down | 19:00Z | region down |
14:00 MST region down | 21:00Z | region down |
14:00 PST region down | 22:00Z | region down |
14:00PST region down | 22:00Z | region down |
14:00 HKT pager | 06:00Z | pager |
14:00 (SGT) pager | 06:00Z | pager |
14:00 [UTC] pager | 14:00Z | pager |
14:00 UTC+2 pager | 12:00Z | pager |
14:00 utc+02:00 pager | 12:00Z | pager |
14:00 UTC +02:00 pager | 12:00Z | pager |
14:00 GMT+5:30 pager | 08:30Z | pager |
14:00 Europe/Lisbon pager | 13:00Z | pager |
14:00 IST pager | open | pager | Indian, Irish or Israeli
14:00 CST pager | open | pager | Central, China or Cuba
14:00 BST pager | open | pager | British Summer or Bangladesh
# zones that are words too
14:00 WEST region down | 14:00 | WEST region down | “WEST” is no zone here: text
14:00 WEST - region down | 13:00Z | region down |
14:00 WEST: region down | 13:00Z | region down |
14:00 WEST | 13:00Z | |
14:00 (WEST) region down | 13:00Z | region down |
14:00 MET the vendor | 14:00 | MET the vendor | “MET” is no zone here: text
14:00 EAT logs | 14:00 | EAT logs | “EAT” is no zone here: text
14:00 EAT – logs | 11:00Z | logs |
14:00 ACT on it | 14:00 | ACT on it | “ACT” is no zone here: text
14:00 BOT account locked | 14:00 | BOT account locked | “BOT” is no zone here: text
14:00 ART pipeline stuck | 14:00 | ART pipeline stuck | “ART” is no zone here: text
14:00 CAT scan | 14:00 | CAT scan | “CAT” is no zone here: text
14:00 CAT | 12:00Z | |
14:00 Pacific region down | 14:00 | Pacific region down | “Pacific” is no zone here: text
14:00 Pacific – region down | 21:00Z | region down |
14:00 Pacific | 21:00Z | |
14:00 (Pacific) region down | 21:00Z | region down |
14:00 Pacific time region down | 21:00Z | region down |
14:00 Pacific Time region down | 21:00Z | region down |
14:00 Pacific Standard Time region down | 22:00Z | region down |
14:00 Eastern, region down | 18:00Z | region down |
14:00 Central | 19:00Z | |
14:00 Mountain time x | 20:00Z | x |
14:00 Central European Time pager | 12:00Z | pager |
14:00 Berlin time pager | 12:00Z | pager |
14:00 Response time rises | 14:00 | Response time rises |
# what the list has and is not taken
14:00 GST pager | 14:00 | GST pager | “GST” is no zone here: text
14:00 AMT pager | 14:00 | AMT pager | “AMT” is no zone here: text
14:00 YEKT pager | 14:00 | YEKT pager | “YEKT” is no zone here: text
14:00 (YEKT) pager | 14:00 | (YEKT) pager | “YEKT” is no zone here: text
14:00 CET/CEST pager | 14:00 | CET/CEST pager | “CET/CEST” is no zone here: text
14:00 pst pager | 14:00 | pst pager | “pst” is no zone here: text · in capitals: PST
14:00 local time pager | 14:00 | local time pager | “local time” is no zone here: text
14:00 UTC CEST pager | 14:00Z | CEST pager | a second zone, not read
# capitals that are words
14:00 DNS fails | 14:00 | DNS fails |
14:00 API is down | 14:00 | API is down |
14:00 CPU at 100 % | 14:00 | CPU at 100 % |
14:00 CDN purged | 14:00 | CDN purged |
14:00 GUI hangs | 14:00 | GUI hangs |
14:00 EVENT begins | 14:00 | EVENT begins |
14:00 ROOT CAUSE | 14:00 | ROOT CAUSE |
14:00 GET /health fails | 14:00 | GET /health fails |
14:00 DB is down | 14:00 | DB is down |
14:00 PR #6834 merged | 14:00 | PR #6834 merged |
14:00 est tombé | 14:00 | est tombé |
14:00 met the vendor | 14:00 | met the vendor |
# offsets
2024-06-13 14:30:12 +0200 raise pool | 2024-06-13 12:30:12Z | raise pool |
14:30 +0200 raise pool | 12:30Z | raise pool |
14:30 +05:30 raise pool | 09:00Z | raise pool |
14:30 -0330 raise pool | 18:00Z | raise pool |
2024-06-13 14:30:12+02 raise pool | 2024-06-13 12:30:12Z | raise pool |
2024-06-13T14:30:12.123+02:00 x | 2024-06-13 12:30:12.123Z | x |
12:00 +500 errors/min | 12:00 | +500 errors/min |
12:00 -1 replica | 12:00 | -1 replica |
12:00 -20 % | 12:00 | -20 % |
12:00 -10 % | 12:00 | -10 % |
2024-06-13 14:30:12 -10 % traffic | 2024-06-13 14:30:12 | -10 % traffic |
12:00 +1500 requests | 12:00 | +1500 requests |
12:00 +0220 requests | 12:00 | +0220 requests |
12:00 +02:20 requests | open | requests | no offset of a zone
12:00 +02 requests | 12:00 | +02 requests | “+02” is no offset here
12:00 +5:30 requests | 12:00 | +5:30 requests | “+5:30” is no offset here
# years
Thu Jun 13 14:30:12 UTC 2024 disk full | 2024-06-13 14:30:12Z | disk full |
Thu Jun 13 14:30:12 2024 +0200 disk full | 2024-06-13 12:30:12Z | disk full |
Thu Jun 13 14:30:12 2024 disk full | 2024-06-13 14:30:12 | disk full |
Fri Jun 13 14:30:12 UTC 2024 disk full | 2024-06-13 14:30:12Z | disk full | 2024-06-13 is a Thu, not a Fri
Thu, 13 Jun 2024 14:30:12 +0200 (CEST) disk full | 2024-06-13 12:30:12Z | (CEST) disk full | a second zone
12:00 2024 requests failed | 12:00 | 2024 requests failed |
Jul 19 12:00 5000 requests failed | 2023-07-19 12:00 | 5000 requests failed |
Wed 2023-07-19 12:00 x | 2023-07-19 12:00 | x |
2023-07-19 Thu 12:00 x | 2023-07-19 12:00 | x | is a Wed, not a Thu
12:00 2023-07-19 x | 12:00 | 2023-07-19 x | behind a time is not read
12:00 Jul 19 x | 12:00 | Jul 19 x | behind a time is not read
# about, partly, words in front
22:XX pager | 22:?? | pager |
22:xx pager | 22:?? | pager |
22:?? pager | 22:?? | pager |
around 12:43 pager | ~12:43 | pager |
about 12:43 pager | ~12:43 | pager |
ca. 12:43 pager | ~12:43 | pager |
At around 12:43 pager | ~12:43 | pager |
at 14:30 pager | 14:30 | pager |
12:43ish pager | ~12:43 | pager |
12:43 (approx) pager | ~12:43 | pager |
2023-07-19 ~12:43 pager | ~2023-07-19 12:43 | pager |
yesterday at 12:43 pager | 2023-07-19 12:43 | pager |
[12:43] pager | 12:43 | pager |
[12:43 UTC] pager | 12:43Z | pager |
[12:43] UTC pager | 12:43Z | pager |
(12:43) pager | 12:43 | pager |
**12:43** pager | 12:43 | pager |
**12:43 UTC** - pager | 12:43Z | pager |
**12:43:** pager | 12:43 | pager |
**July 19, 2023, 11:54 (UTC):** pager | 2023-07-19 11:54Z | pager |
**12:43 pager** sounds | 12:43 | **pager** sounds |
`12:43` pager | 12:43 | pager |
`12:43 pager` sounds | none | `12:43 pager` sounds | within code
[12:43 pager] sounds | 12:43 | [pager] sounds |
[12:43 YEKT] pager | 12:43 | [YEKT] pager | “YEKT” is no zone here: text
[14:00 WEST] pager | 13:00Z | pager |
**14:00 WEST** pager | 13:00Z | pager |
1. 14:00 pager | 14:00 | pager |
12) 14:00 pager | 14:00 | pager |
- 14:00 pager | 14:00 | pager |
• 14:00 pager | 14:00 | pager |
### 4:27 | 04:27 | |
#### 14:27 | 14:27 | |
¦ 14:30 ¦ pager ¦ | 14:30 | pager ¦ |
¦ Wed ¦ Jul 19 ¦ 14:30 ¦ pager ¦ | 2023-07-19 14:30 | pager ¦ |
\ufeff14:30 pager | 14:30 | pager |
\u200b14:30 pager | 14:30 | pager |
14:30 — rollback | 14:30 | rollback |
14:30—rollback | 14:30 | rollback |
14:30 – rollback | 14:30 | rollback |
14:30: rollback | 14:30 | rollback |
14:30. Rollback | 14:30 | Rollback |
14:22:00 ¦ SYSTEM ¦ alert | 14:22 | SYSTEM ¦ alert |
# clocks of other languages
12h43 - pager | 12:43 | pager |
12h43 | 12:43 | |
at 12h43 pager | 12:43 | pager |
2h30 without downloads | none | 2h30 without downloads | no time (02:30 has a colon)
noon - batch failed | 12:00 | batch failed |
noon batch failed | none | noon batch failed |
midnight: batch failed | 00:00 | batch failed |
at noon the batch failed | 12:00 | the batch failed |
14:35 Uhr Alarm | 14:35 | Alarm |
14.35 Uhr Alarm | 14:35 | Alarm |
14 Uhr Alarm | 14:00 | Alarm |
14:35h alarma | 14:35 | alarma |
\uff11\uff14\uff1a\uff13\uff10 警報 | 14:30 | 警報 |
14時32分 警報 | 14:32 | 警報 |
14時32分、警報 | 14:32 | 警報 |
14時32分に警報 | 14:32 | に警報 |
午後2時34分 警報 | 14:34 | 警報 |
午後2:34 警報 | 14:34 | 警報 |
\uff12\uff10\uff12\uff13年7月19日 14時32分 警報 | 2023-07-19 14:32 | 警報 |
14時間停止 | none | 14時間停止 |
下午2点34分 告警 | 14:34 | 告警 |
오후 2시 34분 경보 | 14:34 | 경보 |
\u06f1\u06f4:\u06f3\u06f0 هشدار | 14:30 | هشدار |
\u0967\u096a:\u0969\u0966 अलर्ट | 14:30 | अलर्ट |
# days
24.11.2026 15:50 pager | 2026-11-24 15:50 | pager |
24.11. 15:50 pager | 2023-11-24 15:50 | pager |
24.11 15:50 pager | 2023-11-24 15:50 | pager |
24.13. 15:50 pager | open | pager | no day of the calendar
28/11 15:50 pager | 2023-11-28 15:50 | pager |
11/28 15:50 pager | 2023-11-28 15:50 | pager |
3/4 15:50 pager | open | pager | more than one way
28/11 pager | open | pager | if that day is meant
3/4 of the pods | open | of the pods | more than one way
50/50 split | none | 50/50 split |
24/7 support | none | 24/7 support |
01-31-2024 - the fix | day 2024-01-31 | the fix |
24.11.2026 - the fix | day 2026-11-24 | the fix |
24.11. the fix | none | 24.11. the fix |
1.10.0 published | none | 1.10.0 published |
July 11: disclosed | day 2023-07-11 | disclosed |
19. July, 11:00 x | 2023-07-19 11:00 | x |
July 19th at 11:00 x | 2023-07-19 11:00 | x |
2023-07-19 1200 requests | day 2023-07-19 | 1200 requests |
2023-07-19 0915 requests | 2023-07-19 09:15 | requests |
Wed 19 Jul 1451 UTC x | 2023-07-19 14:51Z | x |
# pairs
from 12:00 to 13:00 pager | 12:00 to 13:00 | pager |
between 12:00 and 13:00 pager | 12:00 .. 13:00 | pager |
12:00 to 13:00 pager | 12:00 to 13:00 | pager |
Jul 16 12:43 - Jul 18 22:18 pager | 2023-07-16 12:43 to 2023-07-18 22:18 | pager |
12:00 UTC - 15:00 CEST pager | 12:00Z to 13:00Z | pager |
12:00-~13:00 pager | ~12:00 to 13:00 | pager |
14:00 - 2 pods left | 14:00 | 2 pods left |
from 12:00 errors rose | none | from 12:00 errors rose |
20:07 EDT (00:07 UTC): pager | 20:07 | pager |
20:07 EDT (00:09 UTC): pager | 20:07 | (00:09 UTC): pager |
"""


def rows() -> list[tuple[str, str, str, str]]:
    out = []
    for line in CASES.strip().splitlines():
        if not line.startswith("# "):
            typed, wanted, text, told = (*(part.strip(" ").replace("¦", "|") for part in line.split("|")), "", "")[:4]
            out.append((typed, wanted, text, told))
    return out


def shown(moment: object, in_utc: bool) -> str:
    """Return a moment as the table writes it."""
    if not isinstance(moment, dt.datetime):
        return str(moment)
    there = moment.astimezone(dt.UTC if in_utc else NEW_YORK)
    part = f".{there.microsecond:06}".rstrip("0") if there.microsecond else ""
    words = f"{there:%H:%M:%S}{part}" if there.second or part else f"{there:%H:%M}"
    return (words if there.date() == DAY else f"{there:%Y-%m-%d} {words}") + ("Z" if in_utc else "")


def said(reading: Reading, in_utc: bool) -> str:
    """Return a reading as the table writes it."""
    if not reading.matched:
        return "none"
    if reading.problem:
        return "open"
    if reading.precision == "date":
        return f"day {reading.time}"
    words = shown(reading.time, in_utc)
    if reading.precision == "partial":
        return f"{words[:-2]}??"
    if reading.end is not None:
        words += (" .. " if reading.precision == "between" else " to ") + shown(reading.end, in_utc)
    return f"~{words}" if reading.precision == "approx" else words


@pytest.mark.parametrize(("typed", "wanted", "text", "told"), rows())
def test_a_time_as_people_write_it(typed: str, wanted: str, text: str, told: str) -> None:
    reading = read_time(typed, CONTEXT)
    words = " · ".join((*reading.notes, reading.problem)).strip(" ·")
    assert (said(reading, "Z" in wanted), reading.rest) == (wanted, text)
    assert told in words if told else words == ""
