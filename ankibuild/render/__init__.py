"""Questions → notes: Markdown, math, media and sanitising."""
