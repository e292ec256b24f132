"""Two texts of one act compared, article by article: what is the same, changed, moved, added, removed.

Pure and bounded: of whatever length the texts are, it ends soon, and nothing of either is lost. Letters with
cedillas and how lines are broken make no difference.
"""

from services.consultation.model.comparing.changes import Change, ChangeKind, Comparison, compare
from services.consultation.model.comparing.units import Unit, units
from services.consultation.model.comparing.wording import Budget, Run, differences

__all__ = ["Budget", "Change", "ChangeKind", "Comparison", "Run", "Unit", "compare", "differences", "units"]
