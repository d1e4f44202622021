"""A line that says the zone asks whether that of the incident is to change; what is planned is asked about."""

from pathlib import Path

from tests.driver import blank, sitting


async def test_a_zone_line_typed_alone_asks_whether_the_zone_is_to_change(tmp_path: Path) -> None:
    async with sitting(tmp_path, blank().with_fields("define", zone="Europe/Lisbon")) as call:
        await call.go(3)
        await call.lines("All times are in UTC.")
        assert call.document.timeline == {}
        assert call.sees("Make UTC the zone")
        await call.press("y")
        assert call.document.define.zone == "UTC"
        await call.lines("All times are in CET")
        await call.press("r")
        assert [row.text for row in call.document.timeline.values()] == ["All times are in CET"]


async def test_a_delivery_that_was_planned_is_asked_about_until_space_says_it_was_sent(tmp_path: Path) -> None:
    async with sitting(tmp_path, blank()) as call:
        await call.go(6)
        await call.lines("management, mail, tomorrow")
        (row,) = call.document.communicate.deliveries.values()
        assert row.planned and call.sees("○ planned") and not call.sees("● told  Management")
        await call.press("escape", "end", "space")
        (row,) = call.document.communicate.deliveries.values()
        assert not row.planned and call.sees("● told  Management")
