"""Files of other formats → YAML sources to go on with, again and again as they are corrected."""

from ankibuild.importing.planning import ImportPlan, Wanted, plan_import

__all__ = ["ImportPlan", "Wanted", "plan_import"]
