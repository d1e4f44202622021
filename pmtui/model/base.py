"""The base of every row: frozen, strict about its values, lenient when reading.

A value of the wrong type and an unknown key are neither lost nor a reason to refuse the file:
they stay in `kept` and are written back unchanged. Knows no table and no file.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from pmtui.model.text import clean


def _clean(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_clean)]
Words = tuple[Text, ...]


class _Nothing(dict[str, Any]):
    """The empty `kept` of every row. It has a hash, so pydantic shares it instead of copying it for each row."""

    def __hash__(self) -> int:  # type: ignore[override]
        return 0


NOTHING: Mapping[str, Any] = _Nothing()


class Row(BaseModel):
    """A frozen value of the document.

    `kept` holds what the file said but no field could take: written back in place,
    shown as text, listed by `check`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, revalidate_instances="never")

    kept: Mapping[str, Any] = NOTHING

    def changed(self, **values: Any) -> Self:
        """Return this row with other values, validated; the rest is shared.

        Raises:
            ValueError: a value does not fit its field.
        """
        now = {name: getattr(self, name) for name in self.__pydantic_fields_set__}
        kept = {key: value for key, value in self.kept.items() if key not in values}
        now.update(values)
        now["kept"] = kept or NOTHING
        return type(self).model_validate(now)

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Self:
        """Return a row from the values of a file; what does not fit goes to `kept`.

        Never refuses: somebody wrote the doubtful value, and it is not ours to drop.
        """
        known = {key: value for key, value in values.items() if key in cls.model_fields and key != "kept"}
        kept = {key: value for key, value in values.items() if key not in known}
        try:
            return cls.model_validate({**known, "kept": kept} if kept else known)
        except ValidationError as error:
            for problem in error.errors(include_url=False, include_context=False, include_input=False):
                name = str(problem["loc"][0])
                if name in known:
                    kept[name] = known.pop(name)
        return cls.model_validate({**known, "kept": kept})
