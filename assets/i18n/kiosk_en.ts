<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>kiosk</name>
    <message>
        <source>idle.title</source>
        <translation>Hold your QR code up to the camera</translation>
    </message>
    <message>
        <source>idle.no_smartphone</source>
        <translation>I have no smartphone</translation>
    </message>
    <message>
        <source>desk.prompt</source>
        <translation>Scan the QR code · scanner, camera or by hand</translation>
    </message>
    <message>
        <source>desk.prompt.exit</source>
        <translation>Exit: scan the code of the visitor who leaves</translation>
    </message>
    <message>
        <source>data.at</source>
        <translation>Data as of {time}</translation>
    </message>
    <message>
        <source>data.short</source>
        <translation>Data {time}</translation>
    </message>
    <message>
        <source>data.offline</source>
        <translation>working offline</translation>
    </message>
    <message>
        <source>data.stale</source>
        <translation>Data out of date: {time}</translation>
    </message>
    <message>
        <source>data.none</source>
        <translation>No data yet</translation>
    </message>
    <message>
        <source>data.waiting</source>
        <translation>{n} waiting</translation>
    </message>
    <message>
        <source>hint.not_a_pass</source>
        <translation>This is not a visitor pass</translation>
    </message>
    <message>
        <source>hint.tilt</source>
        <translation>Tilt the screen a little: it reflects the light</translation>
    </message>
    <message>
        <source>hint.brighten</source>
        <translation>Make the screen brighter</translation>
    </message>
    <message>
        <source>hint.not_a_document</source>
        <translation>This is no code of a document</translation>
    </message>
    <message>
        <source>calling.title</source>
        <translation>An employee is coming</translation>
    </message>
    <message>
        <source>calling.text</source>
        <translation>Please wait. Have your identity card or passport ready</translation>
    </message>
    <message>
        <source>calling.staff</source>
        <translation>I am an employee</translation>
    </message>
    <message>
        <source>pin.code</source>
        <translation>Employee code</translation>
    </message>
    <message>
        <source>pin.pin</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>pin.text</source>
        <translation>The employee enters their own code and PIN</translation>
    </message>
    <message>
        <source>pin.refused</source>
        <translation>Wrong code or PIN</translation>
    </message>
    <message>
        <source>pin.wait</source>
        <translation>Wrong code or PIN. Wait {n} s</translation>
    </message>
    <message>
        <source>pin.verifying</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>button.cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>button.back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>button.check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>button.continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>button.clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>button.erase</source>
        <translation>Erase the last character</translation>
    </message>
    <message>
        <source>button.scan_again</source>
        <translation>Scan again</translation>
    </message>
    <message>
        <source>button.manual</source>
        <translation>Enter by hand</translation>
    </message>
    <message>
        <source>button.iin</source>
        <translation>IIN</translation>
    </message>
    <message>
        <source>button.passport</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>button.exit</source>
        <translation>Exit</translation>
    </message>
    <message>
        <source>button.entry</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>iin.title</source>
        <translation>Enter the IIN</translation>
    </message>
    <message>
        <source>iin.text</source>
        <translation>Staff mode · the barcode on the card can be scanned too</translation>
    </message>
    <message>
        <source>iin.left</source>
        <translation>digits left: {n}</translation>
    </message>
    <message>
        <source>iin.wrong</source>
        <translation>Not a valid IIN. Compare with the card</translation>
    </message>
    <message>
        <source>iin.ready</source>
        <translation>Ready to check</translation>
    </message>
    <message>
        <source>consent.visitor</source>
        <translation>I agree to the processing of my personal data</translation>
    </message>
    <message>
        <source>consent.staff</source>
        <translation>The visitor agrees to the status check</translation>
    </message>
    <message>
        <source>consent.need</source>
        <translation>The visitor's consent is needed first</translation>
    </message>
    <message>
        <source>confirm.iin</source>
        <translation>Compare with the card</translation>
    </message>
    <message>
        <source>confirm.passport</source>
        <translation>Compare with the passport</translation>
    </message>
    <message>
        <source>confirm.text</source>
        <translation>Is the number right, and is this the person in the photo?</translation>
    </message>
    <message>
        <source>state.title</source>
        <translation>Country that issued the passport</translation>
    </message>
    <message>
        <source>state.text</source>
        <translation>Touch the first letters of the country</translation>
    </message>
    <message>
        <source>state.none</source>
        <translation>No such country</translation>
    </message>
    <message>
        <source>number.title</source>
        <translation>Enter the passport number</translation>
    </message>
    <message>
        <source>number.fault</source>
        <translation>A number has 5 to 20 letters and digits. Compare with the passport</translation>
    </message>
    <message>
        <source>verdict.admit</source>
        <translation>Entry allowed</translation>
    </message>
    <message>
        <source>verdict.deny</source>
        <translation>Entry not allowed</translation>
    </message>
    <message>
        <source>verdict.refer</source>
        <translation>We could not check</translation>
    </message>
    <message>
        <source>verdict.advisory</source>
        <translation>The check is advisory until {date}</translation>
    </message>
    <message>
        <source>verdict.advisory.undated</source>
        <translation>The check is advisory for now</translation>
    </message>
    <message>
        <source>verdict.advisory.visitor</source>
        <translation>Nobody is refused</translation>
    </message>
    <message>
        <source>verdict.advisory.staff</source>
        <translation>Turn nobody away. Once in force this will be: {verdict}</translation>
    </message>
    <message>
        <source>verdict.exit</source>
        <translation>Exit recorded</translation>
    </message>
    <message>
        <source>verdict.ask_staff</source>
        <translation>Please speak to an employee</translation>
    </message>
    <message>
        <source>status.green</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>status.blue</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>status.yellow</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>status.red</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>outcome.admit</source>
        <translation>entered</translation>
    </message>
    <message>
        <source>outcome.deny</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>outcome.refer</source>
        <translation>unclear</translation>
    </message>
    <message>
        <source>outcome.exit</source>
        <translation>left</translation>
    </message>
    <message>
        <source>count.admit</source>
        <translation>entered</translation>
    </message>
    <message>
        <source>count.deny</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>count.refer</source>
        <translation>unclear</translation>
    </message>
    <message>
        <source>count.inside</source>
        <translation>inside</translation>
    </message>
    <message>
        <source>panel.today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>panel.nothing</source>
        <translation>No checks in the last ten minutes</translation>
    </message>
    <message>
        <source>camera.starting</source>
        <translation>The camera is starting…</translation>
    </message>
    <message>
        <source>camera.lost</source>
        <translation>Camera unavailable</translation>
    </message>
    <message>
        <source>camera.lost.desk</source>
        <translation>Enter by hand or use the hand-scanner</translation>
    </message>
    <message>
        <source>fault.title</source>
        <translation>This terminal is out of order</translation>
    </message>
    <message>
        <source>fault.code</source>
        <translation>Code: {code}</translation>
    </message>
    <message>
        <source>bulletin.text</source>
        <translation>{date}: infected {infected} · recovered {recovered} · died {deaths}</translation>
    </message>
    <message>
        <source>notice.data_aging</source>
        <translation>The data are getting old: check the connection</translation>
    </message>
    <message>
        <source>notice.venue_full</source>
        <translation>The venue is full: record those who leave</translation>
    </message>
    <message>
        <source>method.qr</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>method.iin</source>
        <translation>IIN</translation>
    </message>
    <message>
        <source>method.passport</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>reason.green.visitor</source>
        <translation>Green status</translation>
    </message>
    <message>
        <source>reason.green.staff</source>
        <translation>Green status. Let the visitor in</translation>
    </message>
    <message>
        <source>reason.green.short</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>reason.blue.visitor</source>
        <translation>Blue status</translation>
    </message>
    <message>
        <source>reason.blue.staff</source>
        <translation>Blue status. Let the visitor in</translation>
    </message>
    <message>
        <source>reason.blue.short</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>reason.yellow.staff</source>
        <translation>Contact of a confirmed patient. Do not name the reason in front of others; advise home isolation</translation>
    </message>
    <message>
        <source>reason.yellow.short</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>reason.red.staff</source>
        <translation>A positive test is registered. Do not name the reason in front of others; advise home isolation</translation>
    </message>
    <message>
        <source>reason.red.short</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>reason.venue_rule.visitor</source>
        <translation>Only Green status is admitted here today. Please speak to an employee</translation>
    </message>
    <message>
        <source>reason.venue_rule.staff</source>
        <translation>Blue status, but only Green is admitted here. Explain the rule</translation>
    </message>
    <message>
        <source>reason.venue_rule.short</source>
        <translation>Venue rule</translation>
    </message>
    <message>
        <source>reason.venue_full.visitor</source>
        <translation>The venue is full. Please wait or speak to an employee</translation>
    </message>
    <message>
        <source>reason.venue_full.staff</source>
        <translation>The venue is at capacity. Ask the visitor to wait until somebody leaves</translation>
    </message>
    <message>
        <source>reason.venue_full.short</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>reason.exit.visitor</source>
        <translation>Goodbye</translation>
    </message>
    <message>
        <source>reason.exit.staff</source>
        <translation>The visitor has left</translation>
    </message>
    <message>
        <source>reason.override.visitor</source>
        <translation>By an employee's decision</translation>
    </message>
    <message>
        <source>reason.override.staff</source>
        <translation>Admitted by an employee's decision, which is recorded</translation>
    </message>
    <message>
        <source>reason.override.short</source>
        <translation>Staff decision</translation>
    </message>
    <message>
        <source>reason.not_a_pass.visitor</source>
        <translation>This is not a visitor pass. Show the QR code from the app or speak to an employee</translation>
    </message>
    <message>
        <source>reason.not_a_pass.staff</source>
        <translation>Not a visitor pass. Ask for the code in the app or enter the IIN</translation>
    </message>
    <message>
        <source>reason.not_a_pass.short</source>
        <translation>Other code</translation>
    </message>
    <message>
        <source>reason.forged_pass.visitor</source>
        <translation>The code was not accepted. Open a new code in the app or speak to an employee</translation>
    </message>
    <message>
        <source>reason.forged_pass.staff</source>
        <translation>Signature not valid. Ask for a new code or check by document</translation>
    </message>
    <message>
        <source>reason.forged_pass.short</source>
        <translation>Signature not valid</translation>
    </message>
    <message>
        <source>reason.expired_pass.visitor</source>
        <translation>The code has expired. Open a new code in the app or speak to an employee</translation>
    </message>
    <message>
        <source>reason.expired_pass.staff</source>
        <translation>The code has expired. Ask for a new code or check by document</translation>
    </message>
    <message>
        <source>reason.expired_pass.short</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>reason.pass_not_yet_valid.visitor</source>
        <translation>The code is not valid yet. Check your phone's clock or speak to an employee</translation>
    </message>
    <message>
        <source>reason.pass_not_yet_valid.staff</source>
        <translation>The code is not valid yet. Compare the clocks of phone and terminal</translation>
    </message>
    <message>
        <source>reason.pass_not_yet_valid.short</source>
        <translation>Not valid yet</translation>
    </message>
    <message>
        <source>reason.paper_pass.visitor</source>
        <translation>A paper code is checked by an employee, with your document</translation>
    </message>
    <message>
        <source>reason.paper_pass.staff</source>
        <translation>Paper pass. Compare name and photo with the document</translation>
    </message>
    <message>
        <source>reason.paper_pass.short</source>
        <translation>Paper pass</translation>
    </message>
    <message>
        <source>reason.unknown_issuer.visitor</source>
        <translation>It is not known who issued this code. Please speak to an employee</translation>
    </message>
    <message>
        <source>reason.unknown_issuer.staff</source>
        <translation>Unknown issuer. Sync the data or check by document</translation>
    </message>
    <message>
        <source>reason.unknown_issuer.short</source>
        <translation>Unknown code</translation>
    </message>
    <message>
        <source>reason.unknown_person.visitor</source>
        <translation>Not found in the register. Please speak to an employee, with your document</translation>
    </message>
    <message>
        <source>reason.unknown_person.staff</source>
        <translation>Not found in the register. Compare the number with the document and try again</translation>
    </message>
    <message>
        <source>reason.unknown_person.short</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>reason.already_used_here.visitor</source>
        <translation>The code was already used here. Open a new one or speak to an employee</translation>
    </message>
    <message>
        <source>reason.already_used_here.staff</source>
        <translation>This code was used here a moment ago. Look at the phone and the document</translation>
    </message>
    <message>
        <source>reason.already_used_here.short</source>
        <translation>Already used</translation>
    </message>
    <message>
        <source>reason.several_passes.visitor</source>
        <translation>Several codes at once. Please show one at a time</translation>
    </message>
    <message>
        <source>reason.several_passes.staff</source>
        <translation>Several codes at once. Ask for one at a time</translation>
    </message>
    <message>
        <source>reason.several_passes.short</source>
        <translation>Several codes</translation>
    </message>
    <message>
        <source>reason.staff_needed.visitor</source>
        <translation>Only an employee can check by number. Please speak to an employee</translation>
    </message>
    <message>
        <source>reason.staff_needed.staff</source>
        <translation>A check by number needs an employee's PIN</translation>
    </message>
    <message>
        <source>reason.staff_needed.short</source>
        <translation>Staff needed</translation>
    </message>
    <message>
        <source>reason.no_consent.visitor</source>
        <translation>The check needs your consent. Please speak to an employee</translation>
    </message>
    <message>
        <source>reason.no_consent.staff</source>
        <translation>No consent was given. Ask the visitor for it</translation>
    </message>
    <message>
        <source>reason.no_consent.short</source>
        <translation>No consent</translation>
    </message>
    <message>
        <source>reason.stale_data.visitor</source>
        <translation>The data are out of date, so we cannot check now. Please speak to an employee</translation>
    </message>
    <message>
        <source>reason.stale_data.staff</source>
        <translation>The data are out of date. Check the internet connection and tell the technician</translation>
    </message>
    <message>
        <source>reason.stale_data.short</source>
        <translation>Data out of date</translation>
    </message>
    <message>
        <source>reason.no_data.visitor</source>
        <translation>We cannot check now. Please speak to an employee</translation>
    </message>
    <message>
        <source>reason.no_data.staff</source>
        <translation>This terminal has no data yet. Wait for the sync or tell the technician</translation>
    </message>
    <message>
        <source>reason.no_data.short</source>
        <translation>No data</translation>
    </message>
    <message>
        <source>reason.corrupt_data.visitor</source>
        <translation>We cannot check now. Please speak to an employee</translation>
    </message>
    <message>
        <source>reason.corrupt_data.staff</source>
        <translation>The data are damaged; the terminal fetches them again. Tell the technician</translation>
    </message>
    <message>
        <source>reason.corrupt_data.short</source>
        <translation>Data damaged</translation>
    </message>
    <message>
        <source>reason.clock_not_trusted.visitor</source>
        <translation>The terminal's clock is wrong. Please speak to an employee</translation>
    </message>
    <message>
        <source>reason.clock_not_trusted.staff</source>
        <translation>The terminal's clock cannot be trusted. Connect it to the internet and tell the technician</translation>
    </message>
    <message>
        <source>reason.clock_not_trusted.short</source>
        <translation>Clock wrong</translation>
    </message>
    <message>
        <source>reason.not_enrolled.visitor</source>
        <translation>This terminal is not enrolled yet. Please speak to an employee</translation>
    </message>
    <message>
        <source>reason.not_enrolled.staff</source>
        <translation>Not enrolled. A technician must show the enrolment QR code</translation>
    </message>
    <message>
        <source>reason.not_enrolled.short</source>
        <translation>Not enrolled</translation>
    </message>
    <message>
        <source>reason.revoked.visitor</source>
        <translation>This terminal was withdrawn. Please speak to an employee</translation>
    </message>
    <message>
        <source>reason.revoked.staff</source>
        <translation>This terminal was revoked by the register. Tell the technician</translation>
    </message>
    <message>
        <source>reason.revoked.short</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>reason.not_recorded.visitor</source>
        <translation>The check could not be recorded. Please speak to an employee</translation>
    </message>
    <message>
        <source>reason.not_recorded.staff</source>
        <translation>The check was not written to disk. It may be full: tell the technician</translation>
    </message>
    <message>
        <source>reason.not_recorded.short</source>
        <translation>Not recorded</translation>
    </message>
    <message>
        <source>reason.internal_error.visitor</source>
        <translation>Something went wrong here. Please speak to an employee</translation>
    </message>
    <message>
        <source>reason.internal_error.staff</source>
        <translation>Internal error. Try again; if it comes back, tell the technician</translation>
    </message>
    <message>
        <source>reason.internal_error.short</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>button.override</source>
        <translation>Admit by own decision</translation>
    </message>
    <message>
        <source>button.close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>why.title</source>
        <translation>Why do you admit?</translation>
    </message>
    <message>
        <source>why.text</source>
        <translation>The decision is recorded with your code</translation>
    </message>
    <message>
        <source>why.paper_seen</source>
        <translation>A paper certificate was shown</translation>
    </message>
    <message>
        <source>why.other_check</source>
        <translation>Checked in another way</translation>
    </message>
    <message>
        <source>why.document_compared</source>
        <translation>Document and person match</translation>
    </message>
    <message>
        <source>why.terminal_fault</source>
        <translation>The terminal is at fault</translation>
    </message>
    <message>
        <source>why.emergency</source>
        <translation>An emergency</translation>
    </message>
    <message>
        <source>topic.status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>topic.sync</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>topic.camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>topic.devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>topic.enrol</source>
        <translation>Enrolment</translation>
    </message>
    <message>
        <source>topic.about</source>
        <translation>About</translation>
    </message>
    <message>
        <source>task.sync_now</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>task.examine</source>
        <translation>Run the doctor</translation>
    </message>
    <message>
        <source>task.test_sound</source>
        <translation>Test the sound</translation>
    </message>
    <message>
        <source>task.next_camera</source>
        <translation>Next camera</translation>
    </message>
    <message>
        <source>task.mirror</source>
        <translation>Mirror</translation>
    </message>
    <message>
        <source>task.save_diagnostics</source>
        <translation>Save diagnostics to USB</translation>
    </message>
    <message>
        <source>fact.place</source>
        <translation>Venue</translation>
    </message>
    <message>
        <source>fact.terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>fact.fault</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>fact.no_fault</source>
        <translation>No faults</translation>
    </message>
    <message>
        <source>fact.server</source>
        <translation>Central server</translation>
    </message>
    <message>
        <source>fact.clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>fact.disk</source>
        <translation>Free disk space</translation>
    </message>
    <message>
        <source>fact.data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>fact.last_sync</source>
        <translation>Last sync</translation>
    </message>
    <message>
        <source>fact.waiting</source>
        <translation>Checks waiting to be sent</translation>
    </message>
    <message>
        <source>fact.rejected</source>
        <translation>Rejected checks</translation>
    </message>
    <message>
        <source>fact.camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>fact.camera_works</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>fact.rate</source>
        <translation>Decode rate</translation>
    </message>
    <message>
        <source>fact.scanner</source>
        <translation>Hand-scanner</translation>
    </message>
    <message>
        <source>fact.scanner_try</source>
        <translation>Scan any code</translation>
    </message>
    <message>
        <source>fact.scanner_read</source>
        <translation>characters read: {n}</translation>
    </message>
    <message>
        <source>fact.sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>fact.enrolled</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>fact.enrol_how</source>
        <translation>Hold the enrolment QR code up to the camera</translation>
    </message>
    <message>
        <source>fact.version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>fact.licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>fact.finding</source>
        <translation>Doctor</translation>
    </message>
    <message>
        <source>fact.yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>fact.no</source>
        <translation>No</translation>
    </message>
</context>
</TS>
