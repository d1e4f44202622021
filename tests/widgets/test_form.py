"""A form: one box, moved between fields; what is typed is posted once, and never overwritten."""

from hypothesis import given
from hypothesis import strategies as st

from pmtui.widgets.form import Field, Form
from pmtui.widgets.form_lines import field_at, field_lines, lay_out
from pmtui.widgets.lines import Lines
from pmtui.widgets.paint import Line
from tests.widgets.stage import Stage, on_stage


def field(key: str, text: str = "", **more: object) -> Field:
    return Field(key, key.capitalize(), (("text", text),) if text else (), text, **more)  # type: ignore[arg-type]


ABC = [field("one", "first"), field("two", "second"), field("three")]


def committed(stage: Stage) -> list[tuple[str, str]]:
    return [(message.key, message.text) for message in stage.said(Form.Committed)]


def moved(stage: Stage) -> list[str]:
    return [message.key for message in stage.said(Form.Moved)]


async def typing(form: Form, stage: Stage) -> None:
    form.box.focus()
    await stage.pilot.pause()
    stage.told.clear()


# messages


async def test_words_are_committed_once() -> None:
    form = Form()
    async with on_stage(form) as stage:
        form.put(ABC, "two")
        await typing(form, stage)
        await stage.type("!")
        form.commit()
        form.commit()
        form.go_to("three")
        form.go_to("one")
        await stage.pilot.pause()
        assert committed(stage) == [("two", "second!")]
        assert moved(stage) == ["three", "one"]


async def test_what_was_not_typed_in_is_not_committed() -> None:
    form = Form()
    async with on_stage(form) as stage:
        form.put(ABC)
        await typing(form, stage)
        await stage.pilot.press("tab", "down", "up", "shift+tab", "escape")
        assert committed(stage) == []
        assert (moved(stage), len(stage.said(Form.Out))) == (["two", "three", "two", "one"], 1)


async def test_a_text_that_the_box_holds_in_its_own_way_is_not_taken_for_typed() -> None:
    form = Form()
    async with on_stage(form) as stage:
        form.put([field("one", "a\u2028b"), field("two", "c\u2029")])
        await typing(form, stage)
        assert not form.dirty
        form.go_to("two")
        form.go_to("one")
        await stage.pilot.pause()
        assert committed(stage) == []


async def test_each_way_out_of_the_field_commits() -> None:
    for key in ("enter", "tab", "shift+tab", "up", "down", "escape"):
        form = Form()
        async with on_stage(form) as stage:
            form.put(ABC, "two")
            await typing(form, stage)
            await stage.type("x")
            await stage.pilot.press(key)
            assert committed(stage) == [("two", "secondx")], key


async def test_leaving_the_box_for_another_pane_commits() -> None:
    form, other = Form(), Form(id="other")
    async with on_stage(form, other) as stage:
        form.put(ABC)
        await typing(form, stage)
        await stage.type("x")
        other.focus()
        await stage.pilot.pause()
        assert committed(stage) == [("one", "firstx")]


async def test_the_last_field_leads_out_and_the_first_too() -> None:
    form = Form()
    async with on_stage(form) as stage:
        form.put(ABC, "three")
        await typing(form, stage)
        await stage.pilot.press("down")
        assert len(stage.said(Form.Out)) == 0
        await stage.pilot.press("enter", "tab")
        assert len(stage.said(Form.Out)) == 2
        form.go_to("one")
        await stage.pilot.press("up")
        assert len(stage.said(Form.Out)) == 3


async def test_enter_in_a_long_field_makes_a_line_and_tab_goes_on() -> None:
    form = Form()
    async with on_stage(form) as stage:
        form.put([field("one", many_lines=True), field("two")])
        await typing(form, stage)
        await stage.type("a")
        await stage.pilot.press("enter")
        await stage.type("b")
        await stage.pilot.press("tab")
        assert committed(stage) == [("one", "a\nb")]
        assert form.current == "two"


