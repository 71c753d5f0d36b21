"""The files a terminal holds: the snapshot, the journal of visits, the mailbox between kiosk and agent."""
