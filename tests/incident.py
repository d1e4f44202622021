"""The download outage as it is typed on a call: the facts of the demo in lines for the keyboard."""

from pmtui.model.postmortem import PostMortem
from pmtui.model.whys import Why
from tests.documents import blank

PROBLEM = "The redirect URLs for crate and readme downloads were broken in production"

# The whys in the order of the document: an empty line is ⏎ alone, one up.
WHYS = (
    "A bug came in with pull request 6834 and reached production",
    "The pull request brought tests, but did not test all code paths",
    "The code was structured in a way that made testing with other values complicated",
    "The code had not been unit tested before; the refactoring stopped where one fixed value could be tested",
    "It was good enough for that moment",
    "", "", "", "",
    "The pull request was not reviewed by another developer",
    "The possible impact was misjudged and no review was asked for",
    "The team is small; reviewing dozens of requests a month from the one full-time developer is hard",
    "",
    "The developer forgot that this change touched the download endpoint",
    "There is no checklist that says which pull requests count as high impact",
    "", "", "", "",
    "The crate download endpoint was not tested on staging before it was promoted",
    "The test plan only covers publishing and seeing that on the website and in the index",
    "There is no download button on the page, so the address has to be put together by hand",
    "The smoke test on staging is a completely manual process without any automation",
)  # fmt: skip
QUESTION_BEFORE = "The crate download endpoint was not tested on staging before it was promoted"
OWN_QUESTION = "? How did the bug make it into production"
ROOTS = (
    "The code was structured in a way that made testing with other values complicated",
    "There is no checklist that says which pull requests count as high impact",
    "The smoke test on staging is a completely manual process without any automation",
)
DEPTHS = [1, 2, 3, 4, 5, 2, 3, 4, 4, 5, 2, 3, 4, 5]
TIMELINE = (
    "2023-07-19", "12:32 PR #6834 opened", "17:41 PR #6834 merged, goes to staging #introduced",
    "2023-07-20", "10:13 PR #6848 merged", "12:17 staging promoted to production #change #impact-start",
    "12:16 message sent to #t-crates-io", "12:18 announced as done", "12:24 issue #6850 opened",
    "12:25 anomaly unusual enough to ask #detected", "12:28 told of the issue #acknowledged",
    "12:30 rolled back #mitigated #impact-end", "14:10 fix in production #resolved",
)  # fmt: skip


def typed() -> PostMortem:
    """The whys of the incident as they are typed."""
    rows: dict[str, Why] = {}
    here = ""
    for number, text in enumerate(WHYS):
        if text:
            asked = OWN_QUESTION.removeprefix("? ") if text == QUESTION_BEFORE else ""
            rows[f"w{number}"] = Why(under=here, text=text, question=asked, marks=("root",) if text in ROOTS else ())
            here = f"w{number}"
        else:
            here = rows[here].under
    return blank().with_fields("define", problem=PROBLEM).with_table("whys", rows)
