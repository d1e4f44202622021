"""The saved file: TOML, made to be read and edited by hand, diffed and merged.

Rows are tables keyed by id in reading order, so that a small edit is a small diff and two
branches merge. Reading is lenient: what no field takes stays in `kept` and is written back.
Writing is strict: model order, nothing empty, each piece read back and compared before anybody
sees the text. Opens no file.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

import tomli
import tomli_w

from pmtui.formats.file.guard import LARGEST_FILE, FormatError, NewerFormat, extreme, loads
from pmtui.formats.file.json import row_from_json, row_to_json, value_from_json, value_to_json
from pmtui.formats.file.lines import Lines
from pmtui.formats.file.shape import Field, shape, swapped
from pmtui.model.base import Row
from pmtui.model.ids import cleaned
from pmtui.model.postmortem import FORMAT, PostMortem

__all__ = [
    "LARGEST_FILE", "FormatError", "Lines", "Loaded", "NewerFormat", "parse", "render",
    "row_from_json", "row_to_json", "value_from_json", "value_to_json",
]  # fmt: skip

RowT = TypeVar("RowT", bound=Row)
ROWS_A_NAP = 2
WORK = 50  # how much more it costs to write a row than to reuse one

# C1 controls, characters that turn a line around or have no width (rule T3): `cat` of the file is safe.
# Written out rather than looked up in unicodedata, so that the bytes are the same on every Python.
_UNSEEN = re.compile(
    "[\x80-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ue000-\uf8ff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)


class Loaded(NamedTuple):
    """A document as read; `upgraded` tells that the text was in an older format."""

    document: PostMortem
    lines: Lines
    upgraded: bool = False


def parse(text: str) -> Loaded:
    """Read a document; what we do not understand is kept, not refused.

    Raises:
        FormatError: not TOML, a table where a value belongs or the reverse, over 5 MB.
        NewerFormat: written by a newer pmtui.
    """
    text = text.removeprefix("\ufeff")
    lines = Lines(text)
    data = loads(text)
    upgraded = _check_format(data, lines)
    return Loaded(_read(PostMortem, {**data, "format": FORMAT}, (), lines), lines, upgraded)


Fragments = dict[tuple[str, ...], tuple[Row, str]]  # the text each row was written as, by its path in the file


def render(document: PostMortem, nap: Callable[[], None] | None = None, fragments: Fragments | None = None) -> str:
    """Write a document: the same bytes for an equal one, LF, one final newline.

    `nap` is called every few rows, so that a thread can let key presses in. `fragments` are those of the
    last call and are updated: a row that is the same object is not written again.

    Raises:
        FormatError: a piece would not read back the same; nothing may be saved.
    """
    parts: list[str] = []
    now, work = Fragments(), 0
    for path, content, multiline in _pieces(document):
        before = fragments.get(path) if fragments else None
        if before is not None and before[0] is content:
            text = before[1]
            work += 1
        else:
            text = _written(path, _values(content) if isinstance(content, Row) else content, multiline)
            work += WORK
        if isinstance(content, Row):
            now[path] = (content, text)
        parts.append(text)
        if nap is not None and work >= ROWS_A_NAP * WORK:
            nap()
            work = 0
    if fragments is not None:
        fragments.clear()
        fragments.update(now)
    return "\n".join(parts)


def _check_format(data: Mapping[str, Any], lines: Lines) -> bool:
    version = data.get("format", 0)
    if type(version) is not int or version < 0:
        raise FormatError(f"`format` should be a whole number; this pmtui writes {FORMAT}", lines.at(("format",)))
    if version > FORMAT:
        raise NewerFormat(f"written by a newer pmtui; this one reads up to format {FORMAT}", lines.at(("format",)))
    return version < FORMAT


def _read(kind: type[RowT], values: Mapping[str, Any], path: tuple[str, ...], lines: Lines) -> RowT:
    by_key = shape(kind).by_key
    known: dict[str, Any] = {}
    kept: dict[str, Any] = {}
    for key, value in values.items():
        field = by_key.get(key)
        if field is None:
            _refuse_extremes(value, (*path, key), lines)
            kept[swapped(kind, key)] = value
        elif (type(value) is dict) is not (dict in field.types):
            raise _misplaced(field, (*path, key), lines)
        elif field.takes(value):
            known[field.name] = _inner(field, value, (*path, key), lines)
        else:
            _refuse_extremes(value, (*path, key), lines)
            kept[field.name] = value
    if kept:
        known["kept"] = kept
    return kind.model_validate(known)


def _inner(field: Field, value: Any, path: tuple[str, ...], lines: Lines) -> Any:
    if field.row is not None and field.holds == "section":
        return _read(field.row, value, path, lines)
    if field.row is not None:
        rows: dict[str, Row] = {}
        for key, id_ in cleaned(value).items():
            if type(value[key]) is not dict:
                raise FormatError(f"`{'.'.join(path)}` holds tables keyed by id, such as [{'.'.join(path)}.k3f9a]", lines.at((*path, key)))
            rows[id_] = _read(field.row, value[key], (*path, key), lines)
        return rows
    if type(value) is int or field.holds == "numbers":
        _refuse_extremes(value, path, lines)
    return value


def _refuse_extremes(value: Any, path: tuple[str, ...], lines: Lines) -> None:
    if problem := extreme(value):
        raise FormatError(problem, lines.at(path))


def _misplaced(field: Field, path: tuple[str, ...], lines: Lines) -> FormatError:
    name = ".".join(path)
    if dict in field.types:
        return FormatError(f"`{name}` should be a table, such as [{name}]; a value stands there", lines.at(path))
    return FormatError(f"`{name}` should be a value; a table stands there", lines.at(path))


Piece = tuple[tuple[str, ...], "dict[str, Any] | Row", bool]


def _pieces(document: PostMortem) -> Iterator[Piece]:
    """Yield each piece of the file: its path, what it holds or the row that does, and whether long texts may take several lines."""
    top = {"format": FORMAT, **_plain_fields(document)}
    tables = {key: value for key, value in top.items() if isinstance(value, dict)}
    yield (), {key: value for key, value in top.items() if key not in tables}, _may_take_lines(document)
    for field in shape(PostMortem).fields:
        content: Any = getattr(document, field.name)
        if field.holds == "section" and field.row is not None:
            if values := _plain_fields(content):
                yield (field.key,), values, _may_take_lines(content)
            for part in shape(field.row).fields:
                if part.holds == "rows":
                    yield from _rows((field.key, part.key), getattr(content, part.name))
        elif field.holds == "rows":
            yield from _rows((field.key,), content)
    for key, value in tables.items():
        yield (key,), value, _may_take_lines(document)


def _rows(path: tuple[str, ...], rows: Mapping[str, Row]) -> Iterator[Piece]:
    for key, row in rows.items():
        yield (*path, key), row, _may_take_lines(row)


def _values(row: Row) -> dict[str, Any]:
    """Return everything a row holds, its inner rows too, in the order of the file."""
    values = _plain_fields(row)
    for field in shape(type(row)).fields:
        if field.holds == "rows" and (rows := getattr(row, field.name)):
            values[field.key] = {key: _values(inner) for key, inner in rows.items()}
    return values


def _plain_fields(row: Row) -> dict[str, Any]:
    """Return a row's own fields that have a value, and what was kept, each in its place."""
    kind = type(row)
    form = shape(kind)
    kept = row.kept
    values: dict[str, Any] = {}
    for field in form.fields:
        if field.holds in ("rows", "section") or field.name == "format":
            continue
        value = getattr(row, field.name)
        if value is not None and value != field.default:
            values[field.key] = _toml_value(value)
        elif field.name in kept:
            values[field.key] = kept[field.name]
    for name, value in kept.items():
        if name not in form.names:
            values[swapped(kind, name)] = value
    return values


