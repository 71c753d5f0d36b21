"""The language that register, agent and kiosk share: pure values and rules, standard library only."""
