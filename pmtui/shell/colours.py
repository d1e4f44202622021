"""The colours an application begins with: there before the style sheets are read, which name them."""

from typing import Any

from textual.app import App

from pmtui.themes import DARK, LIGHT, THEMES
from pmtui.widgets.theme import textual_theme


def begin_with(app: App[Any], *names: str) -> None:
    """Begin with the first of these themes that there is, else the dark one.

    To switch a theme reads all sheets anew, here and for each new screen; to begin with one need not.
    """
    theme = next((name for name in names if name in THEMES), DARK.name)
    for tokens in (DARK, LIGHT):
        app.register_theme(textual_theme(tokens))
    app.set_reactive(App.theme, theme)
    app.add_class(f"-theme-{theme}", "-dark-mode" if app.current_theme.dark else "-light-mode", update=False)
    app.stylesheet.set_variables(app.get_css_variables())


def other(name: str) -> str:
    """Return the light theme for the dark one, and the dark one for any other."""
    return LIGHT.name if name == DARK.name else DARK.name
