"""The six steps, in order: the words that name files, folders, tables and screens.

Plain words and nothing else, so that the key map, the guide and the settings can know them
without importing the document.
"""

from typing import Final

GATHER: Final = "gather"
DEFINE: Final = "define"
TIMELINE: Final = "timeline"
WHYS: Final = "whys"
ACTIONS: Final = "actions"
COMMUNICATE: Final = "communicate"

STEPS: Final = (GATHER, DEFINE, TIMELINE, WHYS, ACTIONS, COMMUNICATE)
STEP_WORDS: Final = ("Gather", "Define", "Timeline", "Whys", "Actions", "Communicate")  # as shown to people
