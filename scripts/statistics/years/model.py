"""The shape of data/statistics/<year>.yml, data/statistics/tables.yml and data/labels.yml.

Reading the files is `load`'s job, looking into them `catalogue`'s; `names` and `rules` check what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    Tag,
    field_validator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from scripts.model_problems import fault
from scripts.statistics.published import Mark, Marker, Shape, Text
from scripts.strict_model import StrictModel

_MARKERS: dict[str, Marker] = {"[c]": "c", "[x]": "x", "[z]": "z"}

PERCENT = "percent"
"""The unit of shares that the source printed."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Year = Annotated[int, Field(ge=1990, le=2100)]


class Words(StrictModel):
    """The same text in both languages."""

    fi: Line
    sv: Line

    @property
    def text(self) -> Text:
        """As a mapping by language."""
        return {"fi": self.fi, "sv": self.sv}


class RawCell(StrictModel):
    """One number as the source printed it, or why there is none. Unit: the table's."""

    value: int | str
    source: str | None = None
    note: Words | None = None
    marks: list[Mark] = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _plain_number(cls, written: Any) -> Any:
        return written if isinstance(written, dict) else {"value": written}

    @field_validator("value", mode="before")
    @classmethod
    def _number_or_marker(cls, written: Any) -> Any:
        if isinstance(written, list):
            written = _in_brackets(written)
        if isinstance(written, str) and written in _MARKERS:
            return written
        if isinstance(written, bool) or not isinstance(written, int) or written < 0:
            raise fault(
                f"“{written}” is not a count.",
                "Write digits alone, without spaces, commas or quotes, such as 1369; or [c] (secret), "
                "[x] (not available) or [z] (not possible).",
            )
        return written

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A cell is mostly written as its number alone."""
        group = handler(core_schema)
        return {"anyOf": [{"type": "integer", "minimum": 0}, {"enum": list(_MARKERS)}, group]}

    @property
    def number(self) -> int | None:
        """The count; a cell that cannot have anybody in it counts none."""
        if isinstance(self.value, int):
            return self.value
        return 0 if self.marker == "z" else None

    @property
    def marker(self) -> Marker:
        """Why there is no number; empty when there is one."""
        return "" if isinstance(self.value, int) else _MARKERS[self.value]


def _in_brackets(written: list[Any]) -> str:
    """A marker as it was typed: without quotes it is a list of one."""
    return f"[{', '.join(map(str, written))}]"


def _kind(written: Any) -> str:
    if isinstance(written, list) and _in_brackets(written) not in _MARKERS:
        return "list"
    if isinstance(written, dict) and "value" not in written:
        return "group"
    return "number"


def _kind_of_row(written: Any) -> str:
    return "number" if isinstance(written, list) else _kind(written)


_Number = Annotated[RawCell, Tag("number")]
RawRow = Annotated[_Number | Annotated[dict[str, RawCell], Tag("group")], Discriminator(_kind_of_row)]
RawEntry = Annotated[
    _Number | Annotated[list[str], Tag("list")] | Annotated[dict[str, RawRow], Tag("group")],
    Discriminator(_kind),
]
RawSection = dict[str, RawEntry]


class StatedNumber(StrictModel):
    """One of the numbers that are given for the same thing.

    of: paths whose numbers add up to it, a minus sign before those that are subtracted; empty when the
        number stands only in the source
    """

    value: int
    where: Words
    of: list[str] = Field(default_factory=list)
    source: str | None = None


class Difference(StrictModel):
    """A mismatch in the sources that is known and told.

    tables: ids of the tables beside which it is told; empty for the whole year
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    kind: Literal["parts_vs_total", "sources_disagree", "flow_vs_stock"]
    tables: list[str] = Field(default_factory=list)
    values: list[StatedNumber] = Field(min_length=2)
    shown: int
    explain: Words


