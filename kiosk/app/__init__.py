"""The composition root: everything is made and connected here, and nowhere else.

compose.py  builds one kiosk from its settings      loop.py  events in, effects out
around.py   what goes on around the glass
"""
