"""The parts of the house stay parts: a window is changed by itself, a document by its session, and a rule that is cited is there.

Where `test_house.py` looks at who imports whom, here it is looked at who calls and who changes whom. Each check is first seen to find
what it is for, in a few lines of its own.
"""

import ast
import importlib
import inspect
import re
import sys
import textwrap
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_origin

import pytest
from textual.app import App
from textual.dom import DOMNode
from textual.widget import Widget

from tests.test_house import PACKAGE, ROOT, SOURCES, imported, room, tree, within

sys.path.append(str(ROOT / "tools" / "house"))

from chains import TOOLKIT, classes

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def hold(found: Iterable[str], excused: Iterable[str], advice: str) -> None:
    """Fail where something was found that has no excuse, and say which excuse nobody needs any more."""
    found, excused = {*found}, {*excused}
    if excused - found:
        warnings.warn(f"take it out of {Path(__file__).name}, since it is gone: {sorted(excused - found)}", stacklevel=2)
    if more := sorted(found - excused):
        pytest.fail("\n".join([advice, *more]), pytrace=False)


def test_what_has_no_excuse_fails_and_an_excuse_that_is_over_is_told() -> None:
    hold(["a", "b"], ["b", "a"], "no")
    with pytest.warns(UserWarning, match="it is gone: \\['b'\\]"):
        hold(["a"], ["a", "b"], "no")
    with pytest.raises(pytest.fail.Exception, match="go round by the door\nc"):
        hold(["a", "c"], ["a"], "go round by the door")


def in_it(node: ast.AST) -> Iterator[ast.AST]:
    """Give what runs when a function runs: what stands in functions that it makes runs later, or never."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, FUNCTIONS):
            yield child
            yield from in_it(child)


# Nothing that a subclass replaces is called while an object is being made


def body(function: Callable[..., object]) -> ast.AST | None:
    """The syntax tree of a function; None where nobody wrote it, as the `__init__` of a dataclass."""
    try:
        return ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    except OSError:
        return None


def called_on_self(function: Callable[..., object]) -> set[str]:
    """The names of what a function calls as `self.NAME(...)`."""
    made = body(function)
    found = () if made is None else in_it(made)
    return {
        node.func.attr
        for node in found
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "self"
    }


def called_while_made(cls: type, package: str) -> set[str]:
    """What the `__init__` of a class calls on itself, and what that calls in turn as far as it is ours."""
    found: set[str] = set()
    waiting: list[Any] = [vars(cls)["__init__"]]
    while waiting:
        for name in called_on_self(waiting.pop()) - found:
            found.add(name)
            owner = next((one for one in cls.__mro__ if name in vars(one)), object)
            if within(owner.__module__, package) and inspect.isfunction(vars(owner)[name]):
                waiting.append(vars(owner)[name])
    return found


def called_too_early(judged: Iterable[type], package: str) -> list[str]:
    """Each call while an object is made that means another function in a subclass, whose own `__init__` has not run by then."""
    every = [*judged]
    return sorted(
        f"{cls.__name__}.__init__ calls self.{name}(), which {sub.__name__} has of its own"
        for cls in every
        if "__init__" in vars(cls)
        for name in called_while_made(cls, package)
        for sub in every
        if sub is not cls
        and issubclass(sub, cls)
        and inspect.getattr_static(sub, name, None) is not inspect.getattr_static(cls, name, None)
    )


class Shown(Widget):
    def __init__(self) -> None:
        super().__init__()
        self.called: list[Callable[[], None]] = [self.passed, lambda: self.later()]
        self.called_at_once()
        self.our_own()

    def called_at_once(self) -> None: ...

    def our_own(self) -> None:
        self.called_behind()

    def called_behind(self) -> None: ...

    def passed(self) -> None: ...

    def later(self) -> None: ...


class Narrower(Shown):
    def called_at_once(self) -> None: ...

    def passed(self) -> None: ...

    def later(self) -> None: ...


class Replaced:
    def called_behind(self) -> None: ...


class Mixed(Replaced, Shown):
    pass


def test_a_call_of_what_a_subclass_replaces_is_found_and_a_function_that_is_passed_is_none() -> None:
    assert called_too_early([Shown, Narrower, Mixed], __name__) == [
        "Shown.__init__ calls self.called_at_once(), which Narrower has of its own",
        "Shown.__init__ calls self.called_behind(), which Mixed has of its own",
    ]
    assert not called_too_early([Narrower, Mixed], __name__)


def test_no_window_widget_or_application_calls_what_a_subclass_replaces_while_it_is_made() -> None:
    judged = [cls for cls in classes("pmtui") if any(within(one.__module__, TOOLKIT) for one in cls.__mro__)]
    assert len(judged) > 40
    assert not (found := called_too_early(judged, "pmtui")), "\n".join(found)


# Nobody sets what belongs to a window


def names_in(module: str, source: ast.Module) -> Callable[[str], object]:
    """Give what finds out what a name of a module stands for, also one that is imported for its types alone."""
    froms = {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in ast.walk(source)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    def found(name: str) -> object:
        where, what = froms.get(name, (module, name))
        known = where == module or within(where, TOOLKIT) or within(where, "pmtui")
        return getattr(importlib.import_module(where), what, None) if known else None

    return found


def of_the_screen(annotation: ast.expr | None, named: Callable[[str], object]) -> bool:
    """Whether a parameter may be a window, a screen, a widget or the application."""
    if annotation is None:
        return False
    for node in ast.walk(annotation):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and of_the_screen(ast.parse(node.value, mode="eval").body, named):
            return True
        what = named(node.id) if isinstance(node, ast.Name) else None
        what = what.__bound__ if isinstance(what, TypeVar) else what
        what = get_origin(what) or what  # App of App[None]
        if isinstance(what, type) and issubclass(what, DOMNode):
            return True
    return False


def outside_of_classes(node: ast.AST) -> Iterator[Function]:
    """Give the functions that belong to no class, those in functions too."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            continue
        if isinstance(child, FUNCTIONS):
            yield child
        yield from outside_of_classes(child)


