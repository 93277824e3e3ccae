"""What editors' files are held against: no key that is not known, no value of another kind."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class StrictModel(BaseModel):
    """Base of all models of files in `data/` and of front matter."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
