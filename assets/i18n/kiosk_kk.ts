<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ" sourcelanguage="en_GB">
<context>
    <name>kiosk</name>
    <message>
        <source>idle.title</source>
        <extracomment>English: Hold your QR code up to the camera | Grade C: composed here, for a native reader to check</extracomment>
        <translation>QR-кодты камераға көрсетіңіз</translation>
    </message>
    <message>
        <source>idle.no_smartphone</source>
        <extracomment>English: I have no smartphone | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Смартфоным жоқ</translation>
    </message>
    <message>
        <source>desk.prompt</source>
        <extracomment>English: Scan the QR code · scanner, camera or by hand | Grade C: composed here, for a native reader to check</extracomment>
        <translation>QR-кодты сканерлеңіз · сканер, камера немесе қолмен</translation>
    </message>
    <message>
        <source>desk.prompt.exit</source>
        <extracomment>English: Exit: scan the code of the visitor who leaves | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Шығу: кетіп бара жатқан келушінің кодын сканерлеңіз</translation>
    </message>
    <message>
        <source>data.at</source>
        <extracomment>English: Data as of {time} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер уақыты: {time}</translation>
    </message>
    <message>
        <source>data.short</source>
        <extracomment>English: Data {time} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер {time}</translation>
    </message>
    <message>
        <source>data.offline</source>
        <extracomment>English: working offline | Grade C: composed here, for a native reader to check</extracomment>
        <translation>офлайн жұмыс істейді</translation>
    </message>
    <message>
        <source>data.stale</source>
        <extracomment>English: Data out of date: {time} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер ескірген: {time}</translation>
    </message>
    <message>
        <source>data.none</source>
        <extracomment>English: No data yet | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер жоқ</translation>
    </message>
    <message>
        <source>data.waiting</source>
        <extracomment>English: {n} waiting | Grade C: composed here, for a native reader to check</extracomment>
        <translation>кезекте {n}</translation>
    </message>
    <message>
        <source>hint.not_a_pass</source>
        <extracomment>English: This is not a visitor pass | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бұл келушінің QR-коды емес</translation>
    </message>
    <message>
        <source>hint.tilt</source>
        <extracomment>English: Tilt the screen a little: it reflects the light | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Экранды сәл еңкейтіңіз: жарық шағылысады</translation>
    </message>
    <message>
        <source>hint.brighten</source>
        <extracomment>English: Make the screen brighter | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Экранды жарығырақ етіңіз</translation>
    </message>
    <message>
        <source>hint.not_a_document</source>
        <extracomment>English: This is no code of a document | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бұл жеке куәліктің коды емес</translation>
    </message>
    <message>
        <source>calling.title</source>
        <extracomment>English: An employee is coming | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкер келе жатыр</translation>
    </message>
    <message>
        <source>calling.text</source>
        <extracomment>English: Please wait. Have your identity card or passport ready | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Күте тұрыңыз. Жеке куәлікті немесе төлқұжатты дайындаңыз</translation>
    </message>
    <message>
        <source>calling.staff</source>
        <extracomment>English: I am an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Мен қызметкермін</translation>
    </message>
    <message>
        <source>pin.code</source>
        <extracomment>English: Employee code | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкер коды</translation>
    </message>
    <message>
        <source>pin.pin</source>
        <extracomment>English: PIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>PIN-код</translation>
    </message>
    <message>
        <source>pin.text</source>
        <extracomment>English: The employee enters their own code and PIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкер өз коды мен PIN-кодын енгізеді</translation>
    </message>
    <message>
        <source>pin.refused</source>
        <extracomment>English: Wrong code or PIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Код немесе PIN дұрыс емес</translation>
    </message>
    <message>
        <source>pin.wait</source>
        <extracomment>English: Wrong code or PIN. Wait {n} s | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Код немесе PIN дұрыс емес. {n} с күтіңіз</translation>
    </message>
    <message>
        <source>pin.verifying</source>
        <extracomment>English: Checking… | Grade B</extracomment>
        <translation>Тексерілуде…</translation>
    </message>
    <message>
        <source>button.cancel</source>
        <extracomment>English: Cancel | Grade B</extracomment>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>button.back</source>
        <extracomment>English: Back | Grade B</extracomment>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>button.check</source>
        <extracomment>English: Check | Grade B</extracomment>
        <translation>Тексеру</translation>
    </message>
    <message>
        <source>button.continue</source>
        <extracomment>English: Continue | Grade B</extracomment>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>button.clear</source>
        <extracomment>English: Clear | Grade A</extracomment>
        <translation>Жою</translation>
    </message>
    <message>
        <source>button.erase</source>
        <extracomment>English: Erase the last character | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Соңғы таңбаны жою</translation>
    </message>
    <message>
        <source>button.scan_again</source>
        <extracomment>English: Scan again | Grade B</extracomment>
        <translation>Қайта сканерлеу</translation>
    </message>
    <message>
        <source>button.manual</source>
        <extracomment>English: Enter by hand | Grade B</extracomment>
        <translation>Қолмен енгізу</translation>
    </message>
    <message>
        <source>button.iin</source>
        <extracomment>English: IIN | Grade A</extracomment>
        <translation>ЖСН</translation>
    </message>
    <message>
        <source>button.passport</source>
        <extracomment>English: Passport | Grade A</extracomment>
        <translation>Төлқұжат</translation>
    </message>
    <message>
        <source>button.exit</source>
        <extracomment>English: Exit | Grade A</extracomment>
        <translation>Шығу</translation>
    </message>
    <message>
        <source>button.entry</source>
        <extracomment>English: Entry | Grade A</extracomment>
        <translation>Кіру</translation>
    </message>
    <message>
        <source>iin.title</source>
        <extracomment>English: Enter the IIN | Grade A</extracomment>
        <translation>ЖСН енгізіңіз</translation>
    </message>
    <message>
        <source>iin.text</source>
        <extracomment>English: Staff mode · the barcode on the card can be scanned too | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкер режимі · жеке куәліктегі штрих-кодты сканерлеуге де болады</translation>
    </message>
    <message>
        <source>iin.left</source>
        <extracomment>English: digits left: {n} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>тағы {n} сан</translation>
    </message>
    <message>
        <source>iin.wrong</source>
        <extracomment>English: Not a valid IIN. Compare with the card | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дұрыс емес ЖСН. Жеке куәлікпен салыстырыңыз</translation>
    </message>
    <message>
        <source>iin.ready</source>
        <extracomment>English: Ready to check | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тексеруге дайын</translation>
    </message>
    <message>
        <source>consent.visitor</source>
        <extracomment>English: I agree to the processing of my personal data | Grade B</extracomment>
        <translation>Дербес деректерді өңдеуге келісім беремін</translation>
    </message>
    <message>
        <source>consent.staff</source>
        <extracomment>English: The visitor agrees to the status check | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Келуші мәртебені тексеруге келіседі</translation>
    </message>
    <message>
        <source>consent.need</source>
        <extracomment>English: The visitor's consent is needed first | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Алдымен келушінің келісімі керек</translation>
    </message>
    <message>
        <source>confirm.iin</source>
        <extracomment>English: Compare with the card | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жеке куәлікпен салыстырыңыз</translation>
    </message>
    <message>
        <source>confirm.passport</source>
        <extracomment>English: Compare with the passport | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Төлқұжатпен салыстырыңыз</translation>
    </message>
    <message>
        <source>confirm.text</source>
        <extracomment>English: Is the number right, and is this the person in the photo? | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Нөмір дұрыс па, суреттегі осы адам ба?</translation>
    </message>
    <message>
        <source>state.title</source>
        <extracomment>English: Country that issued the passport | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Төлқұжатты берген ел</translation>
    </message>
    <message>
        <source>state.text</source>
        <extracomment>English: Touch the first letters of the country | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Елдің алғашқы әріптерін басыңыз</translation>
    </message>
    <message>
        <source>state.none</source>
        <extracomment>English: No such country | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ондай ел табылмады</translation>
    </message>
    <message>
        <source>number.title</source>
        <extracomment>English: Enter the passport number | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Төлқұжат нөмірін енгізіңіз</translation>
    </message>
    <message>
        <source>number.fault</source>
        <extracomment>English: A number has 5 to 20 letters and digits. Compare with the passport | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Нөмірде 5–20 әріп пен сан болады. Төлқұжатпен салыстырыңыз</translation>
    </message>
    <message>
        <source>verdict.admit</source>
        <extracomment>English: Entry allowed | Grade A</extracomment>
        <translation>Кіруге рұқсат етіледі</translation>
    </message>
    <message>
        <source>verdict.deny</source>
        <extracomment>English: Entry not allowed | Grade B</extracomment>
        <translation>Кіруге рұқсат жоқ</translation>
    </message>
    <message>
        <source>verdict.refer</source>
        <extracomment>English: We could not check | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Анықтау мүмкін болмады</translation>
    </message>
    <message>
        <source>verdict.advisory</source>
        <extracomment>English: The check is advisory until {date} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>{date} дейін тексеру ұсыныс ретінде</translation>
    </message>
    <message>
        <source>verdict.advisory.undated</source>
        <extracomment>English: The check is advisory for now | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Әзірге тексеру ұсыныс ретінде</translation>
    </message>
    <message>
        <source>verdict.advisory.visitor</source>
        <extracomment>English: Nobody is refused | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кіру шектелмейді</translation>
    </message>
    <message>
        <source>verdict.advisory.staff</source>
        <extracomment>English: Turn nobody away. Once in force this will be: {verdict} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ешкім тоқтатылмайды. Талап күшіне енгенде: {verdict}</translation>
    </message>
    <message>
        <source>verdict.exit</source>
        <extracomment>English: Exit recorded | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Шығу тіркелді</translation>
    </message>
    <message>
        <source>verdict.ask_staff</source>
        <extracomment>English: Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>status.green</source>
        <extracomment>English: Green | Grade A</extracomment>
        <translation>Жасыл</translation>
    </message>
    <message>
        <source>status.blue</source>
        <extracomment>English: Blue | Grade A</extracomment>
        <translation>Көк</translation>
    </message>
    <message>
        <source>status.yellow</source>
        <extracomment>English: Yellow | Grade A</extracomment>
        <translation>Сары</translation>
    </message>
    <message>
        <source>status.red</source>
        <extracomment>English: Red | Grade A</extracomment>
        <translation>Қызыл</translation>
    </message>
    <message>
        <source>outcome.admit</source>
        <extracomment>English: entered | Grade C: composed here, for a native reader to check</extracomment>
        <translation>кірді</translation>
    </message>
    <message>
        <source>outcome.deny</source>
        <extracomment>English: refused | Grade C: composed here, for a native reader to check</extracomment>
        <translation>кірмеді</translation>
    </message>
    <message>
        <source>outcome.refer</source>
        <extracomment>English: unclear | Grade C: composed here, for a native reader to check</extracomment>
        <translation>анықталмады</translation>
    </message>
    <message>
        <source>outcome.exit</source>
        <extracomment>English: left | Grade C: composed here, for a native reader to check</extracomment>
        <translation>шықты</translation>
    </message>
    <message>
        <source>count.admit</source>
        <extracomment>English: entered | Grade C: composed here, for a native reader to check</extracomment>
        <translation>кірді</translation>
    </message>
    <message>
        <source>count.deny</source>
        <extracomment>English: refused | Grade C: composed here, for a native reader to check</extracomment>
        <translation>кірмеді</translation>
    </message>
    <message>
        <source>count.refer</source>
        <extracomment>English: unclear | Grade C: composed here, for a native reader to check</extracomment>
        <translation>анықталмады</translation>
    </message>
    <message>
        <source>count.inside</source>
        <extracomment>English: inside | Grade C: composed here, for a native reader to check</extracomment>
        <translation>ішінде</translation>
    </message>
    <message>
        <source>panel.today</source>
        <extracomment>English: Today | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бүгін</translation>
    </message>
    <message>
        <source>panel.nothing</source>
        <extracomment>English: No checks in the last ten minutes | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Соңғы он минутта тексеру болған жоқ</translation>
    </message>
    <message>
        <source>camera.starting</source>
        <extracomment>English: The camera is starting… | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Камера іске қосылуда…</translation>
    </message>
    <message>
        <source>camera.lost</source>
        <extracomment>English: Camera unavailable | Grade B</extracomment>
        <translation>Камера қолжетімсіз</translation>
    </message>
    <message>
        <source>camera.lost.desk</source>
        <extracomment>English: Enter by hand or use the hand-scanner | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қолмен енгізіңіз немесе сканерді қолданыңыз</translation>
    </message>
    <message>
        <source>fault.title</source>
        <extracomment>English: This terminal is out of order | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал уақытша жұмыс істемейді</translation>
    </message>
    <message>
        <source>fault.code</source>
        <extracomment>English: Code: {code} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Код: {code}</translation>
    </message>
    <message>
        <source>bulletin.text</source>
        <extracomment>English: {date}: infected {infected} · recovered {recovered} · died {deaths} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>{date}: жұқтырды {infected} · жазылды {recovered} · қайтыс болды {deaths}</translation>
    </message>
    <message>
        <source>notice.data_aging</source>
        <extracomment>English: The data are getting old: check the connection | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер ескіріп барады: қосылымды тексеріңіз</translation>
    </message>
    <message>
        <source>notice.venue_full</source>
        <extracomment>English: The venue is full: record those who leave | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Іші толды: шыққандарды белгілеңіз</translation>
    </message>
    <message>
        <source>method.qr</source>
        <extracomment>English: QR | Grade A</extracomment>
        <translation>QR</translation>
    </message>
    <message>
        <source>method.iin</source>
        <extracomment>English: IIN | Grade A</extracomment>
        <translation>ЖСН</translation>
    </message>
    <message>
        <source>method.passport</source>
        <extracomment>English: Passport | Grade A</extracomment>
        <translation>Төлқұжат</translation>
    </message>
    <message>
        <source>reason.green.visitor</source>
        <extracomment>English: Green status | Grade A</extracomment>
        <translation>Жасыл мәртебе</translation>
    </message>
    <message>
        <source>reason.green.staff</source>
        <extracomment>English: Green status. Let the visitor in | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жасыл мәртебе. Кіргізіңіз</translation>
    </message>
    <message>
        <source>reason.green.short</source>
        <extracomment>English: Green | Grade A</extracomment>
        <translation>Жасыл</translation>
    </message>
    <message>
        <source>reason.blue.visitor</source>
        <extracomment>English: Blue status | Grade A</extracomment>
        <translation>Көк мәртебе</translation>
    </message>
    <message>
        <source>reason.blue.staff</source>
        <extracomment>English: Blue status. Let the visitor in | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Көк мәртебе. Кіргізіңіз</translation>
    </message>
    <message>
        <source>reason.blue.short</source>
        <extracomment>English: Blue | Grade A</extracomment>
        <translation>Көк</translation>
    </message>
    <message>
        <source>reason.yellow.staff</source>
        <extracomment>English: Contact of a confirmed patient. Do not name the reason in front of others; advise home isolation | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Науқаспен байланыста болған. Себебін көпшілік алдында айтпаңыз, үйде оқшаулануды ұсыныңыз</translation>
    </message>
    <message>
        <source>reason.yellow.short</source>
        <extracomment>English: Yellow | Grade A</extracomment>
        <translation>Сары</translation>
    </message>
    <message>
        <source>reason.red.staff</source>
        <extracomment>English: A positive test is registered. Do not name the reason in front of others; advise home isolation | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Базада оң нәтиже тіркелген. Келушіге себебін көпшілік алдында айтпаңыз, үйде оқшаулануды ұсыныңыз</translation>
    </message>
    <message>
        <source>reason.red.short</source>
        <extracomment>English: Red | Grade A</extracomment>
        <translation>Қызыл</translation>
    </message>
    <message>
        <source>reason.venue_rule.visitor</source>
        <extracomment>English: Only Green status is admitted here today. Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бүгін бұл жерге тек Жасыл мәртебемен кіруге болады. Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.venue_rule.staff</source>
        <extracomment>English: Blue status, but only Green is admitted here. Explain the rule | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Көк мәртебе, бірақ осы нысанға тек Жасыл кіреді. Ережені түсіндіріңіз</translation>
    </message>
    <message>
        <source>reason.venue_rule.short</source>
        <extracomment>English: Venue rule | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Нысан ережесі</translation>
    </message>
    <message>
        <source>reason.venue_full.visitor</source>
        <extracomment>English: The venue is full. Please wait or speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Іші толып тұр. Күте тұрыңыз немесе қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.venue_full.staff</source>
        <extracomment>English: The venue is at capacity. Ask the visitor to wait until somebody leaves | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сыйымдылық толды. Біреу шыққанша күтуін сұраңыз</translation>
    </message>
    <message>
        <source>reason.venue_full.short</source>
        <extracomment>English: Full | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Толы</translation>
    </message>
    <message>
        <source>reason.exit.visitor</source>
        <extracomment>English: Goodbye | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сау болыңыз</translation>
    </message>
    <message>
        <source>reason.exit.staff</source>
        <extracomment>English: The visitor has left | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Келуші шықты</translation>
    </message>
    <message>
        <source>reason.override.visitor</source>
        <extracomment>English: By an employee's decision | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкердің шешімі бойынша</translation>
    </message>
    <message>
        <source>reason.override.staff</source>
        <extracomment>English: Admitted by an employee's decision, which is recorded | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкердің шешімі бойынша кіргізілді, шешім жазылды</translation>
    </message>
    <message>
        <source>reason.override.short</source>
        <extracomment>English: Staff decision | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкер шешімі</translation>
    </message>
    <message>
        <source>reason.not_a_pass.visitor</source>
        <extracomment>English: This is not a visitor pass. Show the QR code from the app or speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бұл келушінің QR-коды емес. Қолданбадағы QR-кодты көрсетіңіз немесе қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.not_a_pass.staff</source>
        <extracomment>English: Not a visitor pass. Ask for the code in the app or enter the IIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бұл келушінің QR-коды емес. Қолданбадағы кодты сұраңыз немесе ЖСН енгізіңіз</translation>
    </message>
    <message>
        <source>reason.not_a_pass.short</source>
        <extracomment>English: Other code | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Басқа код</translation>
    </message>
    <message>
        <source>reason.forged_pass.visitor</source>
        <extracomment>English: The code was not accepted. Open a new code in the app or speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Код оқылмады. Қолданбада жаңа код ашыңыз немесе қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.forged_pass.staff</source>
        <extracomment>English: Signature not valid. Ask for a new code or check by document | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қолтаңба жарамсыз. Жаңа код сұраңыз, болмаса құжат бойынша тексеріңіз</translation>
    </message>
    <message>
        <source>reason.forged_pass.short</source>
        <extracomment>English: Signature not valid | Grade B</extracomment>
        <translation>Қолтаңба жарамсыз</translation>
    </message>
    <message>
        <source>reason.expired_pass.visitor</source>
        <extracomment>English: The code has expired. Open a new code in the app or speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кодтың мерзімі өтіп кеткен. Қолданбада жаңа код ашыңыз немесе қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.expired_pass.staff</source>
        <extracomment>English: The code has expired. Ask for a new code or check by document | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кодтың мерзімі өтіп кеткен. Жаңа код сұраңыз, болмаса құжат бойынша тексеріңіз</translation>
    </message>
    <message>
        <source>reason.expired_pass.short</source>
        <extracomment>English: Expired | Grade B</extracomment>
        <translation>Мерзімі өткен</translation>
    </message>
    <message>
        <source>reason.pass_not_yet_valid.visitor</source>
        <extracomment>English: The code is not valid yet. Check your phone's clock or speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Код әлі жарамсыз. Телефондағы уақытты тексеріңіз немесе қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.pass_not_yet_valid.staff</source>
        <extracomment>English: The code is not valid yet. Compare the clocks of phone and terminal | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Код әлі жарамсыз. Телефон мен терминал уақытын салыстырыңыз</translation>
    </message>
    <message>
        <source>reason.pass_not_yet_valid.short</source>
        <extracomment>English: Not valid yet | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Әлі жарамсыз</translation>
    </message>
    <message>
        <source>reason.paper_pass.visitor</source>
        <extracomment>English: A paper code is checked by an employee, with your document | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қағаз кодты қызметкер құжатпен бірге тексереді</translation>
    </message>
    <message>
        <source>reason.paper_pass.staff</source>
        <extracomment>English: Paper pass. Compare name and photo with the document | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қағаз код. Құжаттағы аты-жөні мен суретін салыстырыңыз</translation>
    </message>
    <message>
        <source>reason.paper_pass.short</source>
        <extracomment>English: Paper pass | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қағаз код</translation>
    </message>
    <message>
        <source>reason.unknown_issuer.visitor</source>
        <extracomment>English: It is not known who issued this code. Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кодты кім бергені белгісіз. Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.unknown_issuer.staff</source>
        <extracomment>English: Unknown issuer. Sync the data or check by document | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кодты берген белгісіз. Деректерді синхрондаңыз, болмаса құжат бойынша тексеріңіз</translation>
    </message>
    <message>
        <source>reason.unknown_issuer.short</source>
        <extracomment>English: Unknown code | Grade B</extracomment>
        <translation>Белгісіз код</translation>
    </message>
    <message>
        <source>reason.unknown_person.visitor</source>
        <extracomment>English: Not found in the register. Please speak to an employee, with your document | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Базадан табылмады. Құжатпен қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.unknown_person.staff</source>
        <extracomment>English: Not found in the register. Compare the number with the document and try again | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Базадан табылмады. Нөмірді құжатпен салыстырып, қайталап көріңіз</translation>
    </message>
    <message>
        <source>reason.unknown_person.short</source>
        <extracomment>English: Not found | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Табылмады</translation>
    </message>
    <message>
        <source>reason.already_used_here.visitor</source>
        <extracomment>English: The code was already used here. Open a new one or speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Код осы жерде қолданылған. Жаңа код ашыңыз немесе қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.already_used_here.staff</source>
        <extracomment>English: This code was used here a moment ago. Look at the phone and the document | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Код осы жерде жаңа ғана қолданылған. Телефонды және құжатты тексеріңіз</translation>
    </message>
    <message>
        <source>reason.already_used_here.short</source>
        <extracomment>English: Already used | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қолданылған</translation>
    </message>
    <message>
        <source>reason.several_passes.visitor</source>
        <extracomment>English: Several codes at once. Please show one at a time | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бірден бірнеше код көрсетілді. Бір-бірден көрсетіңіз</translation>
    </message>
    <message>
        <source>reason.several_passes.staff</source>
        <extracomment>English: Several codes at once. Ask for one at a time | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бірден бірнеше код көрінді. Бір-бірден көрсетуін сұраңыз</translation>
    </message>
    <message>
        <source>reason.several_passes.short</source>
        <extracomment>English: Several codes | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бірнеше код</translation>
    </message>
    <message>
        <source>reason.staff_needed.visitor</source>
        <extracomment>English: Only an employee can check by number. Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Нөмір бойынша тек қызметкер тексере алады. Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.staff_needed.staff</source>
        <extracomment>English: A check by number needs an employee's PIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Нөмір бойынша тексеру үшін қызметкердің PIN-коды керек</translation>
    </message>
    <message>
        <source>reason.staff_needed.short</source>
        <extracomment>English: Staff needed | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкер керек</translation>
    </message>
    <message>
        <source>reason.no_consent.visitor</source>
        <extracomment>English: The check needs your consent. Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тексеру үшін келісім керек. Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.no_consent.staff</source>
        <extracomment>English: No consent was given. Ask the visitor for it | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Келісім берілмеген. Келушіден келісім сұраңыз</translation>
    </message>
    <message>
        <source>reason.no_consent.short</source>
        <extracomment>English: No consent | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Келісім жоқ</translation>
    </message>
    <message>
        <source>reason.stale_data.visitor</source>
        <extracomment>English: The data are out of date, so we cannot check now. Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер ескірген, қазір тексеру мүмкін емес. Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.stale_data.staff</source>
        <extracomment>English: The data are out of date. Check the internet connection and tell the technician | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер ескірген. Интернет байланысын тексеріп, техникке хабарлаңыз</translation>
    </message>
    <message>
        <source>reason.stale_data.short</source>
        <extracomment>English: Data out of date | Grade B</extracomment>
        <translation>Деректер ескірген</translation>
    </message>
    <message>
        <source>reason.no_data.visitor</source>
        <extracomment>English: We cannot check now. Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қазір тексеру мүмкін емес. Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.no_data.staff</source>
        <extracomment>English: This terminal has no data yet. Wait for the sync or tell the technician | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминалда деректер жоқ. Синхрондауды күтіңіз немесе техникке хабарлаңыз</translation>
    </message>
    <message>
        <source>reason.no_data.short</source>
        <extracomment>English: No data | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер жоқ</translation>
    </message>
    <message>
        <source>reason.corrupt_data.visitor</source>
        <extracomment>English: We cannot check now. Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қазір тексеру мүмкін емес. Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.corrupt_data.staff</source>
        <extracomment>English: The data are damaged; the terminal fetches them again. Tell the technician | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер бүлінген, терминал оларды қайта жүктейді. Техникке хабарлаңыз</translation>
    </message>
    <message>
        <source>reason.corrupt_data.short</source>
        <extracomment>English: Data damaged | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер бүлінген</translation>
    </message>
    <message>
        <source>reason.clock_not_trusted.visitor</source>
        <extracomment>English: The terminal's clock is wrong. Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминалдың сағаты дұрыс емес. Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.clock_not_trusted.staff</source>
        <extracomment>English: The terminal's clock cannot be trusted. Connect it to the internet and tell the technician | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал сағатына сенуге болмайды. Интернетке қосып, техникке хабарлаңыз</translation>
    </message>
    <message>
        <source>reason.clock_not_trusted.short</source>
        <extracomment>English: Clock wrong | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сағат дұрыс емес</translation>
    </message>
    <message>
        <source>reason.not_enrolled.visitor</source>
        <extracomment>English: This terminal is not enrolled yet. Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал әлі тіркелмеген. Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.not_enrolled.staff</source>
        <extracomment>English: Not enrolled. A technician must show the enrolment QR code | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал тіркелмеген. Техник тіркеу QR-кодын көрсетуі керек</translation>
    </message>
    <message>
        <source>reason.not_enrolled.short</source>
        <extracomment>English: Not enrolled | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тіркелмеген</translation>
    </message>
    <message>
        <source>reason.revoked.visitor</source>
        <extracomment>English: This terminal was withdrawn. Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал өшірілген. Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.revoked.staff</source>
        <extracomment>English: This terminal was revoked by the register. Tell the technician | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал тізілімнен шығарылған. Техникке хабарлаңыз</translation>
    </message>
    <message>
        <source>reason.revoked.short</source>
        <extracomment>English: Revoked | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Өшірілген</translation>
    </message>
    <message>
        <source>reason.not_recorded.visitor</source>
        <extracomment>English: The check could not be recorded. Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тексеру жазылмады. Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.not_recorded.staff</source>
        <extracomment>English: The check was not written to disk. It may be full: tell the technician | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тексеру дискіге жазылмады. Диск толы болуы мүмкін: техникке хабарлаңыз</translation>
    </message>
    <message>
        <source>reason.not_recorded.short</source>
        <extracomment>English: Not recorded | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жазылмады</translation>
    </message>
    <message>
        <source>reason.internal_error.visitor</source>
        <extracomment>English: Something went wrong here. Please speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминалда қате болды. Қызметкерге хабарласыңыз</translation>
    </message>
    <message>
        <source>reason.internal_error.staff</source>
        <extracomment>English: Internal error. Try again; if it comes back, tell the technician | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал қатесі. Қайталап көріңіз; қайталанса, техникке хабарлаңыз</translation>
    </message>
    <message>
        <source>reason.internal_error.short</source>
        <extracomment>English: Error | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қате</translation>
    </message>
    <message>
        <source>button.override</source>
        <extracomment>English: Admit by own decision | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Өз шешіміммен кіргізу</translation>
    </message>
    <message>
        <source>button.close</source>
        <extracomment>English: Close | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>why.title</source>
        <extracomment>English: Why do you admit? | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Неліктен кіргізесіз?</translation>
    </message>
    <message>
        <source>why.text</source>
        <extracomment>English: The decision is recorded with your code | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Шешім кодыңызбен бірге жазылады</translation>
    </message>
    <message>
        <source>why.paper_seen</source>
        <extracomment>English: A paper certificate was shown | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қағаз анықтама көрсетті</translation>
    </message>
    <message>
        <source>why.other_check</source>
        <extracomment>English: Checked in another way | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Басқа жерде тексерілді</translation>
    </message>
    <message>
        <source>why.document_compared</source>
        <extracomment>English: Document and person match | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Құжат пен адам сәйкес келді</translation>
    </message>
    <message>
        <source>why.terminal_fault</source>
        <extracomment>English: The terminal is at fault | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал істен шыққан</translation>
    </message>
    <message>
        <source>why.emergency</source>
        <extracomment>English: An emergency | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Шұғыл жағдай</translation>
    </message>
    <message>
        <source>topic.status</source>
        <extracomment>English: Status | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>topic.sync</source>
        <extracomment>English: Sync | Grade B</extracomment>
        <translation>Синхрондау</translation>
    </message>
    <message>
        <source>topic.camera</source>
        <extracomment>English: Camera | Grade A</extracomment>
        <translation>Камера</translation>
    </message>
    <message>
        <source>topic.devices</source>
        <extracomment>English: Devices | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Құрылғылар</translation>
    </message>
    <message>
        <source>topic.enrol</source>
        <extracomment>English: Enrolment | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тіркеу</translation>
    </message>
    <message>
        <source>topic.about</source>
        <extracomment>English: About | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал туралы</translation>
    </message>
    <message>
        <source>task.sync_now</source>
        <extracomment>English: Sync now | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қазір синхрондау</translation>
    </message>
    <message>
        <source>task.examine</source>
        <extracomment>English: Run the doctor | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тексеріп шығу</translation>
    </message>
    <message>
        <source>task.test_sound</source>
        <extracomment>English: Test the sound | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дыбысты тексеру</translation>
    </message>
    <message>
        <source>task.next_camera</source>
        <extracomment>English: Next camera | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Келесі камера</translation>
    </message>
    <message>
        <source>task.mirror</source>
        <extracomment>English: Mirror | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Айналау</translation>
    </message>
    <message>
        <source>task.save_diagnostics</source>
        <extracomment>English: Save diagnostics to USB | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Диагностиканы USB-ге сақтау</translation>
    </message>
    <message>
        <source>fact.place</source>
        <extracomment>English: Venue | Grade A</extracomment>
        <translation>Нысан</translation>
    </message>
    <message>
        <source>fact.terminal</source>
        <extracomment>English: Terminal | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал</translation>
    </message>
    <message>
        <source>fact.fault</source>
        <extracomment>English: Fault | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ақау</translation>
    </message>
    <message>
        <source>fact.no_fault</source>
        <extracomment>English: No faults | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ақау жоқ</translation>
    </message>
    <message>
        <source>fact.server</source>
        <extracomment>English: Central server | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орталық сервер</translation>
    </message>
    <message>
        <source>fact.clock</source>
        <extracomment>English: Clock | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сағат</translation>
    </message>
    <message>
        <source>fact.disk</source>
        <extracomment>English: Free disk space | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дискідегі бос орын</translation>
    </message>
    <message>
        <source>fact.data</source>
        <extracomment>English: Data | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер</translation>
    </message>
    <message>
        <source>fact.last_sync</source>
        <extracomment>English: Last sync | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Соңғы синхрондау</translation>
    </message>
    <message>
        <source>fact.waiting</source>
        <extracomment>English: Checks waiting to be sent | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жіберуді күтіп тұрған тексерулер</translation>
    </message>
    <message>
        <source>fact.rejected</source>
        <extracomment>English: Rejected checks | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қабылданбаған тексерулер</translation>
    </message>
    <message>
        <source>fact.camera</source>
        <extracomment>English: Camera | Grade A</extracomment>
        <translation>Камера</translation>
    </message>
    <message>
        <source>fact.camera_works</source>
        <extracomment>English: Works | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жұмыс істейді</translation>
    </message>
    <message>
        <source>fact.rate</source>
        <extracomment>English: Decode rate | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Оқу жылдамдығы</translation>
    </message>
    <message>
        <source>fact.scanner</source>
        <extracomment>English: Hand-scanner | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қол сканері</translation>
    </message>
    <message>
        <source>fact.scanner_try</source>
        <extracomment>English: Scan any code | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кез келген кодты сканерлеңіз</translation>
    </message>
    <message>
        <source>fact.scanner_read</source>
        <extracomment>English: characters read: {n} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>{n} таңба оқылды</translation>
    </message>
    <message>
        <source>fact.sound</source>
        <extracomment>English: Sound | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дыбыс</translation>
    </message>
    <message>
        <source>fact.enrolled</source>
        <extracomment>English: Enrolled | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тіркелген</translation>
    </message>
    <message>
        <source>fact.enrol_how</source>
        <extracomment>English: Hold the enrolment QR code up to the camera | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тіркеу QR-кодын камераға көрсетіңіз</translation>
    </message>
    <message>
        <source>fact.version</source>
        <extracomment>English: Version | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Нұсқа</translation>
    </message>
    <message>
        <source>fact.licences</source>
        <extracomment>English: Licences | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Лицензиялар</translation>
    </message>
    <message>
        <source>fact.finding</source>
        <extracomment>English: Doctor | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Диагностика</translation>
    </message>
    <message>
        <source>fact.yes</source>
        <extracomment>English: Yes | Grade A</extracomment>
        <translation>Иә</translation>
    </message>
    <message>
        <source>fact.no</source>
        <extracomment>English: No | Grade A</extracomment>
        <translation>Жоқ</translation>
    </message>
</context>
</TS>
