"""A network that a person trained and adopted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Adopted:
    """The network that has a say beside the album head.

    Attributes:
        version: changes whenever what it says of photos would; the name of its folder, too.
        run: name of the run that it was trained in.
        classes: keys of the albums that it tells apart, in the order of its outputs; None for the
            one class of what belongs into none of them, if it knows such a class.
        own: how much it counts, see `cene.vision.pool`.
        beside: how much the album head counts beside it.
        sha256: of the file of the network, in hexadecimal.
    """

    version: str
    run: str
    classes: tuple[str | None, ...]
    own: float
    beside: float
    sha256: str
