"""The face: one frozen View is all that is on the glass, made by a pure presenter, shown by QML that only binds.

view.py        what is on the glass, in words          presenter.py  state and surroundings → View
catalogue.py   the words of three languages            window.py     View → QML, touches and keys → events
wedge.py       hand-scanner bursts told from typing    preview.py    the camera picture
"""
