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
        <translation>Wrong code or PIN. Wait {time}</translation>
    </message>
    <message>
        <source>span.seconds</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>span.minutes</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>span.both</source>
        <translation>{minutes} min {seconds} s</translation>
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
        <source>button.space</source>
        <translation>Space</translation>
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
        <source>iin.title.exit</source>
        <translation>Exit: enter the IIN</translation>
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
        <translation>The number is right</translation>
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
        <source>consent.staff.exit</source>
        <translation>The visitor agrees that the exit is recorded</translation>
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
        <source>confirm.iin.exit</source>
        <translation>Exit: compare with the card</translation>
    </message>
    <message>
        <source>confirm.passport</source>
        <translation>Compare with the passport</translation>
    </message>
    <message>
        <source>confirm.passport.exit</source>
        <translation>Exit: compare with the passport</translation>
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
        <source>state.title.exit</source>
        <translation>Exit: country that issued the passport</translation>
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
        <source>number.title.exit</source>
        <translation>Exit: enter the passport number</translation>
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
        <source>verdict.full</source>
        <translation>No places left</translation>
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
        <translation>The list is empty: a check stays in it for ten minutes, and each start begins it anew</translation>
    </message>
    <message>
        <source>camera.starting</source>
        <translation>The camera is starting…</translation>
    </message>
    <message>
        <source>opening.title</source>
        <translation>Starting…</translation>
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
        <translation>{date}: infected {infected}, recovered {recovered}, died {deaths}</translation>
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
        <translation>Please wait or speak to an employee</translation>
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
        <source>reason.not_recorded.because</source>
        <translation>{why}: no check can be recorded. Tell the technician</translation>
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
        <source>button.override.exit</source>
        <translation>Let out by own decision</translation>
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
        <source>fact.faults_below</source>
        <translation>Faults below: {n}</translation>
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
        <source>fact.yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>fact.no</source>
        <translation>No</translation>
    </message>
    <message>
        <source>topic.status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>topic.self_test</source>
        <translation>Self-test</translation>
    </message>
    <message>
        <source>topic.sync</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>topic.enrol</source>
        <translation>Enrolment</translation>
    </message>
    <message>
        <source>topic.camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>topic.devices</source>
        <translation>Scanner and sound</translation>
    </message>
    <message>
        <source>topic.staff</source>
        <translation>Employees</translation>
    </message>
    <message>
        <source>topic.terminal</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>topic.about</source>
        <translation>About</translation>
    </message>
    <message>
        <source>technician.notice</source>
        <translation>While this page is open no visitors are checked</translation>
    </message>
    <message>
        <source>button.do</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>button.choose</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>button.save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>button.before</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>button.after</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>work.none</source>
        <translation>Not done yet</translation>
    </message>
    <message>
        <source>work.running</source>
        <translation>Running…</translation>
    </message>
    <message>
        <source>work.share</source>
        <translation>Running: {n} %</translation>
    </message>
    <message>
        <source>work.done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>task.sync_now</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>task.examine</source>
        <translation>Look for faults</translation>
    </message>
    <message>
        <source>task.self_test</source>
        <translation>Test the terminal</translation>
    </message>
    <message>
        <source>task.test_sound</source>
        <translation>Test the sound</translation>
    </message>
    <message>
        <source>task.save_diagnostics</source>
        <translation>Save diagnostics to USB</translation>
    </message>
    <message>
        <source>task.import_bundle</source>
        <translation>Take in data from USB</translation>
    </message>
    <message>
        <source>task.export_visits</source>
        <translation>Write checks to USB</translation>
    </message>
    <message>
        <source>task.enrol</source>
        <translation>Enrolment</translation>
    </message>
    <message>
        <source>task.add_employee</source>
        <translation>Add an employee</translation>
    </message>
    <message>
        <source>task.add_technician</source>
        <translation>Add a technician</translation>
    </message>
    <message>
        <source>task.change_pin</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <source>task.remove_employee</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>task.set</source>
        <translation>Saving the setting</translation>
    </message>
    <message>
        <source>task.mirror</source>
        <translation>Mirror the picture</translation>
    </message>
    <message>
        <source>part.disk</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>part.snapshot</source>
        <translation>Data files</translation>
    </message>
    <message>
        <source>part.journal</source>
        <translation>Journal of checks</translation>
    </message>
    <message>
        <source>part.enrolment</source>
        <translation>Enrolment</translation>
    </message>
    <message>
        <source>part.server</source>
        <translation>Central server</translation>
    </message>
    <message>
        <source>part.repository</source>
        <translation>Data repository</translation>
    </message>
    <message>
        <source>part.clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>part.camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>part.decoder</source>
        <translation>Reading of codes</translation>
    </message>
    <message>
        <source>part.sound</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>part.agent</source>
        <translation>Sync process</translation>
    </message>
    <message>
        <source>part.data</source>
        <translation>Age of the data</translation>
    </message>
    <message>
        <source>fact.fine</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>fact.never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>fact.off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>fact.last_test</source>
        <translation>Last test</translation>
    </message>
    <message>
        <source>self_test.found</source>
        <translation>Faults: {n}</translation>
    </message>
    <message>
        <source>fact.opening</source>
        <translation>Time of the daily test</translation>
    </message>
    <message>
        <source>fact.held</source>
        <translation>Data held</translation>
    </message>
    <message>
        <source>fact.held_rows</source>
        <translation>No. {seq}, rows: {rows}</translation>
    </message>
    <message>
        <source>fact.rejected_how</source>
        <translation>Tell the central office. They are never deleted</translation>
    </message>
    <message>
        <source>lane.pull</source>
        <translation>Download of data</translation>
    </message>
    <message>
        <source>lane.push</source>
        <translation>Upload of checks</translation>
    </message>
    <message>
        <source>lane.contact</source>
        <translation>Contact with the server</translation>
    </message>
    <message>
        <source>lane.bundle</source>
        <translation>Data from USB</translation>
    </message>
    <message>
        <source>lane.next</source>
        <translation>Next try: {time}</translation>
    </message>
    <message>
        <source>lane.worked</source>
        <translation>Last worked: {time}</translation>
    </message>
    <message>
        <source>lane.before</source>
        <translation>Last error {time}: {what}</translation>
    </message>
    <message>
        <source>history.title</source>
        <translation>Past syncs</translation>
    </message>
    <message>
        <source>history.newest</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>history.none</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>history.sent</source>
        <translation>Checks sent: {n}</translation>
    </message>
    <message>
        <source>history.unchanged</source>
        <translation>Worked, nothing new</translation>
    </message>
    <message>
        <source>history.met</source>
        <translation>Worked</translation>
    </message>
    <message>
        <source>history.times</source>
        <translation>In a row: {n}, since {time}</translation>
    </message>
    <message>
        <source>stick.stick</source>
        <translation>USB stick</translation>
    </message>
    <message>
        <source>stick.none</source>
        <translation>No USB stick found</translation>
    </message>
    <message>
        <source>stick.no_bundle</source>
        <translation>No bundle found</translation>
    </message>
    <message>
        <source>stick.how</source>
        <translation>Plug a USB stick into the terminal</translation>
    </message>
    <message>
        <source>enrol.asking</source>
        <translation>Waits for the answer</translation>
    </message>
    <message>
        <source>enrol.asking_how</source>
        <translation>On a machine with a network: kiosk-sync export-bundle. Then bring the stick back</translation>
    </message>
    <message>
        <source>way.title</source>
        <translation>What the enrolment QR code does</translation>
    </message>
    <message>
        <source>way.network</source>
        <translation>By network</translation>
    </message>
    <message>
        <source>way.anew</source>
        <translation>Enrol anew</translation>
    </message>
    <message>
        <source>way.letter</source>
        <translation>File to USB</translation>
    </message>
    <message>
        <source>way.network.how</source>
        <translation>Hold the enrolment QR code up to the camera</translation>
    </message>
    <message>
        <source>way.anew.how</source>
        <translation>The terminal gets a new identity. Checks not yet sent are kept</translation>
    </message>
    <message>
        <source>way.letter.how</source>
        <translation>Plug the stick in, then hold the enrolment QR code up to the camera</translation>
    </message>
    <message>
        <source>camera.in_use</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>camera.other</source>
        <translation>Plugged in</translation>
    </message>
    <message>
        <source>camera.looks</source>
        <translation>Decode rate</translation>
    </message>
    <message>
        <source>camera.looks_now</source>
        <translation>At most {n} a second, now {now}</translation>
    </message>
    <message>
        <source>camera.exposure</source>
        <translation>Exposure</translation>
    </message>
    <message>
        <source>camera.gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>camera.focus</source>
        <translation>Focus</translation>
    </message>
    <message>
        <source>camera.automatic</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>camera.region</source>
        <translation>Region looked at</translation>
    </message>
    <message>
        <source>camera.region.whole</source>
        <translation>Whole picture</translation>
    </message>
    <message>
        <source>camera.region.middle</source>
        <translation>Middle part</translation>
    </message>
    <message>
        <source>camera.region.centre</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>camera.source</source>
        <translation>Picture source</translation>
    </message>
    <message>
        <source>fact.volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>scan.kind</source>
        <translation>Kind of code</translation>
    </message>
    <message>
        <source>scan.pass</source>
        <translation>Visitor pass</translation>
    </message>
    <message>
        <source>scan.ticket</source>
        <translation>Enrolment ticket</translation>
    </message>
    <message>
        <source>scan.card</source>
        <translation>Identity card</translation>
    </message>
    <message>
        <source>scan.passport</source>
        <translation>Passport lines</translation>
    </message>
    <message>
        <source>scan.other</source>
        <translation>Unknown code</translation>
    </message>
    <message>
        <source>scan.time</source>
        <translation>Time it took</translation>
    </message>
    <message>
        <source>scan.milliseconds</source>
        <translation>{n} ms</translation>
    </message>
    <message>
        <source>scan.layout</source>
        <translation>Keyboard layout</translation>
    </message>
    <message>
        <source>scan.plain</source>
        <translation>Read as sent</translation>
    </message>
    <message>
        <source>scan.garbled</source>
        <translation>Another layout, but read right by the keys</translation>
    </message>
    <message>
        <source>staff.title</source>
        <translation>Employees' codes</translation>
    </message>
    <message>
        <source>staff.count</source>
        <translation>In all: {n}</translation>
    </message>
    <message>
        <source>staff.really</source>
        <translation>Really remove</translation>
    </message>
    <message>
        <source>staff.technician</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>staff.employee</source>
        <translation>Employee</translation>
    </message>
    <message>
        <source>mode.title</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>mode.self</source>
        <translation>At the entrance</translation>
    </message>
    <message>
        <source>mode.desk</source>
        <translation>At the desk</translation>
    </message>
    <message>
        <source>fact.home_language</source>
        <translation>Language of the venue</translation>
    </message>
    <message>
        <source>fact.languages</source>
        <translation>Languages offered</translation>
    </message>
    <message>
        <source>fact.rotation</source>
        <translation>Screen rotation</translation>
    </message>
    <message>
        <source>fact.scale</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>fact.reduced_motion</source>
        <translation>No motion</translation>
    </message>
    <message>
        <source>recovery.title</source>
        <translation>Recover the technician's PIN</translation>
    </message>
    <message>
        <source>recovery.text</source>
        <translation>All checks are kept</translation>
    </message>
    <message>
        <source>recovery.request</source>
        <translation>Request for the central office</translation>
    </message>
    <message>
        <source>recovery.how</source>
        <translation>The office answers: kiosk-central recovery. Hold its QR code up to the camera, or bring recovery.txt on a USB stick</translation>
    </message>
    <message>
        <source>recovery.code</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>recovery.no_code</source>
        <translation>This is no recovery code</translation>
    </message>
    <message>
        <source>recovery.other_terminal</source>
        <translation>The code is for another terminal or an older request</translation>
    </message>
    <message>
        <source>recovery.expired</source>
        <translation>The code has expired. Ask for a new one</translation>
    </message>
    <message>
        <source>recovery.forged</source>
        <translation>The signature is not valid</translation>
    </message>
    <message>
        <source>recovery.clock</source>
        <translation>The clock cannot be trusted. Set it and connect the network</translation>
    </message>
    <message>
        <source>recovery.not_enrolled</source>
        <translation>The terminal is not enrolled, so nobody can sign a code</translation>
    </message>
    <message>
        <source>pin.technician</source>
        <translation>The technician enters their own code and PIN</translation>
    </message>
    <message>
        <source>pin.barred</source>
        <translation>This code is not a technician's</translation>
    </message>
    <message>
        <source>pin.forgotten</source>
        <translation>PIN forgotten</translation>
    </message>
    <message>
        <source>code.title</source>
        <translation>An employee's new PIN</translation>
    </message>
    <message>
        <source>code.title.technician</source>
        <translation>A technician's new PIN</translation>
    </message>
    <message>
        <source>code.pin</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>code.again</source>
        <translation>PIN again</translation>
    </message>
    <message>
        <source>code.name</source>
        <translation>Employee's name</translation>
    </message>
    <message>
        <source>code.name.how</source>
        <translation>Type the name, or save without one</translation>
    </message>
    <message>
        <source>code.technician</source>
        <translation>A code of two digits, a PIN of four to eight</translation>
    </message>
    <message>
        <source>code.first</source>
        <translation>The terminal is new: choose the first technician's code and PIN</translation>
    </message>
    <message>
        <source>code.recovery</source>
        <translation>The office has confirmed: choose a code and a new PIN</translation>
    </message>
    <message>
        <source>code.pin_length</source>
        <translation>A PIN has at least four digits</translation>
    </message>
    <message>
        <source>code.pins_differ</source>
        <translation>The two PINs differ. Enter it again</translation>
    </message>
    <message>
        <source>code.taken</source>
        <translation>This code is taken. Choose another</translation>
    </message>
    <message>
        <source>code.not_kept</source>
        <translation>Not kept: check the disk</translation>
    </message>
    <message>
        <source>trouble.other</source>
        <translation>Fault {code}</translation>
    </message>
    <message>
        <source>trouble.dns</source>
        <translation>The server's name is not found</translation>
    </message>
    <message>
        <source>remedy.dns</source>
        <translation>Check the cable or Wi-Fi, then DNS</translation>
    </message>
    <message>
        <source>trouble.route</source>
        <translation>No way to the server</translation>
    </message>
    <message>
        <source>remedy.route</source>
        <translation>Check the cable, Wi-Fi and router</translation>
    </message>
    <message>
        <source>trouble.refused</source>
        <translation>The server refuses the connection</translation>
    </message>
    <message>
        <source>remedy.refused</source>
        <translation>Check the address; if it is right, the server is not running</translation>
    </message>
    <message>
        <source>trouble.timeout</source>
        <translation>The server did not answer</translation>
    </message>
    <message>
        <source>remedy.timeout</source>
        <translation>Check the network and the firewall</translation>
    </message>
    <message>
        <source>trouble.cut</source>
        <translation>The connection was cut</translation>
    </message>
    <message>
        <source>remedy.cut</source>
        <translation>Nothing: the download goes on</translation>
    </message>
    <message>
        <source>trouble.slow</source>
        <translation>The network is too slow</translation>
    </message>
    <message>
        <source>remedy.slow</source>
        <translation>Check the network's speed; the download goes on</translation>
    </message>
    <message>
        <source>trouble.tls</source>
        <translation>The server's certificate is not trusted</translation>
    </message>
    <message>
        <source>remedy.tls</source>
        <translation>Check the clock and the server's certificate</translation>
    </message>
    <message>
        <source>trouble.captive_portal</source>
        <translation>The network wants a sign-in first</translation>
    </message>
    <message>
        <source>remedy.captive_portal</source>
        <translation>Sign in to the network in a browser, or use another</translation>
    </message>
    <message>
        <source>trouble.clock</source>
        <translation>The clock is wrong</translation>
    </message>
    <message>
        <source>remedy.clock</source>
        <translation>Set the clock, then sync again</translation>
    </message>
    <message>
        <source>trouble.busy</source>
        <translation>The server asks for a pause</translation>
    </message>
    <message>
        <source>remedy.busy</source>
        <translation>Nothing: it is asked again by itself</translation>
    </message>
    <message>
        <source>trouble.server_error</source>
        <translation>The server has a fault</translation>
    </message>
    <message>
        <source>remedy.server_error</source>
        <translation>Tell the operator of the central server</translation>
    </message>
    <message>
        <source>trouble.missing</source>
        <translation>The server lacks a file</translation>
    </message>
    <message>
        <source>remedy.missing</source>
        <translation>Tell the operator of the central server</translation>
    </message>
    <message>
        <source>trouble.answer_not_understood</source>
        <translation>The server's answer is not understood</translation>
    </message>
    <message>
        <source>remedy.answer_not_understood</source>
        <translation>Check the server's address and version</translation>
    </message>
    <message>
        <source>trouble.too_large</source>
        <translation>A file of the server is too large</translation>
    </message>
    <message>
        <source>remedy.too_large</source>
        <translation>Tell the operator of the central server</translation>
    </message>
    <message>
        <source>trouble.token_refused</source>
        <translation>The server refuses this terminal</translation>
    </message>
    <message>
        <source>remedy.token_refused</source>
        <translation>Ask the central office whether it is blocked. Checks are kept</translation>
    </message>
    <message>
        <source>trouble.ticket</source>
        <translation>The enrolment code does not count</translation>
    </message>
    <message>
        <source>trouble.no_ticket</source>
        <translation>This is no enrolment code</translation>
    </message>
    <message>
        <source>remedy.ticket</source>
        <translation>Ask the central office for a new enrolment QR code</translation>
    </message>
    <message>
        <source>remedy.no_ticket</source>
        <translation>Hold the enrolment QR code from the central office up to the camera</translation>
    </message>
    <message>
        <source>trouble.not_enrolled</source>
        <translation>The terminal is not enrolled</translation>
    </message>
    <message>
        <source>remedy.not_enrolled</source>
        <translation>Open the page Enrolment</translation>
    </message>
    <message>
        <source>trouble.already_enrolled</source>
        <translation>The terminal is enrolled already</translation>
    </message>
    <message>
        <source>remedy.already_enrolled</source>
        <translation>Choose "Enrol anew" and show the code again</translation>
    </message>
    <message>
        <source>trouble.revoked</source>
        <translation>The terminal was revoked</translation>
    </message>
    <message>
        <source>remedy.revoked</source>
        <translation>Ask the central office for a new enrolment QR code</translation>
    </message>
    <message>
        <source>trouble.signature</source>
        <translation>The data's signature is not valid</translation>
    </message>
    <message>
        <source>remedy.signature</source>
        <translation>Do not trust this source, tell the operator. The data in use stay</translation>
    </message>
    <message>
        <source>trouble.metadata_expired</source>
        <translation>The publication has expired</translation>
    </message>
    <message>
        <source>remedy.metadata_expired</source>
        <translation>Check the clock; if it is right, tell the operator</translation>
    </message>
    <message>
        <source>trouble.rollback</source>
        <translation>The source offers older data</translation>
    </message>
    <message>
        <source>remedy.rollback</source>
        <translation>Use a newer source</translation>
    </message>
    <message>
        <source>trouble.not_as_signed</source>
        <translation>A file is not what was signed</translation>
    </message>
    <message>
        <source>remedy.not_as_signed</source>
        <translation>Sync again; if it stays so, tell the operator</translation>
    </message>
    <message>
        <source>trouble.pepper_missing</source>
        <translation>The key of the data has not come yet</translation>
    </message>
    <message>
        <source>remedy.pepper_missing</source>
        <translation>Wait for the next contact, or take a bundle from USB</translation>
    </message>
    <message>
        <source>trouble.digest</source>
        <translation>The data differ from the register's</translation>
    </message>
    <message>
        <source>remedy.digest</source>
        <translation>Nothing: they are fetched anew</translation>
    </message>
    <message>
        <source>trouble.bundle</source>
        <translation>The file is damaged or of another kind</translation>
    </message>
    <message>
        <source>remedy.bundle</source>
        <translation>Make the file again and copy it whole</translation>
    </message>
    <message>
        <source>trouble.other_register</source>
        <translation>The file is of another register</translation>
    </message>
    <message>
        <source>remedy.other_register</source>
        <translation>Use a file of the register this terminal belongs to</translation>
    </message>
    <message>
        <source>trouble.disk_full</source>
        <translation>The disk is full</translation>
    </message>
    <message>
        <source>remedy.disk_full</source>
        <translation>Free some space on the disk</translation>
    </message>
    <message>
        <source>trouble.read_only</source>
        <translation>The disk cannot be written</translation>
    </message>
    <message>
        <source>remedy.read_only</source>
        <translation>Mount the disk for writing</translation>
    </message>
    <message>
        <source>trouble.disk</source>
        <translation>The disk fails</translation>
    </message>
    <message>
        <source>remedy.disk</source>
        <translation>Check the disk and the folder's rights</translation>
    </message>
    <message>
        <source>trouble.agent_stopped</source>
        <translation>The sync process does not run</translation>
    </message>
    <message>
        <source>remedy.agent_stopped</source>
        <translation>Restart the terminal; if it stays so, send the log</translation>
    </message>
    <message>
        <source>trouble.agent_busy</source>
        <translation>The sync process is busy with something else</translation>
    </message>
    <message>
        <source>remedy.agent_busy</source>
        <translation>Wait until it is done, then test again</translation>
    </message>
    <message>
        <source>trouble.internal_error</source>
        <translation>A mistake in the program</translation>
    </message>
    <message>
        <source>remedy.internal_error</source>
        <translation>Restart, and send the diagnostics</translation>
    </message>
    <message>
        <source>trouble.camera_missing</source>
        <translation>There is no camera, or it was unplugged</translation>
    </message>
    <message>
        <source>remedy.camera_missing</source>
        <translation>Plug it in: it is opened by itself</translation>
    </message>
    <message>
        <source>trouble.camera_forbidden</source>
        <translation>The kiosk may not read the camera</translation>
    </message>
    <message>
        <source>remedy.camera_forbidden</source>
        <translation>Add its user to the group video, then restart</translation>
    </message>
    <message>
        <source>trouble.camera_busy</source>
        <translation>Another program has the camera</translation>
    </message>
    <message>
        <source>remedy.camera_busy</source>
        <translation>Close that program</translation>
    </message>
    <message>
        <source>trouble.camera_stuck</source>
        <translation>The camera gives no new picture</translation>
    </message>
    <message>
        <source>remedy.camera_stuck</source>
        <translation>It is opened again by itself; if that does not help, replug it</translation>
    </message>
    <message>
        <source>trouble.camera_black</source>
        <translation>The picture is black</translation>
    </message>
    <message>
        <source>remedy.camera_black</source>
        <translation>Take the cover off, give it light</translation>
    </message>
    <message>
        <source>trouble.no_data</source>
        <translation>No data have arrived yet</translation>
    </message>
    <message>
        <source>remedy.no_data</source>
        <translation>Sync now, or take in data from USB</translation>
    </message>
    <message>
        <source>trouble.stale_data</source>
        <translation>The data are too old</translation>
    </message>
    <message>
        <source>remedy.stale_data</source>
        <translation>Connect the network, or take in data from USB</translation>
    </message>
    <message>
        <source>trouble.data_damaged</source>
        <translation>A data file is damaged</translation>
    </message>
    <message>
        <source>remedy.data_damaged</source>
        <translation>Sync now: all of it is fetched anew</translation>
    </message>
    <message>
        <source>trouble.journal_damaged</source>
        <translation>The journal of checks is damaged</translation>
    </message>
    <message>
        <source>remedy.journal_damaged</source>
        <translation>Restart; if it stays, move journal.db* aside and keep it</translation>
    </message>
    <message>
        <source>trouble.mailbox_renewed</source>
        <translation>A damaged file was made anew</translation>
    </message>
    <message>
        <source>remedy.mailbox_renewed</source>
        <translation>Send agent.db.broken-* with the diagnostics, then delete it</translation>
    </message>
    <message>
        <source>trouble.disk_missing</source>
        <translation>The data disk is missing</translation>
    </message>
    <message>
        <source>remedy.disk_missing</source>
        <translation>Mount it and restart. If it is a new one, enrol anew</translation>
    </message>
    <message>
        <source>trouble.locked</source>
        <translation>Another program holds the file</translation>
    </message>
    <message>
        <source>remedy.locked</source>
        <translation>Close that program</translation>
    </message>
    <message>
        <source>trouble.newer</source>
        <translation>This version does not understand the data</translation>
    </message>
    <message>
        <source>remedy.newer</source>
        <translation>Upgrade the program</translation>
    </message>
    <message>
        <source>trouble.settings_not_kept</source>
        <translation>The settings were not kept</translation>
    </message>
    <message>
        <source>remedy.settings_not_kept</source>
        <translation>Check the rights of the settings file</translation>
    </message>
    <message>
        <source>trouble.no_sound</source>
        <translation>There is no audio device</translation>
    </message>
    <message>
        <source>remedy.no_sound</source>
        <translation>Plug a speaker in and turn the volume up</translation>
    </message>
    <message>
        <source>trouble.staff_unreadable</source>
        <translation>The file of codes cannot be read</translation>
    </message>
    <message>
        <source>remedy.staff_unreadable</source>
        <translation>Restore the file or make the codes anew</translation>
    </message>
    <message>
        <source>trouble.last_technician</source>
        <translation>This is the only technician</translation>
    </message>
    <message>
        <source>remedy.last_technician</source>
        <translation>Add another technician first</translation>
    </message>
    <message>
        <source>trouble.decoder</source>
        <translation>The test code was not read</translation>
    </message>
    <message>
        <source>remedy.decoder</source>
        <translation>Restart, and send the diagnostics</translation>
    </message>
    <message>
        <source>trouble.no_stick</source>
        <translation>There is no USB stick</translation>
    </message>
    <message>
        <source>remedy.no_stick</source>
        <translation>Plug a USB stick into the terminal</translation>
    </message>
    <message>
        <source>trouble.stick</source>
        <translation>The USB stick could not be written</translation>
    </message>
    <message>
        <source>remedy.stick</source>
        <translation>Check its space and write lock, or take another stick</translation>
    </message>
</context>
</TS>