def root(node: ast.expr) -> str:
    """The name that a dotted one begins with."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def changed(function: Function) -> Iterator[tuple[str, str]]:
    """Give what has an attribute set or deleted in a function, by the name it begins with."""
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, (ast.Store, ast.Del)):
            yield root(node), ast.unparse(node)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("setattr", "delattr", "object.__setattr__") and node.args:
            yield root(node.args[0]), ast.unparse(node)


def set_from_outside(module: str, source: ast.Module) -> list[str]:
    """Each attribute of a window, screen, widget or application that a function outside a class sets."""
    named = names_in(module, source)
    found = []
    for function in outside_of_classes(source):
        words = function.args
        parameters = [*words.posonlyargs, *words.args, *words.kwonlyargs]
        theirs = {one.arg for one in parameters if of_the_screen(one.annotation, named)}
        found += [f"{module} sets {what}" for name, what in changed(function) if name in theirs]
    return found


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


Kind = TypeVar("Kind", bound=App[None])
SETS = """
from textual.widget import Widget
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from textual.app import App
    from pmtui.screens.window.window import Window
def one(widget: Widget): widget.border_title = "x"
def two(app: "App[None] | None", /): app.screen.title = "x"
def three(*, window: "Window"): setattr(window, "document", None)
async def four(window: Window):
    def inner(app: App): app.title = "x"
    window.document, words = None, "x"
def five(kind: Kind): del kind.title
def reads(window: Window, held: list): held[0] = window.document; title = window.title; window.show(title)
def other(text: str, box): text.x = box.y = 1
class Part:
    def take(self, window: Window): window.document = None
