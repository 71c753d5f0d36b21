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
        <extracomment>English: Wrong code or PIN. Wait {time} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Код немесе PIN дұрыс емес. {time} күтіңіз</translation>
    </message>
    <message>
        <source>span.seconds</source>
        <extracomment>English: {seconds} s | Grade C: composed here, for a native reader to check</extracomment>
        <translation>{seconds} с</translation>
    </message>
    <message>
        <source>span.minutes</source>
        <extracomment>English: {minutes} min | Grade C: composed here, for a native reader to check</extracomment>
        <translation>{minutes} мин</translation>
    </message>
    <message>
        <source>span.both</source>
        <extracomment>English: {minutes} min {seconds} s | Grade C: composed here, for a native reader to check</extracomment>
        <translation>{minutes} мин {seconds} с</translation>
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
        <source>button.space</source>
        <extracomment>English: Space | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бос орын</translation>
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
        <source>iin.title.exit</source>
        <extracomment>English: Exit: enter the IIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Шығу: ЖСН енгізіңіз</translation>
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
        <extracomment>English: The number is right | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Нөмір дұрыс</translation>
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
        <source>consent.staff.exit</source>
        <extracomment>English: The visitor agrees that the exit is recorded | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Келуші шығуын тіркеуге келіседі</translation>
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
        <source>confirm.iin.exit</source>
        <extracomment>English: Exit: compare with the card | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Шығу: жеке куәлікпен салыстырыңыз</translation>
    </message>
    <message>
        <source>confirm.passport</source>
        <extracomment>English: Compare with the passport | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Төлқұжатпен салыстырыңыз</translation>
    </message>
    <message>
        <source>confirm.passport.exit</source>
        <extracomment>English: Exit: compare with the passport | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Шығу: төлқұжатпен салыстырыңыз</translation>
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
        <source>state.title.exit</source>
        <extracomment>English: Exit: country that issued the passport | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Шығу: төлқұжатты берген ел</translation>
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
        <source>number.title.exit</source>
        <extracomment>English: Exit: enter the passport number | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Шығу: төлқұжат нөмірін енгізіңіз</translation>
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
        <source>verdict.full</source>
        <extracomment>English: No places left | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бос орын жоқ</translation>
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
        <extracomment>English: The list is empty: a check stays in it for ten minutes, and each start begins it anew | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тізім бос: тексеру мұнда он минут көрінеді, әр іске қосқанда тізім жаңадан басталады</translation>
    </message>
    <message>
        <source>camera.starting</source>
        <extracomment>English: The camera is starting… | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Камера іске қосылуда…</translation>
    </message>
    <message>
        <source>opening.title</source>
        <extracomment>English: Starting… | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Іске қосылуда…</translation>
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
        <extracomment>English: {date}: infected {infected}, recovered {recovered}, died {deaths} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>{date}: жұқтырды {infected}, жазылды {recovered}, қайтыс болды {deaths}</translation>
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
        <extracomment>English: Please wait or speak to an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Күте тұрыңыз немесе қызметкерге хабарласыңыз</translation>
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
        <source>reason.not_recorded.because</source>
        <extracomment>English: {why}: no check can be recorded. Tell the technician | Grade C: composed here, for a native reader to check</extracomment>
        <translation>{why}: тексеру жазылмайды. Техникке хабарлаңыз</translation>
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
        <source>button.override.exit</source>
        <extracomment>English: Let out by own decision | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Өз шешіміммен шығару</translation>
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
        <source>fact.faults_below</source>
        <extracomment>English: Faults below: {n} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Төмендегі ақаулар: {n}</translation>
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
        <source>fact.yes</source>
        <extracomment>English: Yes | Grade A</extracomment>
        <translation>Иә</translation>
    </message>
    <message>
        <source>fact.no</source>
        <extracomment>English: No | Grade A</extracomment>
        <translation>Жоқ</translation>
    </message>
    <message>
        <source>topic.status</source>
        <extracomment>English: Status | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>topic.self_test</source>
        <extracomment>English: Self-test | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Өзін-өзі тексеру</translation>
    </message>
    <message>
        <source>topic.sync</source>
        <extracomment>English: Sync | Grade B</extracomment>
        <translation>Синхрондау</translation>
    </message>
    <message>
        <source>topic.enrol</source>
        <extracomment>English: Enrolment | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тіркеу</translation>
    </message>
    <message>
        <source>topic.camera</source>
        <extracomment>English: Camera | Grade A</extracomment>
        <translation>Камера</translation>
    </message>
    <message>
        <source>topic.devices</source>
        <extracomment>English: Scanner and sound | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сканер мен дыбыс</translation>
    </message>
    <message>
        <source>topic.staff</source>
        <extracomment>English: Employees | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкерлер</translation>
    </message>
    <message>
        <source>topic.terminal</source>
        <extracomment>English: Settings | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Баптаулар</translation>
    </message>
    <message>
        <source>topic.about</source>
        <extracomment>English: About | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бағдарлама туралы</translation>
    </message>
    <message>
        <source>technician.notice</source>
        <extracomment>English: While this page is open no visitors are checked | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Осы бет ашық тұрғанда келушілер тексерілмейді</translation>
    </message>
    <message>
        <source>button.do</source>
        <extracomment>English: Run | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орындау</translation>
    </message>
    <message>
        <source>button.choose</source>
        <extracomment>English: Choose | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Таңдау</translation>
    </message>
    <message>
        <source>button.save</source>
        <extracomment>English: Save | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>button.before</source>
        <extracomment>English: Previous | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Алдыңғы</translation>
    </message>
    <message>
        <source>button.after</source>
        <extracomment>English: Next | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Келесі</translation>
    </message>
    <message>
        <source>work.none</source>
        <extracomment>English: Not done yet | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Әлі орындалмады</translation>
    </message>
    <message>
        <source>work.running</source>
        <extracomment>English: Running… | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орындалуда…</translation>
    </message>
    <message>
        <source>work.share</source>
        <extracomment>English: Running: {n} % | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орындалуда: {n} %</translation>
    </message>
    <message>
        <source>work.done</source>
        <extracomment>English: Done | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дайын</translation>
    </message>
    <message>
        <source>task.sync_now</source>
        <extracomment>English: Sync now | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қазір синхрондау</translation>
    </message>
    <message>
        <source>task.examine</source>
        <extracomment>English: Look for faults | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ақауларды іздеу</translation>
    </message>
    <message>
        <source>task.self_test</source>
        <extracomment>English: Test the terminal | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминалды тексеру</translation>
    </message>
    <message>
        <source>task.test_sound</source>
        <extracomment>English: Test the sound | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дыбысты тексеру</translation>
    </message>
    <message>
        <source>task.save_diagnostics</source>
        <extracomment>English: Save diagnostics to USB | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Диагностиканы USB-ге сақтау</translation>
    </message>
    <message>
        <source>task.import_bundle</source>
        <extracomment>English: Take in data from USB | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректерді USB-ден алу</translation>
    </message>
    <message>
        <source>task.export_visits</source>
        <extracomment>English: Write checks to USB | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тексерулерді USB-ге жазу</translation>
    </message>
    <message>
        <source>task.enrol</source>
        <extracomment>English: Enrolment | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тіркеу барысы</translation>
    </message>
    <message>
        <source>task.add_employee</source>
        <extracomment>English: Add an employee | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкер қосу</translation>
    </message>
    <message>
        <source>task.add_technician</source>
        <extracomment>English: Add a technician | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Техник қосу</translation>
    </message>
    <message>
        <source>task.change_pin</source>
        <extracomment>English: Change PIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>PIN-кодты өзгерту</translation>
    </message>
    <message>
        <source>task.remove_employee</source>
        <extracomment>English: Remove | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жою</translation>
    </message>
    <message>
        <source>task.set</source>
        <extracomment>English: Saving the setting | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Баптауды сақтау</translation>
    </message>
    <message>
        <source>task.mirror</source>
        <extracomment>English: Mirror the picture | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бейнені айналау</translation>
    </message>
    <message>
        <source>part.disk</source>
        <extracomment>English: Disk | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Диск</translation>
    </message>
    <message>
        <source>part.snapshot</source>
        <extracomment>English: Data files | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер файлдары</translation>
    </message>
    <message>
        <source>part.journal</source>
        <extracomment>English: Journal of checks | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тексерулер журналы</translation>
    </message>
    <message>
        <source>part.enrolment</source>
        <extracomment>English: Enrolment | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тіркеу</translation>
    </message>
    <message>
        <source>part.server</source>
        <extracomment>English: Central server | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орталық сервер</translation>
    </message>
    <message>
        <source>part.repository</source>
        <extracomment>English: Data repository | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер қоймасы</translation>
    </message>
    <message>
        <source>part.clock</source>
        <extracomment>English: Clock | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сағат</translation>
    </message>
    <message>
        <source>part.camera</source>
        <extracomment>English: Camera | Grade A</extracomment>
        <translation>Камера</translation>
    </message>
    <message>
        <source>part.decoder</source>
        <extracomment>English: Reading of codes | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кодты оқу</translation>
    </message>
    <message>
        <source>part.sound</source>
        <extracomment>English: Sound | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дыбыс</translation>
    </message>
    <message>
        <source>part.agent</source>
        <extracomment>English: Sync process | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Синхрондау процесі</translation>
    </message>
    <message>
        <source>part.data</source>
        <extracomment>English: Age of the data | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректердің жаңалығы</translation>
    </message>
    <message>
        <source>fact.fine</source>
        <extracomment>English: Fine | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бәрі дұрыс</translation>
    </message>
    <message>
        <source>fact.never</source>
        <extracomment>English: Never | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ешқашан</translation>
    </message>
    <message>
        <source>fact.off</source>
        <extracomment>English: Off | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Өшірулі</translation>
    </message>
    <message>
        <source>fact.last_test</source>
        <extracomment>English: Last test | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Соңғы тексеру</translation>
    </message>
    <message>
        <source>self_test.found</source>
        <extracomment>English: Faults: {n} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ақау саны: {n}</translation>
    </message>
    <message>
        <source>fact.opening</source>
        <extracomment>English: Time of the daily test | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Күн сайын тексеру уақыты</translation>
    </message>
    <message>
        <source>fact.held</source>
        <extracomment>English: Data held | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер нұсқасы</translation>
    </message>
    <message>
        <source>fact.held_rows</source>
        <extracomment>English: No. {seq}, rows: {rows} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>№ {seq}, жолдар: {rows}</translation>
    </message>
    <message>
        <source>fact.rejected_how</source>
        <extracomment>English: Tell the central office. They are never deleted | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орталық кеңсеге хабарлаңыз. Олар жойылмайды</translation>
    </message>
    <message>
        <source>lane.pull</source>
        <extracomment>English: Download of data | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректерді алу</translation>
    </message>
    <message>
        <source>lane.push</source>
        <extracomment>English: Upload of checks | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тексерулерді жіберу</translation>
    </message>
    <message>
        <source>lane.contact</source>
        <extracomment>English: Contact with the server | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сервермен байланыс</translation>
    </message>
    <message>
        <source>lane.bundle</source>
        <extracomment>English: Data from USB | Grade C: composed here, for a native reader to check</extracomment>
        <translation>USB-ден алынған деректер</translation>
    </message>
    <message>
        <source>lane.next</source>
        <extracomment>English: Next try: {time} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Келесі әрекет: {time}</translation>
    </message>
    <message>
        <source>lane.worked</source>
        <extracomment>English: Last worked: {time} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Соңғы сәтті әрекет: {time}</translation>
    </message>
    <message>
        <source>lane.before</source>
        <extracomment>English: Last error {time}: {what} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Соңғы қате {time}: {what}</translation>
    </message>
    <message>
        <source>history.title</source>
        <extracomment>English: Past syncs | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Өткен синхрондаулар</translation>
    </message>
    <message>
        <source>history.newest</source>
        <extracomment>English: Newest first | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Алдымен жаңалары</translation>
    </message>
    <message>
        <source>history.none</source>
        <extracomment>English: None yet | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Әзірге болған жоқ</translation>
    </message>
    <message>
        <source>history.sent</source>
        <extracomment>English: Checks sent: {n} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жіберілген тексерулер: {n}</translation>
    </message>
    <message>
        <source>history.unchanged</source>
        <extracomment>English: Worked, nothing new | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сәтті, жаңа деректер жоқ</translation>
    </message>
    <message>
        <source>history.met</source>
        <extracomment>English: Worked | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сәтті</translation>
    </message>
    <message>
        <source>history.times</source>
        <extracomment>English: In a row: {n}, since {time} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қатарынан: {n}, {time} бастап</translation>
    </message>
    <message>
        <source>stick.stick</source>
        <extracomment>English: USB stick | Grade C: composed here, for a native reader to check</extracomment>
        <translation>USB-жинақтауыш</translation>
    </message>
    <message>
        <source>stick.none</source>
        <extracomment>English: No USB stick found | Grade C: composed here, for a native reader to check</extracomment>
        <translation>USB-жинақтауыш табылмады</translation>
    </message>
    <message>
        <source>stick.no_bundle</source>
        <extracomment>English: No bundle found | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер файлы табылмады</translation>
    </message>
    <message>
        <source>stick.how</source>
        <extracomment>English: Plug a USB stick into the terminal | Grade C: composed here, for a native reader to check</extracomment>
        <translation>USB-жинақтауышты терминалға қосыңыз</translation>
    </message>
    <message>
        <source>enrol.asking</source>
        <extracomment>English: Waits for the answer | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жауап күтілуде</translation>
    </message>
    <message>
        <source>enrol.asking_how</source>
        <extracomment>English: On a machine with a network: kiosk-sync export-bundle. Then bring the stick back | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Желісі бар компьютерде: kiosk-sync export-bundle. Содан кейін USB-ні қайта қосыңыз</translation>
    </message>
    <message>
        <source>way.title</source>
        <extracomment>English: What the enrolment QR code does | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тіркеу QR-коды не істейді</translation>
    </message>
    <message>
        <source>way.network</source>
        <extracomment>English: By network | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Желі арқылы</translation>
    </message>
    <message>
        <source>way.anew</source>
        <extracomment>English: Enrol anew | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қайта тіркеу</translation>
    </message>
    <message>
        <source>way.letter</source>
        <extracomment>English: File to USB | Grade C: composed here, for a native reader to check</extracomment>
        <translation>USB-ге файл</translation>
    </message>
    <message>
        <source>way.network.how</source>
        <extracomment>English: Hold the enrolment QR code up to the camera | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тіркеу QR-кодын камераға көрсетіңіз</translation>
    </message>
    <message>
        <source>way.anew.how</source>
        <extracomment>English: The terminal gets a new identity. Checks not yet sent are kept | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал жаңа тіркелім алады. Жіберілмеген тексерулер сақталады</translation>
    </message>
    <message>
        <source>way.letter.how</source>
        <extracomment>English: Plug the stick in, then hold the enrolment QR code up to the camera | Grade C: composed here, for a native reader to check</extracomment>
        <translation>USB-ні қосып, тіркеу QR-кодын камераға көрсетіңіз</translation>
    </message>
    <message>
        <source>camera.in_use</source>
        <extracomment>English: In use | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қолданыста</translation>
    </message>
    <message>
        <source>camera.other</source>
        <extracomment>English: Plugged in | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қосулы</translation>
    </message>
    <message>
        <source>camera.looks</source>
        <extracomment>English: Decode rate | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Оқу жиілігі</translation>
    </message>
    <message>
        <source>camera.looks_now</source>
        <extracomment>English: At most {n} a second, now {now} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Секундына ең көбі {n}, қазір {now}</translation>
    </message>
    <message>
        <source>camera.exposure</source>
        <extracomment>English: Exposure | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Экспозиция</translation>
    </message>
    <message>
        <source>camera.gain</source>
        <extracomment>English: Gain | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Күшейту</translation>
    </message>
    <message>
        <source>camera.focus</source>
        <extracomment>English: Focus | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Фокус</translation>
    </message>
    <message>
        <source>camera.automatic</source>
        <extracomment>English: Auto | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Авто</translation>
    </message>
    <message>
        <source>camera.region</source>
        <extracomment>English: Region looked at | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қаралатын аймақ</translation>
    </message>
    <message>
        <source>camera.region.whole</source>
        <extracomment>English: Whole picture | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бүкіл кескін</translation>
    </message>
    <message>
        <source>camera.region.middle</source>
        <extracomment>English: Middle part | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ортаңғы бөлік</translation>
    </message>
    <message>
        <source>camera.region.centre</source>
        <extracomment>English: Centre | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ортасы</translation>
    </message>
    <message>
        <source>camera.source</source>
        <extracomment>English: Picture source | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кескін көзі</translation>
    </message>
    <message>
        <source>fact.volume</source>
        <extracomment>English: Volume | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дыбыс деңгейі</translation>
    </message>
    <message>
        <source>scan.kind</source>
        <extracomment>English: Kind of code | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Код түрі</translation>
    </message>
    <message>
        <source>scan.pass</source>
        <extracomment>English: Visitor pass | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Келушінің QR-коды</translation>
    </message>
    <message>
        <source>scan.ticket</source>
        <extracomment>English: Enrolment ticket | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тіркеу QR-коды</translation>
    </message>
    <message>
        <source>scan.card</source>
        <extracomment>English: Identity card | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жеке куәлік коды</translation>
    </message>
    <message>
        <source>scan.passport</source>
        <extracomment>English: Passport lines | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Төлқұжат жолдары</translation>
    </message>
    <message>
        <source>scan.other</source>
        <extracomment>English: Unknown code | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Белгісіз код</translation>
    </message>
    <message>
        <source>scan.time</source>
        <extracomment>English: Time it took | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Берілу уақыты</translation>
    </message>
    <message>
        <source>scan.milliseconds</source>
        <extracomment>English: {n} ms | Grade C: composed here, for a native reader to check</extracomment>
        <translation>{n} мс</translation>
    </message>
    <message>
        <source>scan.layout</source>
        <extracomment>English: Keyboard layout | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Пернетақта орналасуы</translation>
    </message>
    <message>
        <source>scan.plain</source>
        <extracomment>English: Read as sent | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дұрыс оқылды</translation>
    </message>
    <message>
        <source>scan.garbled</source>
        <extracomment>English: Another layout, but read right by the keys | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орналасу басқа, бірақ пернелер бойынша дұрыс оқылды</translation>
    </message>
    <message>
        <source>staff.title</source>
        <extracomment>English: Employees' codes | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкерлер кодтары</translation>
    </message>
    <message>
        <source>staff.count</source>
        <extracomment>English: In all: {n} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Барлығы: {n}</translation>
    </message>
    <message>
        <source>staff.really</source>
        <extracomment>English: Really remove | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жоюды растау</translation>
    </message>
    <message>
        <source>staff.technician</source>
        <extracomment>English: Technician | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Техник</translation>
    </message>
    <message>
        <source>staff.employee</source>
        <extracomment>English: Employee | Grade A</extracomment>
        <translation>Қызметкер</translation>
    </message>
    <message>
        <source>mode.title</source>
        <extracomment>English: Mode | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жұмыс режимі</translation>
    </message>
    <message>
        <source>mode.self</source>
        <extracomment>English: At the entrance | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кіреберіс</translation>
    </message>
    <message>
        <source>mode.desk</source>
        <extracomment>English: At the desk | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкер алдында</translation>
    </message>
    <message>
        <source>fact.home_language</source>
        <extracomment>English: Language of the venue | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Нысан тілі</translation>
    </message>
    <message>
        <source>fact.languages</source>
        <extracomment>English: Languages offered | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ұсынылатын тілдер</translation>
    </message>
    <message>
        <source>fact.rotation</source>
        <extracomment>English: Screen rotation | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Экранды бұру</translation>
    </message>
    <message>
        <source>fact.scale</source>
        <extracomment>English: Scale | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Масштаб</translation>
    </message>
    <message>
        <source>fact.reduced_motion</source>
        <extracomment>English: No motion | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қозғалыссыз</translation>
    </message>
    <message>
        <source>recovery.title</source>
        <extracomment>English: Recover the technician's PIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Техниктің PIN-кодын қалпына келтіру</translation>
    </message>
    <message>
        <source>recovery.text</source>
        <extracomment>English: All checks are kept | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тексерулер сақталады</translation>
    </message>
    <message>
        <source>recovery.request</source>
        <extracomment>English: Request for the central office | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орталық кеңсеге беретін сұрау</translation>
    </message>
    <message>
        <source>recovery.how</source>
        <extracomment>English: The office answers: kiosk-central recovery. Hold its QR code up to the camera, or bring recovery.txt on a USB stick | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кеңсе жауап береді: kiosk-central recovery. QR-кодты камераға көрсетіңіз немесе recovery.txt файлын USB-де әкеліңіз</translation>
    </message>
    <message>
        <source>recovery.code</source>
        <extracomment>English: Answer | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жауап</translation>
    </message>
    <message>
        <source>recovery.no_code</source>
        <extracomment>English: This is no recovery code | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бұл қалпына келтіру коды емес</translation>
    </message>
    <message>
        <source>recovery.other_terminal</source>
        <extracomment>English: The code is for another terminal or an older request | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Код басқа терминалға немесе ескі сұрауға берілген</translation>
    </message>
    <message>
        <source>recovery.expired</source>
        <extracomment>English: The code has expired. Ask for a new one | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кодтың мерзімі өткен. Жаңасын сұраңыз</translation>
    </message>
    <message>
        <source>recovery.forged</source>
        <extracomment>English: The signature is not valid | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қолтаңба жарамсыз</translation>
    </message>
    <message>
        <source>recovery.clock</source>
        <extracomment>English: The clock cannot be trusted. Set it and connect the network | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал сағатына сенуге болмайды. Сағатты қойып, желіге қосыңыз</translation>
    </message>
    <message>
        <source>recovery.not_enrolled</source>
        <extracomment>English: The terminal is not enrolled, so nobody can sign a code | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал тіркелмеген, сондықтан кодты ешкім бере алмайды</translation>
    </message>
    <message>
        <source>pin.technician</source>
        <extracomment>English: The technician enters their own code and PIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Техник өз коды мен PIN-кодын енгізеді</translation>
    </message>
    <message>
        <source>pin.barred</source>
        <extracomment>English: This code is not a technician's | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бұл код техникке тиесілі емес</translation>
    </message>
    <message>
        <source>pin.forgotten</source>
        <extracomment>English: PIN forgotten | Grade C: composed here, for a native reader to check</extracomment>
        <translation>PIN ұмытылды</translation>
    </message>
    <message>
        <source>code.title</source>
        <extracomment>English: An employee's new PIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкердің жаңа PIN-коды</translation>
    </message>
    <message>
        <source>code.title.technician</source>
        <extracomment>English: A technician's new PIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Техниктің жаңа PIN-коды</translation>
    </message>
    <message>
        <source>code.pin</source>
        <extracomment>English: New PIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жаңа PIN</translation>
    </message>
    <message>
        <source>code.again</source>
        <extracomment>English: PIN again | Grade C: composed here, for a native reader to check</extracomment>
        <translation>PIN қайтадан</translation>
    </message>
    <message>
        <source>code.name</source>
        <extracomment>English: Employee's name | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қызметкердің аты</translation>
    </message>
    <message>
        <source>code.name.how</source>
        <extracomment>English: Type the name, or save without one | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Атын енгізіңіз немесе онсыз сақтаңыз</translation>
    </message>
    <message>
        <source>code.technician</source>
        <extracomment>English: A code of two digits, a PIN of four to eight | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Екі саннан код, төрттен сегізге дейін саннан PIN</translation>
    </message>
    <message>
        <source>code.first</source>
        <extracomment>English: The terminal is new: choose the first technician's code and PIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал жаңа: бірінші техниктің коды мен PIN-кодын таңдаңыз</translation>
    </message>
    <message>
        <source>code.recovery</source>
        <extracomment>English: The office has confirmed: choose a code and a new PIN | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орталық кеңсе растады: жаңа код пен PIN таңдаңыз</translation>
    </message>
    <message>
        <source>code.pin_length</source>
        <extracomment>English: A PIN has at least four digits | Grade C: composed here, for a native reader to check</extracomment>
        <translation>PIN төрт саннан кем емес</translation>
    </message>
    <message>
        <source>code.pins_differ</source>
        <extracomment>English: The two PINs differ. Enter it again | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Екі PIN сәйкес емес. Қайта енгізіңіз</translation>
    </message>
    <message>
        <source>code.taken</source>
        <extracomment>English: This code is taken. Choose another | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бұл код бос емес. Басқасын таңдаңыз</translation>
    </message>
    <message>
        <source>code.not_kept</source>
        <extracomment>English: Not kept: check the disk | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сақталмады: дискіні тексеріңіз</translation>
    </message>
    <message>
        <source>trouble.other</source>
        <extracomment>English: Fault {code} | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ақау {code}</translation>
    </message>
    <message>
        <source>trouble.dns</source>
        <extracomment>English: The server's name is not found | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сервердің мекенжайы табылмады</translation>
    </message>
    <message>
        <source>remedy.dns</source>
        <extracomment>English: Check the cable or Wi-Fi, then DNS | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Желі кабелін немесе Wi-Fi, содан кейін DNS тексеріңіз</translation>
    </message>
    <message>
        <source>trouble.route</source>
        <extracomment>English: No way to the server | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Серверге жол жоқ</translation>
    </message>
    <message>
        <source>remedy.route</source>
        <extracomment>English: Check the cable, Wi-Fi and router | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кабельді, Wi-Fi және роутерді тексеріңіз</translation>
    </message>
    <message>
        <source>trouble.refused</source>
        <extracomment>English: The server refuses the connection | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сервер қосылымды қабылдамады</translation>
    </message>
    <message>
        <source>remedy.refused</source>
        <extracomment>English: Check the address; if it is right, the server is not running | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Мекенжайды тексеріңіз; дұрыс болса, сервер өшірулі</translation>
    </message>
    <message>
        <source>trouble.timeout</source>
        <extracomment>English: The server did not answer | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сервер жауап бермеді</translation>
    </message>
    <message>
        <source>remedy.timeout</source>
        <extracomment>English: Check the network and the firewall | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Желіні және брандмауэрді тексеріңіз</translation>
    </message>
    <message>
        <source>trouble.cut</source>
        <extracomment>English: The connection was cut | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Байланыс үзілді</translation>
    </message>
    <message>
        <source>remedy.cut</source>
        <extracomment>English: Nothing: the download goes on | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ештеңе істемеңіз: жүктеу жалғасады</translation>
    </message>
    <message>
        <source>trouble.slow</source>
        <extracomment>English: The network is too slow | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Желі тым баяу</translation>
    </message>
    <message>
        <source>remedy.slow</source>
        <extracomment>English: Check the network's speed; the download goes on | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Желі жылдамдығын тексеріңіз; жүктеу жалғасады</translation>
    </message>
    <message>
        <source>trouble.tls</source>
        <extracomment>English: The server's certificate is not trusted | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сервер сертификатына сенуге болмайды</translation>
    </message>
    <message>
        <source>remedy.tls</source>
        <extracomment>English: Check the clock and the server's certificate | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сағатты және сервер сертификатын тексеріңіз</translation>
    </message>
    <message>
        <source>trouble.captive_portal</source>
        <extracomment>English: The network wants a sign-in first | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Желі алдымен кіруді талап етеді</translation>
    </message>
    <message>
        <source>remedy.captive_portal</source>
        <extracomment>English: Sign in to the network in a browser, or use another | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Браузерде желіге кіріңіз немесе басқа желіні қолданыңыз</translation>
    </message>
    <message>
        <source>trouble.clock</source>
        <extracomment>English: The clock is wrong | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сағат дұрыс емес</translation>
    </message>
    <message>
        <source>remedy.clock</source>
        <extracomment>English: Set the clock, then sync again | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сағатты қойып, қайта синхрондаңыз</translation>
    </message>
    <message>
        <source>trouble.busy</source>
        <extracomment>English: The server asks for a pause | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сервер кідіруді сұрады</translation>
    </message>
    <message>
        <source>remedy.busy</source>
        <extracomment>English: Nothing: it is asked again by itself | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ештеңе істемеңіз: өзі қайталанады</translation>
    </message>
    <message>
        <source>trouble.server_error</source>
        <extracomment>English: The server has a fault | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Серверде қате</translation>
    </message>
    <message>
        <source>remedy.server_error</source>
        <extracomment>English: Tell the operator of the central server | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орталық сервер операторына хабарлаңыз</translation>
    </message>
    <message>
        <source>trouble.missing</source>
        <extracomment>English: The server lacks a file | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Серверде файл жоқ</translation>
    </message>
    <message>
        <source>remedy.missing</source>
        <extracomment>English: Tell the operator of the central server | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орталық сервер операторына хабарлаңыз</translation>
    </message>
    <message>
        <source>trouble.answer_not_understood</source>
        <extracomment>English: The server's answer is not understood | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сервердің жауабы түсініксіз</translation>
    </message>
    <message>
        <source>remedy.answer_not_understood</source>
        <extracomment>English: Check the server's address and version | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сервер мекенжайы мен нұсқасын тексеріңіз</translation>
    </message>
    <message>
        <source>trouble.too_large</source>
        <extracomment>English: A file of the server is too large | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сервер файлы тым үлкен</translation>
    </message>
    <message>
        <source>remedy.too_large</source>
        <extracomment>English: Tell the operator of the central server | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орталық сервер операторына хабарлаңыз</translation>
    </message>
    <message>
        <source>trouble.token_refused</source>
        <extracomment>English: The server refuses this terminal | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сервер бұл терминалды танымады</translation>
    </message>
    <message>
        <source>remedy.token_refused</source>
        <extracomment>English: Ask the central office whether it is blocked. Checks are kept | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал бұғатталған ба, орталықтан сұраңыз. Тексерулер сақталады</translation>
    </message>
    <message>
        <source>trouble.ticket</source>
        <extracomment>English: The enrolment code does not count | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тіркеу коды жарамсыз</translation>
    </message>
    <message>
        <source>trouble.no_ticket</source>
        <extracomment>English: This is no enrolment code | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бұл тіркеу коды емес</translation>
    </message>
    <message>
        <source>remedy.ticket</source>
        <extracomment>English: Ask the central office for a new enrolment QR code | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орталықтан жаңа тіркеу QR-кодын сұраңыз</translation>
    </message>
    <message>
        <source>remedy.no_ticket</source>
        <extracomment>English: Hold the enrolment QR code from the central office up to the camera | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орталық берген тіркеу QR-кодын камераға көрсетіңіз</translation>
    </message>
    <message>
        <source>trouble.not_enrolled</source>
        <extracomment>English: The terminal is not enrolled | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал тіркелмеген</translation>
    </message>
    <message>
        <source>remedy.not_enrolled</source>
        <extracomment>English: Open the page Enrolment | Grade C: composed here, for a native reader to check</extracomment>
        <translation>«Тіркеу» бетін ашыңыз</translation>
    </message>
    <message>
        <source>trouble.already_enrolled</source>
        <extracomment>English: The terminal is enrolled already | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал тіркеліп қойған</translation>
    </message>
    <message>
        <source>remedy.already_enrolled</source>
        <extracomment>English: Choose "Enrol anew" and show the code again | Grade C: composed here, for a native reader to check</extracomment>
        <translation>«Қайта тіркеу» таңдап, кодты тағы көрсетіңіз</translation>
    </message>
    <message>
        <source>trouble.revoked</source>
        <extracomment>English: The terminal was revoked | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминал тізілімнен шығарылған</translation>
    </message>
    <message>
        <source>remedy.revoked</source>
        <extracomment>English: Ask the central office for a new enrolment QR code | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орталықтан жаңа тіркеу QR-кодын сұраңыз</translation>
    </message>
    <message>
        <source>trouble.signature</source>
        <extracomment>English: The data's signature is not valid | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректердің қолтаңбасы жарамсыз</translation>
    </message>
    <message>
        <source>remedy.signature</source>
        <extracomment>English: Do not trust this source, tell the operator. The data in use stay | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бұл көзге сенбеңіз, операторға хабарлаңыз. Бұрынғы деректер қалады</translation>
    </message>
    <message>
        <source>trouble.metadata_expired</source>
        <extracomment>English: The publication has expired | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жарияланымның мерзімі өткен</translation>
    </message>
    <message>
        <source>remedy.metadata_expired</source>
        <extracomment>English: Check the clock; if it is right, tell the operator | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сағатты тексеріңіз; дұрыс болса, операторға хабарлаңыз</translation>
    </message>
    <message>
        <source>trouble.rollback</source>
        <extracomment>English: The source offers older data | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ұсынылған деректер ескірек</translation>
    </message>
    <message>
        <source>remedy.rollback</source>
        <extracomment>English: Use a newer source | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Жаңарақ көзді қолданыңыз</translation>
    </message>
    <message>
        <source>trouble.not_as_signed</source>
        <extracomment>English: A file is not what was signed | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Файл қолтаңбаға сәйкес емес</translation>
    </message>
    <message>
        <source>remedy.not_as_signed</source>
        <extracomment>English: Sync again; if it stays so, tell the operator | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қайта синхрондаңыз; қайталанса, операторға хабарлаңыз</translation>
    </message>
    <message>
        <source>trouble.pepper_missing</source>
        <extracomment>English: The key of the data has not come yet | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер кілті әлі келген жоқ</translation>
    </message>
    <message>
        <source>remedy.pepper_missing</source>
        <extracomment>English: Wait for the next contact, or take a bundle from USB | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Келесі байланысты күтіңіз немесе USB-ден алыңыз</translation>
    </message>
    <message>
        <source>trouble.digest</source>
        <extracomment>English: The data differ from the register's | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер тізілімге сәйкес емес</translation>
    </message>
    <message>
        <source>remedy.digest</source>
        <extracomment>English: Nothing: they are fetched anew | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ештеңе істемеңіз: бәрі қайта жүктеледі</translation>
    </message>
    <message>
        <source>trouble.bundle</source>
        <extracomment>English: The file is damaged or of another kind | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Файл бүлінген немесе басқа түрде</translation>
    </message>
    <message>
        <source>remedy.bundle</source>
        <extracomment>English: Make the file again and copy it whole | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Файлды қайта жасап, толық көшіріңіз</translation>
    </message>
    <message>
        <source>trouble.other_register</source>
        <extracomment>English: The file is of another register | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Файл басқа тізілімнен</translation>
    </message>
    <message>
        <source>remedy.other_register</source>
        <extracomment>English: Use a file of the register this terminal belongs to | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Осы терминалдың тізіліміндегі файлды алыңыз</translation>
    </message>
    <message>
        <source>trouble.disk_full</source>
        <extracomment>English: The disk is full | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Диск толы</translation>
    </message>
    <message>
        <source>remedy.disk_full</source>
        <extracomment>English: Free some space on the disk | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дискіде орын босатыңыз</translation>
    </message>
    <message>
        <source>trouble.read_only</source>
        <extracomment>English: The disk cannot be written | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дискіге жазуға болмайды</translation>
    </message>
    <message>
        <source>remedy.read_only</source>
        <extracomment>English: Mount the disk for writing | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дискіні жазу үшін қосыңыз</translation>
    </message>
    <message>
        <source>trouble.disk</source>
        <extracomment>English: The disk fails | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Диск қатесі</translation>
    </message>
    <message>
        <source>remedy.disk</source>
        <extracomment>English: Check the disk and the folder's rights | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дискіні және қалта құқықтарын тексеріңіз</translation>
    </message>
    <message>
        <source>trouble.agent_stopped</source>
        <extracomment>English: The sync process does not run | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Синхрондау процесі жұмыс істемейді</translation>
    </message>
    <message>
        <source>remedy.agent_stopped</source>
        <extracomment>English: Restart the terminal; if it stays so, send the log | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Терминалды қайта қосыңыз; қайталанса, журналды жіберіңіз</translation>
    </message>
    <message>
        <source>trouble.agent_busy</source>
        <extracomment>English: The sync process is busy with something else | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Синхрондау процесі басқа жұмыспен айналысуда</translation>
    </message>
    <message>
        <source>remedy.agent_busy</source>
        <extracomment>English: Wait until it is done, then test again | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Аяқталғанын күтіп, қайта тексеріңіз</translation>
    </message>
    <message>
        <source>trouble.internal_error</source>
        <extracomment>English: A mistake in the program | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бағдарлама қатесі</translation>
    </message>
    <message>
        <source>remedy.internal_error</source>
        <extracomment>English: Restart, and send the diagnostics | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қайта қосып, диагностиканы жіберіңіз</translation>
    </message>
    <message>
        <source>trouble.camera_missing</source>
        <extracomment>English: There is no camera, or it was unplugged | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Камера жоқ немесе ажыратылған</translation>
    </message>
    <message>
        <source>remedy.camera_missing</source>
        <extracomment>English: Plug it in: it is opened by itself | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Камераны қосыңыз: ол өзі ашылады</translation>
    </message>
    <message>
        <source>trouble.camera_forbidden</source>
        <extracomment>English: The kiosk may not read the camera | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Камераны оқуға рұқсат жоқ</translation>
    </message>
    <message>
        <source>remedy.camera_forbidden</source>
        <extracomment>English: Add its user to the group video, then restart | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Киоск пайдаланушысын video тобына қосып, қайта қосыңыз</translation>
    </message>
    <message>
        <source>trouble.camera_busy</source>
        <extracomment>English: Another program has the camera | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Камера басқа бағдарламада</translation>
    </message>
    <message>
        <source>remedy.camera_busy</source>
        <extracomment>English: Close that program | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сол бағдарламаны жабыңыз</translation>
    </message>
    <message>
        <source>trouble.camera_stuck</source>
        <extracomment>English: The camera gives no new picture | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Камера кескін бермейді</translation>
    </message>
    <message>
        <source>remedy.camera_stuck</source>
        <extracomment>English: It is opened again by itself; if that does not help, replug it | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Ол өзі қайта ашылады; болмаса, қайта қосыңыз</translation>
    </message>
    <message>
        <source>trouble.camera_black</source>
        <extracomment>English: The picture is black | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кескін қара</translation>
    </message>
    <message>
        <source>remedy.camera_black</source>
        <extracomment>English: Take the cover off, give it light | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қақпағын алып, жарық беріңіз</translation>
    </message>
    <message>
        <source>trouble.no_data</source>
        <extracomment>English: No data have arrived yet | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер әлі келген жоқ</translation>
    </message>
    <message>
        <source>remedy.no_data</source>
        <extracomment>English: Sync now, or take in data from USB | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қазір синхрондаңыз немесе USB-ден алыңыз</translation>
    </message>
    <message>
        <source>trouble.stale_data</source>
        <extracomment>English: The data are too old | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер ескірген</translation>
    </message>
    <message>
        <source>remedy.stale_data</source>
        <extracomment>English: Connect the network, or take in data from USB | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Желіге қосыңыз немесе USB-ден алыңыз</translation>
    </message>
    <message>
        <source>trouble.data_damaged</source>
        <extracomment>English: A data file is damaged | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер файлы бүлінген</translation>
    </message>
    <message>
        <source>remedy.data_damaged</source>
        <extracomment>English: Sync now: all of it is fetched anew | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қазір синхрондаңыз: бәрі қайта жүктеледі</translation>
    </message>
    <message>
        <source>trouble.journal_damaged</source>
        <extracomment>English: The journal of checks is damaged | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Тексерулер журналы бүлінген</translation>
    </message>
    <message>
        <source>remedy.journal_damaged</source>
        <extracomment>English: Restart; if it stays, move journal.db* aside and keep it | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қайта қосыңыз; көмектеспесе, journal.db* файлын бөлек сақтаңыз</translation>
    </message>
    <message>
        <source>trouble.mailbox_renewed</source>
        <extracomment>English: A damaged file was made anew | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бүлінген файл қайта жасалды</translation>
    </message>
    <message>
        <source>remedy.mailbox_renewed</source>
        <extracomment>English: Send agent.db.broken-* with the diagnostics, then delete it | Grade C: composed here, for a native reader to check</extracomment>
        <translation>agent.db.broken-* файлын диагностикамен жіберіп, жойыңыз</translation>
    </message>
    <message>
        <source>trouble.disk_missing</source>
        <extracomment>English: The data disk is missing | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Деректер дискісі жоқ</translation>
    </message>
    <message>
        <source>remedy.disk_missing</source>
        <extracomment>English: Mount it and restart. If it is a new one, enrol anew | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дискіні жалғап, қайта қосыңыз. Жаңа диск болса, қайта тіркеңіз</translation>
    </message>
    <message>
        <source>trouble.locked</source>
        <extracomment>English: Another program holds the file | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Файл басқа бағдарламада</translation>
    </message>
    <message>
        <source>remedy.locked</source>
        <extracomment>English: Close that program | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сол бағдарламаны жабыңыз</translation>
    </message>
    <message>
        <source>trouble.newer</source>
        <extracomment>English: This version does not understand the data | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бұл нұсқа деректерді түсінбейді</translation>
    </message>
    <message>
        <source>remedy.newer</source>
        <extracomment>English: Upgrade the program | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бағдарламаны жаңартыңыз</translation>
    </message>
    <message>
        <source>trouble.settings_not_kept</source>
        <extracomment>English: The settings were not kept | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Баптаулар сақталмады</translation>
    </message>
    <message>
        <source>remedy.settings_not_kept</source>
        <extracomment>English: Check the rights of the settings file | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Баптау файлының құқықтарын тексеріңіз</translation>
    </message>
    <message>
        <source>trouble.no_sound</source>
        <extracomment>English: There is no audio device | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Дыбыс құрылғысы жоқ</translation>
    </message>
    <message>
        <source>remedy.no_sound</source>
        <extracomment>English: Plug a speaker in and turn the volume up | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Динамикті қосып, дыбысты көтеріңіз</translation>
    </message>
    <message>
        <source>trouble.staff_unreadable</source>
        <extracomment>English: The file of codes cannot be read | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Кодтар файлы оқылмайды</translation>
    </message>
    <message>
        <source>remedy.staff_unreadable</source>
        <extracomment>English: Restore the file or make the codes anew | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Файлды қалпына келтіріңіз немесе кодтарды қайта жасаңыз</translation>
    </message>
    <message>
        <source>trouble.last_technician</source>
        <extracomment>English: This is the only technician | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Бұл жалғыз техник</translation>
    </message>
    <message>
        <source>remedy.last_technician</source>
        <extracomment>English: Add another technician first | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Алдымен басқа техник қосыңыз</translation>
    </message>
    <message>
        <source>trouble.decoder</source>
        <extracomment>English: The test code was not read | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Сынақ коды оқылмады</translation>
    </message>
    <message>
        <source>remedy.decoder</source>
        <extracomment>English: Restart, and send the diagnostics | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Қайта қосып, диагностиканы жіберіңіз</translation>
    </message>
    <message>
        <source>trouble.no_stick</source>
        <extracomment>English: There is no USB stick | Grade C: composed here, for a native reader to check</extracomment>
        <translation>USB-жинақтауыш жоқ</translation>
    </message>
    <message>
        <source>remedy.no_stick</source>
        <extracomment>English: Plug a USB stick into the terminal | Grade C: composed here, for a native reader to check</extracomment>
        <translation>USB-жинақтауышты терминалға қосыңыз</translation>
    </message>
    <message>
        <source>trouble.stick</source>
        <extracomment>English: The USB stick could not be written | Grade C: composed here, for a native reader to check</extracomment>
        <translation>USB-ге жазылмады</translation>
    </message>
    <message>
        <source>remedy.stick</source>
        <extracomment>English: Check its space and write lock, or take another stick | Grade C: composed here, for a native reader to check</extracomment>
        <translation>Орын мен жазудан қорғауды тексеріңіз немесе басқа USB алыңыз</translation>
    </message>
</context>
</TS>
