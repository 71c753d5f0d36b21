"""`kiosk-central`: the command line."""