"""


def test_a_function_that_sets_something_of_a_window_is_found() -> None:
    found = [words.partition(" sets ")[2] for words in set_from_outside(__name__, ast.parse(SETS))]
    assert found == [
        "widget.border_title", "app.screen.title", "setattr(window, 'document', None)", "window.document", "app.title", "kind.title",
    ]  # fmt: skip


# What stands there for now, and why.
EXCUSED = {
    "pmtui.widgets.textual_private sets screen._compositor": "a private name of Textual stands in one file",
    "pmtui.widgets.textual_private sets screen._css_update_count": "a private name of Textual stands in one file",
    "pmtui.screens.window.foot sets pane.spots": "to become `Lines.put(lines, spots=...)`",
}


def test_no_function_outside_a_class_sets_anything_of_a_window_a_widget_or_the_application() -> None:
    found = [words for path in SOURCES for words in set_from_outside(module_of(path), tree(path))]
    hold(found, EXCUSED, "let the class do that by a method of its own:")


# A document is changed by its session alone

SESSION = "hands an edit to the session"
JOURNAL = "no edit: what the journal holds"
COPY = "a copy, to say "
# Each `.apply(` outside pmtui/session, and why it stands there.
APPLIED = {
    "app.py: self.session.apply(event.edit, event.draft)": SESSION,
    "storage/records.py: record.changes.apply(after)": JOURNAL,
    "storage/recovery.py: unsaved.apply(opened.document)": JOURNAL,
    "cli/inputs.py: unsaved.apply(document)": JOURNAL,
    "steps/echo.py: edit.apply(document)": f"{COPY}what a row would have no longer",
    "steps/timeline/times.py: edit.apply(at.document)": f"{COPY}what would stand where",
    "steps/timeline/paste.py: AddEvents(events={key: event}, people=fresh).apply(document)": f"{COPY}what the lines below would follow",
}


OTHERS = {path.relative_to(PACKAGE).as_posix(): tree(path) for path in SOURCES if room(path) != "session"}
TAKERS = ("setattr", "show", "changed", "History")  # calls that take a document as the one that is there from now on


def is_apply(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "apply"


def of_a_history(source: ast.Module) -> list[str]:
    """Give the edits that are made, undone or done again in a history, past its session; and the histories that are made."""
    calls = [ast.unparse(node.func) for node in ast.walk(source) if isinstance(node, ast.Call)]
    return [call for call in calls if re.search(r"(^|\.)(History|history\.(apply|undo|redo))$", call)]


def comes_of_it(value: ast.expr | None, names: Iterable[str]) -> bool:
    """Whether a value is what came of an edit: itself, under a name, one of two, or among others."""
    match value:
        case ast.Name(name):
            return name in names
        case ast.IfExp(_, one, other):
            return comes_of_it(one, names) or comes_of_it(other, names)
        case ast.Tuple(several):
            return any(comes_of_it(one, names) for one in several)
    return value is not None and is_apply(value)


def targets(node: ast.AST) -> list[tuple[ast.expr, ast.expr]]:
    """Give what an assignment assigns to, each with the value."""
    if isinstance(node, ast.Assign):
        return [(target, node.value) for target in node.targets]
    return [(node.target, node.value)] if isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None else []


def kept(function: ast.AST) -> Iterator[str]:
    """Give what a function does with what comes of an edit, other than to look at it: it holds it, returns it, has it shown."""
    nodes = [*in_it(function)]
    assigned = [pair for node in nodes for pair in targets(node)]
    names: set[str] = set()
    for _ in assigned:  # a name may stand for another
        names |= {target.id for target, value in assigned if isinstance(target, ast.Name) and comes_of_it(value, names)}
    for target, value in assigned:
        if not isinstance(target, ast.Name) and comes_of_it(value, names):
            yield f"{ast.unparse(target)} = {ast.unparse(value)}"
    for node in nodes:
        if isinstance(node, (ast.Return, ast.Yield)):
            values = [node.value]
        elif isinstance(node, ast.Call):
            values = [*node.args] if ast.unparse(node.func).rpartition(".")[2] in TAKERS else []
        else:
            continue
        if any(comes_of_it(value, names) for value in values):
            yield ast.unparse(node)


def all_kept(source: ast.Module) -> list[str]:
    return [what for node in ast.walk(source) if isinstance(node, FUNCTIONS) for what in kept(node)]


@pytest.mark.parametrize(
    "line",
    [
        "self.document = edit.apply(self.document)",
        "self.document, self.said = edit.apply(document), 'x'",
        "made = edit.apply(document); again = made; self.document = again",
        "self.document: PostMortem = edit.apply(document) if edit else document",
        "self.rows['x'] = edit.apply(document)",
        "return edit.apply(document)",
        "setattr(self, 'document', edit.apply(document))",
        "window.show(edit.apply(document), frame)",
    ],
)
def test_a_document_that_is_kept_is_found(line: str) -> None:
    assert len(all_kept(ast.parse(f"def take(self, edit, document):\n    {line}"))) == 1


@pytest.mark.parametrize(
    "line",
    ["made = edit.apply(document); self.words = gone(document, made)", "return len(edit.apply(document).whys)", "self.session.apply(edit)"],
)
def test_a_look_at_a_copy_keeps_none(line: str) -> None:
    assert not all_kept(ast.parse(f"def take(self, edit, document):\n    {line}"))


def test_a_history_without_its_session_is_found() -> None:
    source = (
        "self.session.history.apply(edit); history.undo(); History(document); self.session.undo(); self.session.history.letter(1.0, 'x')"
    )
    assert of_a_history(ast.parse(source)) == ["self.session.history.apply", "history.undo", "History"]


def test_who_applies_an_edit_is_the_session_or_looks_at_a_copy() -> None:
    found = [f"{name}: {ast.unparse(node)}" for name, source in OTHERS.items() for node in ast.walk(source) if is_apply(node)]
    hold(found, APPLIED, "go by Session.apply; a look at a copy is named here, with the reason:")


def test_only_the_session_keeps_what_comes_of_an_edit() -> None:
    journal = {words.partition(":")[0] for words, why in APPLIED.items() if why == JOURNAL}
    assert not {name: found for name, source in OTHERS.items() if name not in journal and (found := all_kept(source))}


def test_nobody_but_the_session_has_a_history() -> None:
    assert not {name: found for name, source in OTHERS.items() if (found := of_a_history(source))}
    others = [path for path in SOURCES if room(path) != "session"]
    assert not [path.name for path in others for _, name in imported(path) if within(name, "pmtui.session.history")]


# A rule that is cited is there

CITED = re.compile(r"\brules?\s+((?:[A-Z]\d+(?:,\s+|\s+and\s+|\s+to\s+)?)+)", re.IGNORECASE)
BARE = re.compile(r"\(([SJLPTX]\d+)\)")  # of a kind of RULES.md, alone behind what it is about


def cited(text: str) -> Iterator[str]:
    """Give the rules that a text cites, of `S1 to S3` all three."""
    text = re.sub(r"\n\s*#?\s*", " ", text)
    for found in CITED.finditer(text):
        yield from re.findall(r"[A-Z]\d+", found[1])
        for kind, first, other, last in re.findall(r"([A-Z])(\d+)\s+to\s+([A-Z])(\d+)", found[1]):
            assert kind == other, found[0]
            yield from (f"{kind}{number}" for number in range(int(first), int(last)))
    yield from BARE.findall(text)


def rules() -> set[str]:
    return set(re.findall(r"^([A-Z]\d+) ", (ROOT / "RULES.md").read_text(encoding="utf-8"), re.MULTILINE))


def test_the_rules_that_a_text_cites_are_found_over_ends_of_lines_too() -> None:
    text = "As rule J4 says.\nRules S2, S3 and\n    # S5: x (rules S1 to S3 and L2) (T1) severity S9, scenario (S4.1), figure P7"
    assert set(cited(text)) == {"J4", "S1", "S2", "S3", "S5", "L2", "T1"}
    assert set(cited("rule Z9")) - rules() == {"Z9"}


def test_every_rule_that_the_code_cites_stands_in_the_rules() -> None:
    files = [*SOURCES, *sorted(PACKAGE.rglob("*.tcss")), *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "tools").rglob("*.py"))]
    found = {path: set(cited(path.read_text(encoding="utf-8"))) for path in files if path != Path(__file__)}
    assert {"T1", "S4", "J5", "L2"} <= set().union(*found.values())
    assert not {str(path.relative_to(ROOT)): gone for path, names in found.items() if (gone := names - rules())}


def given_the_screen(module: str, source: ast.Module) -> list[str]:
    """Each class of a module that is made of a window, a screen, a widget or the application."""
    named = names_in(module, source)
    return [
        f"{module}.{cls.name} is given {one.arg}"
        for cls in ast.walk(source)
        if isinstance(cls, ast.ClassDef)
        for method in cls.body
        if isinstance(method, ast.FunctionDef) and method.name == "__init__"
        for one in [*method.args.args, *method.args.kwonlyargs]
        if of_the_screen(one.annotation, named) and not ast.unparse(one.annotation or one).startswith("Callable")
    ]


MADE_OF_A_SCREEN = {"pmtui.screens.window.side_pane.SidePane is given inner": "a container, and this is what it contains"}


def test_no_part_is_made_of_the_window_or_the_application_it_works_for() -> None:
    sample = """
