"""Files of other formats → YAML sources to go on with, again and again as they are corrected."""
