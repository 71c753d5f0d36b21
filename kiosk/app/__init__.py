"""The composition root: everything is made and connected here, and nowhere else.

opening ─ front ─ compose     start in the order people see it; the window and camera; all the rest
loop                          events of camera, glass and clock in, effects out; on the GUI thread
  ├─ codes, recovery            a PIN, or the recovery of a technician's
  └─ errands                    what a technician has done
       ├─ post ─ outbox           asked of the agent: what became of it; written into the mailbox
       ├─ keeping, setting        a change of the settings file
       └─ self_test, diagnostics, stick, looking, about
around                        what the glass shows besides: venue, time, age of the data, what the agent says
  └─ readiness, day, told, camera_word
recorder                      the journal as the door uses it
rig, mounting, voice          window, camera and sound, turned by settings
scribe, crew                  the threads: one that writes in order, and one for each job
companion                     the agent, where no service manager keeps it
place, enrolment_note         where the files of a technician's tasks lie; which terminal this machine is
"""