async def test_a_heading_takes_the_cursor_and_no_words() -> None:
    form = Form()
    async with on_stage(form) as stage:
        form.put([field("one"), field("fold", "as it is", heading=True)], "fold")
        await typing(form, stage)
        await stage.type("x")
        await stage.paste("y")
        assert form.box.text == "as it is"
        await stage.pilot.press("enter")
        assert [message.key for message in stage.said(Form.Chosen)] == ["fold"]
        assert committed(stage) == []


# showing other values


async def test_words_half_typed_are_not_overwritten_by_new_values() -> None:
    form = Form()
    async with on_stage(form) as stage:
        form.put(ABC, "two")
        await typing(form, stage)
        await stage.type(" and")
        form.put([field("one", "changed"), field("two", "changed too"), field("three"), field("four")])
        assert (form.box.text, form.dirty) == ("second and", True)
        form.commit()
        await stage.pilot.pause()
        assert committed(stage) == [("two", "second and")]
        form.put([field("one"), field("two", "second and")])
        assert (form.box.text, form.dirty) == ("second and", False)


async def test_a_field_that_was_not_typed_in_shows_its_new_value() -> None:
    form = Form()
    async with on_stage(form):
        form.put(ABC, "two")
        form.put([field("two", "other"), *ABC[::2]])
        assert (form.current, form.box.text) == ("two", "other")


async def test_words_half_typed_are_committed_when_another_field_is_asked_for_or_theirs_is_gone() -> None:
    for shown, asked in ((ABC, "three"), (ABC[::2], "")):
        form = Form()
        async with on_stage(form) as stage:
            form.put(ABC, "two")
            await typing(form, stage)
            await stage.type("x")
            form.put(shown, asked)
            await stage.pilot.pause()
            assert committed(stage) == [("two", "secondx")]
            assert form.current == (asked or "one")
            assert form.box.text == (form.field.text if form.field else None)


async def test_a_draft_is_put_in_and_is_not_yet_committed() -> None:
    form = Form()
    async with on_stage(form) as stage:
        form.put(ABC)
        form.fill("half a", (0, 4))
        assert (form.dirty, form.box.text, form.box.cursor_location) == (True, "half a", (0, 4))
        form.commit()
        await stage.pilot.pause()
        assert committed(stage) == [("one", "half a")]


async def test_an_empty_form_does_nothing() -> None:
    form = Form()
    async with on_stage(form) as stage:
        form.put([])
        form.commit()
        form.go_to("nowhere")
        await stage.pilot.press("down", "home", "x")
        assert (form.current, form.field, form.keys(), committed(stage), moved(stage)) == ("", None, [], [], [])


async def test_a_field_that_is_not_there_is_not_gone_to() -> None:
    form = Form()
    async with on_stage(form):
        form.put(ABC, "two")
        form.go_to("nowhere")
        assert form.current == "two"


# keys and mouse outside of the box


async def test_arrows_choose_the_field_without_the_box() -> None:
    form = Form()
    async with on_stage(form) as stage:
        form.put(ABC)
        seen = []
        for key in ("down", "j", "j", "k", "up", "up", "end", "home"):
            await stage.pilot.press(key)
            seen.append(form.current)
        assert seen == ["two", "three", "three", "two", "one", "one", "three", "one"]


async def test_a_click_works_on_the_field_it_hits() -> None:
    form = Form()
    async with on_stage(form, size=(60, 12)) as stage:
        form.put([field(f"f{number}", f"value {number}", blank=number == 2) for number in range(30)], "f1")
        await stage.pilot.pause()
        for key in ("f3", "f0", "f5", "f2"):
            y = next(y for y, text in enumerate(stage.rows) if text.split()[:1] == [key.capitalize()])
            await stage.pilot.click(form, offset=(30, y))
            assert form.current == key
        form.go_to("f20")
        await stage.pilot.pause()
        y = next(y for y, text in enumerate(stage.rows) if text.split()[:1] == ["F17"])
        await stage.pilot.click(form, offset=(30, y))
        assert form.current == "f17"


async def test_a_click_into_the_words_half_typed_commits_nothing() -> None:
    form = Form()
    async with on_stage(form, size=(60, 12)) as stage:
        form.put(ABC, "two")
        await typing(form, stage)
        await stage.type("x")
        await stage.pilot.click(form.box, offset=(2, 0))
        assert (committed(stage), form.current, form.box.text) == ([], "two", "secondx")


