"""What one case consists of once both ends are read."""

from dataclasses import dataclass, field


@dataclass
class Setup:
    """Two sides in two places; `bgp` holds the prefixes that each must learn."""

    name: str
    sides: dict
    places: dict
    names: dict = field(default_factory=dict)
    bgp: dict = None
    labels: dict = field(default_factory=lambda: {"a": "a", "b": "b"})

    def why_nobody(self):
        """Both wait, or the only starter meets an end that cannot be reached."""
        said = [f"{self.labels[key]}: starts {side.may_start}, answers {side.may_answer}, "
                f"reachable {self.places[key].inside is None or self.places[key].forwards}"
                for key, side in self.sides.items()]
        return f"no end can start towards one that answers ({'; '.join(said)})"
