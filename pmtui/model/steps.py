"""The six steps, in their order: the words that files, folders, tables and screens are named by.

Plain words and nothing else, so that the key map, the guide and the settings can know them
without what reads a document.
"""

from typing import Final

GATHER: Final = "gather"
DEFINE: Final = "define"
TIMELINE: Final = "timeline"
WHYS: Final = "whys"
ACTIONS: Final = "actions"
COMMUNICATE: Final = "communicate"

STEPS: Final = (GATHER, DEFINE, TIMELINE, WHYS, ACTIONS, COMMUNICATE)
STEP_WORDS: Final = ("Gather", "Define", "Timeline", "Whys", "Actions", "Communicate")  # as people read them
