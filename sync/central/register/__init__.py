"""The register: who is known, what happened to them, and the status that follows."""
