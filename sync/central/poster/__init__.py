"""The poster at a venue's door: one layout, drawn as PDF and as SVG."""