def _toml_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dt.datetime) and (offset := value.utcoffset()) is not None:
        # Old local times have offsets with seconds, which TOML does not allow.
        zone = dt.timezone(offset) if not offset % dt.timedelta(minutes=1) else dt.UTC
        return value.astimezone(zone)
    if isinstance(value, dt.time):
        return value.replace(tzinfo=None)
    return dict(value) if isinstance(value, Mapping) else value


def _may_take_lines(row: Row) -> bool:
    # A text kept unread may hold CR, which a multi-line string would turn into LF.
    return not row.kept or "\\r" not in repr(row.kept)


def _written(path: tuple[str, ...], values: dict[str, Any], multiline: bool) -> str:
    nested: dict[str, Any] = values
    for word in reversed(path):
        nested = {word: nested}
    try:
        text = tomli_w.dumps(nested, multiline_strings=multiline)
    except (TypeError, ValueError, RecursionError) as error:
        raise FormatError(f"[{'.'.join(path)}] cannot be written as TOML: {error}") from None
    if not text.isascii():
        text = _UNSEEN.sub(_escaped, text)
    parsed: Any = tomli.loads(text)
    for word in path:
        parsed = parsed[word]
    # By their text where they are not equal: NaN is unequal to itself.
    if parsed != values and repr(parsed) != repr(values):
        raise FormatError(f"[{'.'.join(path)}] would not come back as it stands")
    return text


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
