"""stock.py KIND N: one stock Textual widget, holding N things, to compare the panes of pmtui with."""
import sys

from textual.app import App
from textual.widgets import DataTable, Input, TextArea

kind, n = sys.argv[1], int(sys.argv[2])
WORDS = "latency of checkout rose while we rolled back the deploy and paged the owner".split()


def event(i):
    return f"{i:05d} 12:{i // 60 % 60:02d}:{i % 60:02d} " + " ".join(WORDS[(i + j) % len(WORDS)] for j in range(9))


class Stock(App):
    BINDINGS = [("ctrl+s", "save", "Save"), ("f1", "help", "Help"), ("ctrl+t", "x", "Time"), ("ctrl+e", "x", "Export")]
    ENABLE_COMMAND_PALETTE = False

    def compose(self):
        if kind == "input":
            yield Input(placeholder="READY")
        elif kind == "textarea":
            yield TextArea("READY\n")
        elif kind == "datatable":
            table = DataTable(cursor_type="row")
            table.add_columns("no", "time", "kind", "text")
            table.add_rows([(f"{i:05d}", f"12:{i // 60 % 60:02d}:{i % 60:02d}", "detected", event(i)) for i in range(n)])
            yield table

    def on_mount(self):
        first = self.query("Input, TextArea, DataTable").first()
        first.focus()
        if kind == "textarea":
            first.move_cursor((1, 0))


if __name__ == "__main__":
    Stock().run()
