"""Step 6 at the keyboard: the page as people will see it, whom it went to, the file beside the document."""

from pathlib import Path

import pytest

from pmtui.formats.page.markdown import render
from pmtui.model.communicate import Delivery, Message
from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from tests.driver import Driver, blank, demo, sitting

WORDS = "Downloads failed for 13 minutes.\nKim put them right."


def told() -> PostMortem:
    """One audience has a message of its own; some were told, one of them by words that are no audience of ours."""
    deliveries = {
        "d1": Delivery(audience="Management", channel="mail"),
        "d2": Delivery(audience="customers", channel="status page"),
        "d3": Delivery(audience="Wiki page", channel="wiki"),
        "d4": Delivery(audience="the auditors", channel="mail"),
        "d5": Delivery(channel="mail"),
    }
    made = blank().with_table("communicate.deliveries", deliveries)
    made = made.with_table("gather.people", {"p1": Person(name="Kim Rowe", roles=("scribe",))})
    return made.with_table("communicate.messages", {"management": Message(text=WORDS)})


def copied(call: Driver, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is put into the clipboard from now on."""
    out: list[str] = []
    monkeypatch.setattr("pmtui.shell.clipboard.tools", lambda env: iter(()))
    monkeypatch.setattr(call.app, "copy_to_clipboard", out.append)
    return out


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


async def test_c_on_an_audience_copies_its_message_and_never_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting(tmp_path, told()) as call:
        took = copied(call, monkeypatch)
        await call.press("escape", "6")
        for key, said in (
            ("audience:team", "no message for Team yet · e writes one"),
            ("audience:customers", "no message for Customers yet · e writes one"),
            ("delivery:d2", "no message for Customers yet"),
            ("delivery:d4", "no message for the auditors yet"),
            ("delivery:d5", "no message yet: this line names nobody"),
        ):
            call.app.window.stand(key)
            for press in "cx":
                await call.press(press)
                assert said in call.reading, key
                assert took == [] and list(tmp_path.glob("*.md")) == []
        for key in ("audience:management", "delivery:d1"):
            call.app.window.stand(key)
            await call.press("c")
            assert took == [WORDS] and "message for Management · copied" in call.reading
            took.clear()


async def test_on_the_review_and_in_the_page_c_and_x_mean_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting(tmp_path, told()) as call:
        took = copied(call, monkeypatch)
        await call.press("escape", "6")
        for key in ("audience:wiki", "review:data-kept", "delivery:d3"):
            call.app.window.stand(key)
            await call.press("c")
            assert took == [render(call.document)] and "c Copy page" in call.bar and "x Write page" in call.bar
            took.clear()
        call.app.window.stand("audience:team")
        await call.press("tab", "c", "x")
        assert took == [render(call.document)] and "c Copy page" in call.bar
        assert call.path.with_suffix(".md").read_text(encoding="utf-8") == render(call.document)


async def test_the_key_bar_says_what_is_handed_over(tmp_path: Path) -> None:
    async with sitting(tmp_path, told()) as call:
        await call.press("escape", "6", "home", "down")
        assert "c Copy message" in call.bar and "x Write message" in call.bar and " Told" in call.bar
        assert "message for Management · 2 lines" in call.reading
        await call.press("down")
        assert "no message for Team yet · e writes one" in call.reading


async def test_x_on_an_audience_writes_its_message_and_never_over_what_is_not_ours(tmp_path: Path) -> None:
    async with sitting(tmp_path, told()) as call:
        await call.press("escape", "6", "home", "down", "x")
        path = call.path.with_suffix(".management.md")
        assert path.read_text(encoding="utf-8") == f"{WORDS}\n"
        assert f"message written: {path.name}" in call.reading and not call.path.with_suffix(".md").exists()
        await call.press("x")
        assert [found.name for found in tmp_path.glob("*.md")] == [path.name]
        path.write_text("put right by hand", encoding="utf-8")
        await call.press("x")
        assert path.read_text(encoding="utf-8") == "put right by hand"
        assert path.with_name(f"{path.stem}-2.md").read_text(encoding="utf-8") == f"{WORDS}\n"
        assert f"other file kept · wrote {path.stem}-2.md" in call.reading


async def test_a_message_is_by_role_while_the_page_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting(tmp_path, told()) as call:
        took = copied(call, monkeypatch)
        await call.press("escape", "6", "home", "down", "ctrl+r", "c", "x")
        wanted = WORDS.replace("Kim", "scribe")
        assert took == [wanted] and "roles" in call.screen[1]
        assert call.path.with_suffix(".management.md").read_text(encoding="utf-8") == f"{wanted}\n"


async def test_a_blank_message_is_none(tmp_path: Path) -> None:
    async with sitting(tmp_path, told().with_table("communicate.messages", {"team": Message(text=" \n ")})) as call:
        await call.press("escape", "6")
        call.app.window.stand("audience:team")
        await call.press("x")
        assert "no message for Team yet" in call.reading and list(tmp_path.glob("*.md")) == []
