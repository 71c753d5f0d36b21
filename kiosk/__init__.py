"""The kiosk: the Qt application that stands at the door and decides from local data alone."""