class YearFile(BaseModel):
    """One year's figures. Every key that is not listed here is a section of tables."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)
    __pydantic_extra__: dict[str, RawSection]

    year: _Year
    status: Literal["final", "provisional", "partial"]
    source: str | None = None
    partial_tables: list[str] = Field(default_factory=list)
    merge: dict[str, dict[str, list[str]]] = Field(default_factory=dict)
    notes: dict[str, list[Words]] = Field(default_factory=dict)
    known_differences: list[Difference] = Field(default_factory=list)

    @property
    def sections(self) -> Mapping[str, RawSection]:
        """The figures, by section."""
        return self.__pydantic_extra__


class Unit(StrictModel):
    """What is counted: "henkilö", and after a number "henkilöä"."""

    one: Words
    many: Words


class Universe(StrictModel):
    """A group of people or things that tables break down.

    total: paths whose numbers add up to it
    percent: the single number that says how many per cent of part_of it is, where only that is known
    part_of, where: it is the part of another group that has these codes, by set of codes
    name: in the nominative; of: after a share ("uusista asiakkaista")
    """

    total: list[str] = Field(min_length=1)
    percent: str | None = None
    part_of: str | None = None
    where: dict[str, list[str]] = Field(default_factory=dict)
    name: Words
    of: Words


class Equal(StrictModel):
    """Two ways to the same number: `this`, and the sum of `are`."""

    this: str
    parts: list[str] = Field(alias="is", min_length=1)


class Holding(StrictModel):
    """A group whose people include everybody of some codes of another set.

    group: "set.code"; holds: the other set
    """

    group: str
    holds: str
    codes: list[str] = Field(min_length=1)


class FigureSpec(StrictModel):
    """A single number of the year files.

    label: as it is said after the number ("247 uutta asiakasta")
    name: as it is said alone; the label when there is none
    percent_of: the group of which a number in per cent is a share
    occasional: a new year's file does not ask for it
    """

    label: Words
    name: Words | None = None
    unit: str
    headline: bool = False
    part_of: str | None = None
    beside: str | None = None
    percent_of: str | None = None
    occasional: bool = False
    shown: bool = True
    why_hidden: Words | None = None

    @model_validator(mode="after")
    def _says_why(self) -> FigureSpec:
        _check_reason(self.shown, self.why_hidden)
        if self.percent != (self.percent_of is not None):
            raise fault("A number in per cent names its whole.", "Write `percent_of`, with `unit: percent`.")
        return self

    @property
    def percent(self) -> bool:
        """Whether the number is a share that the source printed."""
        return self.unit == PERCENT


class Columns(StrictModel):
    """The second thing that a crossed table is broken down by."""

    codes: str
    universes: dict[str, str]


class Finding(StrictModel):
    """How the sentence at the top of a figure is made.

    leads: by column, how its sentence begins
    groups: rows that were put together may be called the largest too
    none: the sentence instead, when the number at a path is zero
    """

    kind: Literal["words", "largest", "top", "columns", "names"]
    words: Words | None = None
    lead: Words | None = None
    leads: dict[str, Words] = Field(default_factory=dict)
    also: int = Field(default=0, ge=0)
    groups: bool = False
    none: dict[str, Words] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_its_words(self) -> Finding:
        needed = {"words": "words", "columns": "leads"}.get(self.kind, "lead")
        if not getattr(self, needed):
            raise fault(f"A finding of this kind has no {needed}.", f"Add `{needed}: {{fi: …, sv: …}}`.")
        return self


class TableSpec(StrictModel):
    """What a table is, for all years. The comment in tables.yml explains every key to editors."""

    title: Words
    unit: str
    shape: Shape
    rows: str
    columns: Columns | None = None
    universe: str | None = Field(...)
    why_no_total: Line | None = None
    file_minimum: int | None = None
    smallest_cell: int | None = None
    merge: dict[str, list[str]] = Field(default_factory=dict)
    merge_note: Words | None = None
    rest: str | None = None
    rest_usual: bool = False
    chart: bool = True
    shown: bool = True
    why_hidden: Words | None = None
    occasional: bool = False
    until: _Year | None = None
    notes: list[Words] = Field(default_factory=list)
    finding: Finding | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> TableSpec:
        _check_reason(self.shown, self.why_hidden)
        if (self.shape == "crossed") != (self.columns is not None):
            raise fault(
                "A crossed table needs columns, and no other has them.", "Set shape or columns right."
            )
        if (self.shape == "counts") != (self.universe is None):
            raise fault("Counts have no universe, and every other table has one.", "Set shape or universe.")
        if self.universe is None and self.why_no_total is None:
            raise fault("The rows add up to nothing, without a reason.", "Add `why_no_total: …`.")
        if self.shown and self.finding is None:
            raise fault("A table that is shown needs a finding.", "Add `finding:`; other tables show how.")
        if self.rest_usual and self.rest is None:
            raise fault("What the source never lists has no row.", "Add `rest: …`, or delete `rest_usual`.")
        if self.percent and self.rest:
            raise fault("What is left of printed shares is not told.", "Delete `rest`.")
        return self

    @property
    def percent(self) -> bool:
        """Whether the numbers are shares that the source printed; they are never turned into counts."""
        return self.unit == PERCENT


def _check_reason(shown: bool, why_hidden: Words | None) -> None:
    if shown == (why_hidden is not None):
        raise fault("`shown: false` and `why_hidden` go together.", "Write both, or neither.")


class TablesFile(StrictModel):
    """data/statistics/tables.yml."""

    sections: list[str]
    units: dict[str, Unit]
    universes: dict[str, Universe]
    smallest_figure: int = Field(ge=1)
    merge_note: Words | None = None
    same_groups: list[list[str]] = Field(default_factory=list)
    holding_groups: list[Holding] = Field(default_factory=list)
    equal: list[Equal] = Field(default_factory=list)
    same_rows: list[list[str]] = Field(default_factory=list)
    figures: dict[str, FigureSpec]
    tables: dict[str, TableSpec]