# drawing


async def test_the_field_in_work_stands_between_the_others() -> None:
    form = Form()
    async with on_stage(form, size=(40, 7)) as stage:
        form.put(ABC, "two")
        await stage.pilot.pause()
        assert [text.strip() for text in stage.rows] == ["", "One            first", "▌  Two            second", "Three", "", "", ""]


async def test_typing_a_second_row_pushes_down_what_is_below() -> None:
    form = Form()
    async with on_stage(form, size=(40, 7)) as stage:
        form.put(ABC, "two")
        await typing(form, stage)
        await stage.type(" words that need more room")
        await stage.pilot.pause()
        assert [text[:1] for text in stage.rows[1:5]] == [" ", "▌", "▌", " "]
        assert stage.rows[4].split() == ["Three"]


FORMS = st.lists(st.tuples(st.booleans(), st.sampled_from(["", "short", "words " * 12, "a\nb\nc"])), min_size=1, max_size=25)


def shown_labels(made: list[Line]) -> list[str]:
    return [span[1].strip() for row in made for span in row.left[1:2] if span[0] == "muted" and span[1].strip()]


@given(FORMS, st.integers(0, 24), st.integers(3, 20), st.integers(1, 4), st.integers(0, 30))
def test_the_box_is_in_sight_and_what_is_not_is_counted(made: list[tuple[bool, str]], at: int, height: int, box: int, top: int) -> None:
    fields = [Field(f"k{n}", f"F{n}", (("text", text),) if text else (), text, blank=blank) for n, (blank, text) in enumerate(made)]
    current = fields[at % len(fields)].key
    above, below, now = lay_out(fields, current, 60, height, box, top)
    if height > box + 4:
        assert len(above) + box <= height
        assert len(above) + box + len(below) <= height or len(below) <= 1
        whole = lay_out(fields, current, 60, 10_000, box)
        hidden_above = sum(1 for row in whole.above[: now + 1] if row.left) if now else 0
        said = f"   ↑ {hidden_above} more row{'s' if hidden_above != 1 else ''}"
        assert (above[0].left == (("muted", said),)) == bool(now)
        if len(whole.below) > height - len(above) - box:
            kept = len(below) - 1
            count = sum(1 for row in whole.below[kept:] if row.left)
            assert below[-1].left == (("muted", f"   ↓ {count} more row{'s' if count != 1 else ''}"),)
        else:
            assert below == whole.below
            assert not now or len(above) + box + len(below) == height or len(above) == 1  # no row is wasted
    assert lay_out(fields, current, 60, height, box, now).top == now


@given(FORMS, st.integers(0, 24), st.integers(1, 4))
def test_each_line_belongs_to_the_field_drawn_there(made: list[tuple[bool, str]], at: int, box: int) -> None:
    fields = [Field(f"k{n}", f"F{n}", (("text", text),) if text else (), text, blank=blank) for n, (blank, text) in enumerate(made)]
    current = fields[at % len(fields)].key
    above, below, _ = lay_out(fields, current, 60, 10_000, box)
    rows = [*(row.left for row in above), *([None] * box), *(row.left for row in below)]
    keys = {field_at(fields, current, 60, box, y) for y in range(len(rows))} - {""}
    assert keys == {made.key for made in fields}
    for y, row in enumerate(rows):
        key = field_at(fields, current, 60, box, y)
        assert (key == current) == (row is None)
        assert (key == "") == (row == ())


def test_a_long_value_is_two_rows_and_says_how_many_more() -> None:
    rows = field_lines(field("one", "words " * 40), 60)
    assert len(rows) == 2
    assert rows[1].left[-1][1].startswith(" … +")


async def test_a_form_of_a_hundred_fields_has_one_box() -> None:
    form = Form()
    async with on_stage(form) as stage:
        form.put([field(f"f{number}") for number in range(100)], "f50")
        await stage.pilot.pause()
        assert len(form.query("*")) == 5
        assert sum(len(pane.lines) for pane in form.query(Lines)) <= 10 + 1
