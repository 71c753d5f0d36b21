"""The pages for visitors: a pass on one's own phone, and a venue's door where the poster is scanned."""
