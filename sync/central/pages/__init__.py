"""The pages for the people who run the fleet, rendered here: no front-end build, no framework."""
