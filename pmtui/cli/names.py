"""The names of the commands, each with its line in `--help`; any other first word is a file."""

COMMANDS = {
    "open": "open a post mortem, or the list of a folder",
    "new": "make a post mortem in this folder and open it",
    "demo": "open a fresh copy of a finished post mortem",
    "export": "write the wiki page, in Markdown",
    "check": "say what is missing or worth a second look",
    "show": "print the document, for eyes or for programs",
    "list": "list the post mortems of a folder",
    "actions": "what is still to do over all post mortems of a folder; done, reopen, due change one",
    "restore": "list what is kept of a post mortem, bring an older text back",
    "keys": "print the keys as a table",
    "schema": "print the JSON Schema of the file",
    "paths": "print where things are kept",
    "doctor": "say what this terminal can do, and what to do where it is not fine",
    "completion": "print the completion script of your shell",
}
DASH = "-"  # stdin as FILE, stdout as OUT
