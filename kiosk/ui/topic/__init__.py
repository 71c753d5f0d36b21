"""What stands on each of the technician's pages: one pure function a topic, from state and surroundings to rows.

row.py      what rows are made of       trouble.py  what is wrong, and its remedy, in words
status.py · sync.py · enrol.py · devices.py · staff.py · terminal.py    the topics
"""
