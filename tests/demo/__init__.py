"""The whole product on one machine, with invented people: central server, agent and kiosk as real processes.

cast.py   who comes, and what they must be shown: written by hand, computed by nothing
town.py   the central server, the register of 10,000 people, the agent
stage.py  the kiosk process as the demo drives it      kiosk_process.py  that process's own side
play.py   one visitor after the other                  report.py         the table, the summary, the verdict
"""
