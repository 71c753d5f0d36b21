"""What is on the glass as a pure machine: state and event in, next state and effects out; `table` holds every pair.

    manner.py  which way the screen faces, its languages and times
    state.py   the kinds of screen, and the state around them
    event.py   what may happen, and what the kiosk is then asked to do
    moves.py   the moves any screen knows · entry.py  the moves of what staff enter
    table.py   screen × event → move; `step` looks it up

How the application connects it, all on the GUI thread:

    state, effects = step(state, event, monotonic())    for each event of window, desk, PIN check and health
    window.show(present(state, surroundings, words))    after every step, and ten times a second with Ticked()
    CheckTyped → Checked, with what desk.check_typed answers
    VerifyPin  → PinAccepted, PinRefused or PinUnverified
    Play       → the speaker

`wanted(state)` tells what a camera or hand-scanner is read for just now, `direction(state)` which way the visitor goes.
"""