from textual.app import App
from collections.abc import Callable
class Part:
    def __init__(self, app: App[None], soon: Callable[[], None]): self.app = app
class Told:
    def __init__(self, soon: Callable[[], None]): self.soon = soon
"""
    assert given_the_screen("pmtui.sample", ast.parse(sample)) == ["pmtui.sample.Part is given app"]
    hold((each for path in SOURCES for each in given_the_screen(module_of(path), tree(path))), MADE_OF_A_SCREEN, "give it a function:")


def test_every_file_that_the_pages_about_the_house_name_is_there() -> None:
    def gone(text: str) -> list[str]:
        named = re.findall(r"`([\w/]+\.py)`|(?:^|[ ─▶])((?:\w+/)+\w+\.py)", text, re.MULTILINE)
        paths = ["/" + str(path.relative_to(ROOT)) for folder in ("pmtui", "tests", "tools") for path in (ROOT / folder).rglob("*.py")]
        return [
            name
            for name in {first or second for first, second in named}
            if "STEP" not in name and not any(path.endswith(f"/{name}") for path in paths)
        ]

    assert sorted(gone("`model/base.py` and `model/gone_since.py`;\n─▶ steps/not_there.py")) == [
        "model/gone_since.py",
        "steps/not_there.py",
    ]
    for page in ("ARCHITECTURE.md", "DECISIONS.md", "CONTRIBUTING.md"):
        assert not gone((ROOT / page).read_text(encoding="utf-8")), page


def test_the_architecture_stays_a_page() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()
    assert len(text) <= 95 and max(map(len, text)) <= 160
