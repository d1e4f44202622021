"""Step 6 at the keyboard: the page as people will see it, whom it went to, the file beside the document."""

from pathlib import Path

from pmtui.formats.markdown import render
from tests.driver import blank, demo, sitting


async def test_the_page_is_previewed_without_syntax(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("6")
        assert call.sees("Fact         Value")
        assert not call.sees("| ---")
        assert "wiki page · " in call.reading
        await call.press("tab", "end")
        assert call.sees("Meeting")


async def test_x_writes_the_page_beside_the_document_and_never_over_what_is_not_ours(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("6", "x")
        page = call.path.with_suffix(".md")
        assert page.read_text(encoding="utf-8") == render(call.document)
        assert f"page written: {page.name}" in call.reading
        page.write_text("somebody else's", encoding="utf-8")
        await call.press("x")
        assert page.read_text(encoding="utf-8") == "somebody else's"
        assert (tmp_path / f"{page.stem}-2.md").read_text(encoding="utf-8") == render(call.document)


async def test_who_was_told_is_noted_and_the_review_is_ticked(tmp_path: Path) -> None:
    async with sitting(tmp_path, blank()) as call:
        await call.go(6)
        await call.lines("management, mail, 2023-07-21")
        (row,) = call.document.communicate.deliveries.values()
        assert (row.audience, row.channel) == ("management", "mail")
        assert call.sees("● told  Management")
        await call.press("escape", "home")
        for _ in range(4):
            await call.press("down")
        await call.press("space")
        assert call.document.communicate.reviewed == ("data-kept",)
        await call.press("m", "f")
        assert call.document.define.status == "final"


async def test_c_copies_the_page_and_says_the_way(tmp_path: Path) -> None:
    async with sitting(tmp_path, demo()) as call:
        await call.press("6", "c")
        assert "the page · " in call.reading
        assert "copied" in call.reading
