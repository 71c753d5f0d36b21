<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_GB">
<context>
    <name>kiosk</name>
    <message>
        <source>idle.title</source>
        <extracomment>English: Hold your QR code up to the camera</extracomment>
        <translation>Поднесите QR-код к камере</translation>
    </message>
    <message>
        <source>idle.no_smartphone</source>
        <extracomment>English: I have no smartphone</extracomment>
        <translation>У меня нет смартфона</translation>
    </message>
    <message>
        <source>desk.prompt</source>
        <extracomment>English: Scan the QR code · scanner, camera or by hand</extracomment>
        <translation>Отсканируйте QR-код · сканер, камера или вручную</translation>
    </message>
    <message>
        <source>desk.prompt.exit</source>
        <extracomment>English: Exit: scan the code of the visitor who leaves</extracomment>
        <translation>Выход: отсканируйте код уходящего посетителя</translation>
    </message>
    <message>
        <source>data.at</source>
        <extracomment>English: Data as of {time}</extracomment>
        <translation>Данные на {time}</translation>
    </message>
    <message>
        <source>data.short</source>
        <extracomment>English: Data {time}</extracomment>
        <translation>Данные {time}</translation>
    </message>
    <message>
        <source>data.offline</source>
        <extracomment>English: working offline</extracomment>
        <translation>работа офлайн</translation>
    </message>
    <message>
        <source>data.stale</source>
        <extracomment>English: Data out of date: {time}</extracomment>
        <translation>Данные устарели: {time}</translation>
    </message>
    <message>
        <source>data.none</source>
        <extracomment>English: No data yet</extracomment>
        <translation>Данных нет</translation>
    </message>
    <message>
        <source>data.waiting</source>
        <extracomment>English: {n} waiting</extracomment>
        <translation>в очереди {n}</translation>
    </message>
    <message>
        <source>hint.not_a_pass</source>
        <extracomment>English: This is not a visitor pass</extracomment>
        <translation>Это не QR-код посетителя</translation>
    </message>
    <message>
        <source>hint.tilt</source>
        <extracomment>English: Tilt the screen a little: it reflects the light</extracomment>
        <translation>Чуть наклоните экран: он бликует</translation>
    </message>
    <message>
        <source>hint.brighten</source>
        <extracomment>English: Make the screen brighter</extracomment>
        <translation>Сделайте экран ярче</translation>
    </message>
    <message>
        <source>hint.not_a_document</source>
        <extracomment>English: This is no code of a document</extracomment>
        <translation>Это не код удостоверения</translation>
    </message>
    <message>
        <source>calling.title</source>
        <extracomment>English: An employee is coming</extracomment>
        <translation>Сотрудник идёт к вам</translation>
    </message>
    <message>
        <source>calling.text</source>
        <extracomment>English: Please wait. Have your identity card or passport ready</extracomment>
        <translation>Подождите. Приготовьте удостоверение или паспорт</translation>
    </message>
    <message>
        <source>calling.staff</source>
        <extracomment>English: I am an employee</extracomment>
        <translation>Я сотрудник</translation>
    </message>
    <message>
        <source>pin.code</source>
        <extracomment>English: Employee code</extracomment>
        <translation>Код сотрудника</translation>
    </message>
    <message>
        <source>pin.pin</source>
        <extracomment>English: PIN</extracomment>
        <translation>PIN-код</translation>
    </message>
    <message>
        <source>pin.text</source>
        <extracomment>English: The employee enters their own code and PIN</extracomment>
        <translation>Сотрудник вводит свой код и PIN-код</translation>
    </message>
    <message>
        <source>pin.refused</source>
        <extracomment>English: Wrong code or PIN</extracomment>
        <translation>Неверный код или PIN</translation>
    </message>
    <message>
        <source>pin.wait</source>
        <extracomment>English: Wrong code or PIN. Wait {n} s</extracomment>
        <translation>Неверный код или PIN. Подождите {n} с</translation>
    </message>
    <message>
        <source>pin.verifying</source>
        <extracomment>English: Checking…</extracomment>
        <translation>Проверка…</translation>
    </message>
    <message>
        <source>button.cancel</source>
        <extracomment>English: Cancel</extracomment>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>button.back</source>
        <extracomment>English: Back</extracomment>
        <translation>Назад</translation>
    </message>
    <message>
        <source>button.check</source>
        <extracomment>English: Check</extracomment>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>button.continue</source>
        <extracomment>English: Continue</extracomment>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>button.clear</source>
        <extracomment>English: Clear</extracomment>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>button.erase</source>
        <extracomment>English: Erase the last character</extracomment>
        <translation>Стереть последний знак</translation>
    </message>
    <message>
        <source>button.scan_again</source>
        <extracomment>English: Scan again</extracomment>
        <translation>Сканировать снова</translation>
    </message>
    <message>
        <source>button.manual</source>
        <extracomment>English: Enter by hand</extracomment>
        <translation>Ввести вручную</translation>
    </message>
    <message>
        <source>button.iin</source>
        <extracomment>English: IIN</extracomment>
        <translation>ИИН</translation>
    </message>
    <message>
        <source>button.passport</source>
        <extracomment>English: Passport</extracomment>
        <translation>Паспорт</translation>
    </message>
    <message>
        <source>button.exit</source>
        <extracomment>English: Exit</extracomment>
        <translation>Выход</translation>
    </message>
    <message>
        <source>button.entry</source>
        <extracomment>English: Entry</extracomment>
        <translation>Вход</translation>
    </message>
    <message>
        <source>iin.title</source>
        <extracomment>English: Enter the IIN</extracomment>
        <translation>Введите ИИН</translation>
    </message>
    <message>
        <source>iin.text</source>
        <extracomment>English: Staff mode · the barcode on the card can be scanned too</extracomment>
        <translation>Режим сотрудника · можно отсканировать штрих-код на удостоверении</translation>
    </message>
    <message>
        <source>iin.left</source>
        <extracomment>English: digits left: {n}</extracomment>
        <translation>осталось цифр: {n}</translation>
    </message>
    <message>
        <source>iin.wrong</source>
        <extracomment>English: Not a valid IIN. Compare with the card</extracomment>
        <translation>Неправильный ИИН. Сверьте с удостоверением</translation>
    </message>
    <message>
        <source>iin.ready</source>
        <extracomment>English: Ready to check</extracomment>
        <translation>Готово к проверке</translation>
    </message>
    <message>
        <source>consent.visitor</source>
        <extracomment>English: I agree to the processing of my personal data</extracomment>
        <translation>Даю согласие на обработку персональных данных</translation>
    </message>
    <message>
        <source>consent.staff</source>
        <extracomment>English: The visitor agrees to the status check</extracomment>
        <translation>Посетитель согласен на проверку статуса</translation>
    </message>
    <message>
        <source>consent.need</source>
        <extracomment>English: The visitor's consent is needed first</extracomment>
        <translation>Сначала нужно согласие посетителя</translation>
    </message>
    <message>
        <source>confirm.iin</source>
        <extracomment>English: Compare with the card</extracomment>
        <translation>Сверьте с удостоверением</translation>
    </message>
    <message>
        <source>confirm.passport</source>
        <extracomment>English: Compare with the passport</extracomment>
        <translation>Сверьте с паспортом</translation>
    </message>
    <message>
        <source>confirm.text</source>
        <extracomment>English: Is the number right, and is this the person in the photo?</extracomment>
        <translation>Номер верный? На фото этот человек?</translation>
    </message>
    <message>
        <source>state.title</source>
        <extracomment>English: Country that issued the passport</extracomment>
        <translation>Страна выдачи паспорта</translation>
    </message>
    <message>
        <source>state.text</source>
        <extracomment>English: Touch the first letters of the country</extracomment>
        <translation>Нажмите первые буквы страны</translation>
    </message>
    <message>
        <source>state.none</source>
        <extracomment>English: No such country</extracomment>
        <translation>Такой страны не найдено</translation>
    </message>
    <message>
        <source>number.title</source>
        <extracomment>English: Enter the passport number</extracomment>
        <translation>Введите номер паспорта</translation>
    </message>
    <message>
        <source>number.fault</source>
        <extracomment>English: A number has 5 to 20 letters and digits. Compare with the passport</extracomment>
        <translation>В номере от 5 до 20 букв и цифр. Сверьте с паспортом</translation>
    </message>
    <message>
        <source>verdict.admit</source>
        <extracomment>English: Entry allowed</extracomment>
        <translation>Вход разрешён</translation>
    </message>
    <message>
        <source>verdict.deny</source>
        <extracomment>English: Entry not allowed</extracomment>
        <translation>Вход запрещён</translation>
    </message>
    <message>
        <source>verdict.refer</source>
        <extracomment>English: We could not check</extracomment>
        <translation>Не удалось определить</translation>
    </message>
    <message>
        <source>verdict.advisory</source>
        <extracomment>English: The check is advisory until {date}</extracomment>
        <translation>До {date} проверка рекомендательная</translation>
    </message>
    <message>
        <source>verdict.advisory.undated</source>
        <extracomment>English: The check is advisory for now</extracomment>
        <translation>Проверка пока рекомендательная</translation>
    </message>
    <message>
        <source>verdict.advisory.visitor</source>
        <extracomment>English: Nobody is refused</extracomment>
        <translation>Вход не ограничен</translation>
    </message>
    <message>
        <source>verdict.advisory.staff</source>
        <extracomment>English: Turn nobody away. Once in force this will be: {verdict}</extracomment>
        <translation>Никого не задерживайте. Когда требование вступит в силу: {verdict}</translation>
    </message>
    <message>
        <source>verdict.exit</source>
        <extracomment>English: Exit recorded</extracomment>
        <translation>Выход отмечен</translation>
    </message>
    <message>
        <source>verdict.ask_staff</source>
        <extracomment>English: Please speak to an employee</extracomment>
        <translation>Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>status.green</source>
        <extracomment>English: Green</extracomment>
        <translation>Зелёный</translation>
    </message>
    <message>
        <source>status.blue</source>
        <extracomment>English: Blue</extracomment>
        <translation>Синий</translation>
    </message>
    <message>
        <source>status.yellow</source>
        <extracomment>English: Yellow</extracomment>
        <translation>Жёлтый</translation>
    </message>
    <message>
        <source>status.red</source>
        <extracomment>English: Red</extracomment>
        <translation>Красный</translation>
    </message>
    <message>
        <source>outcome.admit</source>
        <extracomment>English: entered</extracomment>
        <translation>вошёл</translation>
    </message>
    <message>
        <source>outcome.deny</source>
        <extracomment>English: refused</extracomment>
        <translation>не вошёл</translation>
    </message>
    <message>
        <source>outcome.refer</source>
        <extracomment>English: unclear</extracomment>
        <translation>не определено</translation>
    </message>
    <message>
        <source>outcome.exit</source>
        <extracomment>English: left</extracomment>
        <translation>вышел</translation>
    </message>
    <message>
        <source>count.admit</source>
        <extracomment>English: entered</extracomment>
        <translation>вошли</translation>
    </message>
    <message>
        <source>count.deny</source>
        <extracomment>English: refused</extracomment>
        <translation>не вошли</translation>
    </message>
    <message>
        <source>count.refer</source>
        <extracomment>English: unclear</extracomment>
        <translation>не определено</translation>
    </message>
    <message>
        <source>count.inside</source>
        <extracomment>English: inside</extracomment>
        <translation>внутри</translation>
    </message>
    <message>
        <source>panel.today</source>
        <extracomment>English: Today</extracomment>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>panel.nothing</source>
        <extracomment>English: No checks in the last ten minutes</extracomment>
        <translation>За последние десять минут проверок не было</translation>
    </message>
    <message>
        <source>camera.starting</source>
        <extracomment>English: The camera is starting…</extracomment>
        <translation>Камера включается…</translation>
    </message>
    <message>
        <source>camera.lost</source>
        <extracomment>English: Camera unavailable</extracomment>
        <translation>Камера недоступна</translation>
    </message>
    <message>
        <source>camera.lost.desk</source>
        <extracomment>English: Enter by hand or use the hand-scanner</extracomment>
        <translation>Введите вручную или используйте сканер</translation>
    </message>
    <message>
        <source>fault.title</source>
        <extracomment>English: This terminal is out of order</extracomment>
        <translation>Терминал временно не работает</translation>
    </message>
    <message>
        <source>fault.code</source>
        <extracomment>English: Code: {code}</extracomment>
        <translation>Код: {code}</translation>
    </message>
    <message>
        <source>bulletin.text</source>
        <extracomment>English: {date}: infected {infected} · recovered {recovered} · died {deaths}</extracomment>
        <translation>{date}: заболели {infected} · выздоровели {recovered} · умерли {deaths}</translation>
    </message>
    <message>
        <source>notice.data_aging</source>
        <extracomment>English: The data are getting old: check the connection</extracomment>
        <translation>Данные устаревают: проверьте соединение</translation>
    </message>
    <message>
        <source>notice.venue_full</source>
        <extracomment>English: The venue is full: record those who leave</extracomment>
        <translation>Объект заполнен: отмечайте выходящих</translation>
    </message>
    <message>
        <source>method.qr</source>
        <extracomment>English: QR</extracomment>
        <translation>QR</translation>
    </message>
    <message>
        <source>method.iin</source>
        <extracomment>English: IIN</extracomment>
        <translation>ИИН</translation>
    </message>
    <message>
        <source>method.passport</source>
        <extracomment>English: Passport</extracomment>
        <translation>Паспорт</translation>
    </message>
    <message>
        <source>reason.green.visitor</source>
        <extracomment>English: Green status</extracomment>
        <translation>Зелёный статус</translation>
    </message>
    <message>
        <source>reason.green.staff</source>
        <extracomment>English: Green status. Let the visitor in</extracomment>
        <translation>Зелёный статус. Пропустите посетителя</translation>
    </message>
    <message>
        <source>reason.green.short</source>
        <extracomment>English: Green</extracomment>
        <translation>Зелёный</translation>
    </message>
    <message>
        <source>reason.blue.visitor</source>
        <extracomment>English: Blue status</extracomment>
        <translation>Синий статус</translation>
    </message>
    <message>
        <source>reason.blue.staff</source>
        <extracomment>English: Blue status. Let the visitor in</extracomment>
        <translation>Синий статус. Пропустите посетителя</translation>
    </message>
    <message>
        <source>reason.blue.short</source>
        <extracomment>English: Blue</extracomment>
        <translation>Синий</translation>
    </message>
    <message>
        <source>reason.yellow.staff</source>
        <extracomment>English: Contact of a confirmed patient. Do not name the reason in front of others; advise home isolation</extracomment>
        <translation>Контактный. Не называйте причину при всех, предложите домашний карантин</translation>
    </message>
    <message>
        <source>reason.yellow.short</source>
        <extracomment>English: Yellow</extracomment>
        <translation>Жёлтый</translation>
    </message>
    <message>
        <source>reason.red.staff</source>
        <extracomment>English: A positive test is registered. Do not name the reason in front of others; advise home isolation</extracomment>
        <translation>В базе зарегистрирован положительный результат. Не называйте причину при всех, предложите домашний карантин</translation>
    </message>
    <message>
        <source>reason.red.short</source>
        <extracomment>English: Red</extracomment>
        <translation>Красный</translation>
    </message>
    <message>
        <source>reason.venue_rule.visitor</source>
        <extracomment>English: Only Green status is admitted here today. Please speak to an employee</extracomment>
        <translation>Сегодня сюда можно только с Зелёным статусом. Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.venue_rule.staff</source>
        <extracomment>English: Blue status, but only Green is admitted here. Explain the rule</extracomment>
        <translation>Синий статус, но сюда пускают только с Зелёным. Объясните правило</translation>
    </message>
    <message>
        <source>reason.venue_rule.short</source>
        <extracomment>English: Venue rule</extracomment>
        <translation>Правило объекта</translation>
    </message>
    <message>
        <source>reason.venue_full.visitor</source>
        <extracomment>English: The venue is full. Please wait or speak to an employee</extracomment>
        <translation>Мест нет. Подождите или обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.venue_full.staff</source>
        <extracomment>English: The venue is at capacity. Ask the visitor to wait until somebody leaves</extracomment>
        <translation>Объект заполнен. Попросите подождать, пока кто-нибудь выйдет</translation>
    </message>
    <message>
        <source>reason.venue_full.short</source>
        <extracomment>English: Full</extracomment>
        <translation>Заполнено</translation>
    </message>
    <message>
        <source>reason.exit.visitor</source>
        <extracomment>English: Goodbye</extracomment>
        <translation>До свидания</translation>
    </message>
    <message>
        <source>reason.exit.staff</source>
        <extracomment>English: The visitor has left</extracomment>
        <translation>Посетитель вышел</translation>
    </message>
    <message>
        <source>reason.override.visitor</source>
        <extracomment>English: By an employee's decision</extracomment>
        <translation>По решению сотрудника</translation>
    </message>
    <message>
        <source>reason.override.staff</source>
        <extracomment>English: Admitted by an employee's decision, which is recorded</extracomment>
        <translation>Вход по решению сотрудника, решение записано</translation>
    </message>
    <message>
        <source>reason.override.short</source>
        <extracomment>English: Staff decision</extracomment>
        <translation>Решение сотрудника</translation>
    </message>
    <message>
        <source>reason.not_a_pass.visitor</source>
        <extracomment>English: This is not a visitor pass. Show the QR code from the app or speak to an employee</extracomment>
        <translation>Это не QR-код посетителя. Покажите QR-код из приложения или обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.not_a_pass.staff</source>
        <extracomment>English: Not a visitor pass. Ask for the code in the app or enter the IIN</extracomment>
        <translation>Это не QR-код посетителя. Попросите код из приложения или введите ИИН</translation>
    </message>
    <message>
        <source>reason.not_a_pass.short</source>
        <extracomment>English: Other code</extracomment>
        <translation>Другой код</translation>
    </message>
    <message>
        <source>reason.forged_pass.visitor</source>
        <extracomment>English: The code was not accepted. Open a new code in the app or speak to an employee</extracomment>
        <translation>Код не принят. Откройте новый код в приложении или обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.forged_pass.staff</source>
        <extracomment>English: Signature not valid. Ask for a new code or check by document</extracomment>
        <translation>Подпись недействительна. Попросите новый код или проверьте по документу</translation>
    </message>
    <message>
        <source>reason.forged_pass.short</source>
        <extracomment>English: Signature not valid</extracomment>
        <translation>Подпись недействительна</translation>
    </message>
    <message>
        <source>reason.expired_pass.visitor</source>
        <extracomment>English: The code has expired. Open a new code in the app or speak to an employee</extracomment>
        <translation>Срок действия кода истёк. Откройте новый код в приложении или обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.expired_pass.staff</source>
        <extracomment>English: The code has expired. Ask for a new code or check by document</extracomment>
        <translation>Срок действия кода истёк. Попросите новый код или проверьте по документу</translation>
    </message>
    <message>
        <source>reason.expired_pass.short</source>
        <extracomment>English: Expired</extracomment>
        <translation>Срок истёк</translation>
    </message>
    <message>
        <source>reason.pass_not_yet_valid.visitor</source>
        <extracomment>English: The code is not valid yet. Check your phone's clock or speak to an employee</extracomment>
        <translation>Код ещё не действует. Проверьте время на телефоне или обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.pass_not_yet_valid.staff</source>
        <extracomment>English: The code is not valid yet. Compare the clocks of phone and terminal</extracomment>
        <translation>Код ещё не действует. Сравните время на телефоне и на терминале</translation>
    </message>
    <message>
        <source>reason.pass_not_yet_valid.short</source>
        <extracomment>English: Not valid yet</extracomment>
        <translation>Ещё не действует</translation>
    </message>
    <message>
        <source>reason.paper_pass.visitor</source>
        <extracomment>English: A paper code is checked by an employee, with your document</extracomment>
        <translation>Бумажный код проверяет сотрудник вместе с документом</translation>
    </message>
    <message>
        <source>reason.paper_pass.staff</source>
        <extracomment>English: Paper pass. Compare name and photo with the document</extracomment>
        <translation>Бумажный код. Сверьте имя и фото с документом</translation>
    </message>
    <message>
        <source>reason.paper_pass.short</source>
        <extracomment>English: Paper pass</extracomment>
        <translation>Бумажный код</translation>
    </message>
    <message>
        <source>reason.unknown_issuer.visitor</source>
        <extracomment>English: It is not known who issued this code. Please speak to an employee</extracomment>
        <translation>Неизвестно, кем выдан код. Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.unknown_issuer.staff</source>
        <extracomment>English: Unknown issuer. Sync the data or check by document</extracomment>
        <translation>Издатель кода неизвестен. Выполните синхронизацию или проверьте по документу</translation>
    </message>
    <message>
        <source>reason.unknown_issuer.short</source>
        <extracomment>English: Unknown code</extracomment>
        <translation>Неизвестный код</translation>
    </message>
    <message>
        <source>reason.unknown_person.visitor</source>
        <extracomment>English: Not found in the register. Please speak to an employee, with your document</extracomment>
        <translation>В базе не найдено. Обратитесь к сотруднику с документом</translation>
    </message>
    <message>
        <source>reason.unknown_person.staff</source>
        <extracomment>English: Not found in the register. Compare the number with the document and try again</extracomment>
        <translation>В базе не найдено. Сверьте номер с документом и повторите</translation>
    </message>
    <message>
        <source>reason.unknown_person.short</source>
        <extracomment>English: Not found</extracomment>
        <translation>Не найдено</translation>
    </message>
    <message>
        <source>reason.already_used_here.visitor</source>
        <extracomment>English: The code was already used here. Open a new one or speak to an employee</extracomment>
        <translation>Код уже использован здесь. Откройте новый код или обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.already_used_here.staff</source>
        <extracomment>English: This code was used here a moment ago. Look at the phone and the document</extracomment>
        <translation>Код здесь только что использован. Проверьте телефон и документ</translation>
    </message>
    <message>
        <source>reason.already_used_here.short</source>
        <extracomment>English: Already used</extracomment>
        <translation>Уже использован</translation>
    </message>
    <message>
        <source>reason.several_passes.visitor</source>
        <extracomment>English: Several codes at once. Please show one at a time</extracomment>
        <translation>Показано несколько кодов сразу. Показывайте по одному</translation>
    </message>
    <message>
        <source>reason.several_passes.staff</source>
        <extracomment>English: Several codes at once. Ask for one at a time</extracomment>
        <translation>Видно несколько кодов сразу. Попросите показывать по одному</translation>
    </message>
    <message>
        <source>reason.several_passes.short</source>
        <extracomment>English: Several codes</extracomment>
        <translation>Несколько кодов</translation>
    </message>
    <message>
        <source>reason.staff_needed.visitor</source>
        <extracomment>English: Only an employee can check by number. Please speak to an employee</extracomment>
        <translation>По номеру проверяет только сотрудник. Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.staff_needed.staff</source>
        <extracomment>English: A check by number needs an employee's PIN</extracomment>
        <translation>Для проверки по номеру нужен PIN-код сотрудника</translation>
    </message>
    <message>
        <source>reason.staff_needed.short</source>
        <extracomment>English: Staff needed</extracomment>
        <translation>Нужен сотрудник</translation>
    </message>
    <message>
        <source>reason.no_consent.visitor</source>
        <extracomment>English: The check needs your consent. Please speak to an employee</extracomment>
        <translation>Для проверки нужно согласие. Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.no_consent.staff</source>
        <extracomment>English: No consent was given. Ask the visitor for it</extracomment>
        <translation>Согласия нет. Спросите согласие посетителя</translation>
    </message>
    <message>
        <source>reason.no_consent.short</source>
        <extracomment>English: No consent</extracomment>
        <translation>Нет согласия</translation>
    </message>
    <message>
        <source>reason.stale_data.visitor</source>
        <extracomment>English: The data are out of date, so we cannot check now. Please speak to an employee</extracomment>
        <translation>Данные устарели, проверить сейчас нельзя. Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.stale_data.staff</source>
        <extracomment>English: The data are out of date. Check the internet connection and tell the technician</extracomment>
        <translation>Данные устарели. Проверьте интернет-соединение и сообщите технику</translation>
    </message>
    <message>
        <source>reason.stale_data.short</source>
        <extracomment>English: Data out of date</extracomment>
        <translation>Данные устарели</translation>
    </message>
    <message>
        <source>reason.no_data.visitor</source>
        <extracomment>English: We cannot check now. Please speak to an employee</extracomment>
        <translation>Проверить сейчас нельзя. Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.no_data.staff</source>
        <extracomment>English: This terminal has no data yet. Wait for the sync or tell the technician</extracomment>
        <translation>На терминале нет данных. Дождитесь синхронизации или сообщите технику</translation>
    </message>
    <message>
        <source>reason.no_data.short</source>
        <extracomment>English: No data</extracomment>
        <translation>Нет данных</translation>
    </message>
    <message>
        <source>reason.corrupt_data.visitor</source>
        <extracomment>English: We cannot check now. Please speak to an employee</extracomment>
        <translation>Проверить сейчас нельзя. Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.corrupt_data.staff</source>
        <extracomment>English: The data are damaged; the terminal fetches them again. Tell the technician</extracomment>
        <translation>Данные повреждены, терминал загрузит их заново. Сообщите технику</translation>
    </message>
    <message>
        <source>reason.corrupt_data.short</source>
        <extracomment>English: Data damaged</extracomment>
        <translation>Данные повреждены</translation>
    </message>
    <message>
        <source>reason.clock_not_trusted.visitor</source>
        <extracomment>English: The terminal's clock is wrong. Please speak to an employee</extracomment>
        <translation>Часы терминала неверны. Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.clock_not_trusted.staff</source>
        <extracomment>English: The terminal's clock cannot be trusted. Connect it to the internet and tell the technician</extracomment>
        <translation>Часам терминала нельзя доверять. Подключите интернет и сообщите технику</translation>
    </message>
    <message>
        <source>reason.clock_not_trusted.short</source>
        <extracomment>English: Clock wrong</extracomment>
        <translation>Часы неверны</translation>
    </message>
    <message>
        <source>reason.not_enrolled.visitor</source>
        <extracomment>English: This terminal is not enrolled yet. Please speak to an employee</extracomment>
        <translation>Терминал ещё не зарегистрирован. Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.not_enrolled.staff</source>
        <extracomment>English: Not enrolled. A technician must show the enrolment QR code</extracomment>
        <translation>Терминал не зарегистрирован. Техник должен показать QR-код регистрации</translation>
    </message>
    <message>
        <source>reason.not_enrolled.short</source>
        <extracomment>English: Not enrolled</extracomment>
        <translation>Не зарегистрирован</translation>
    </message>
    <message>
        <source>reason.revoked.visitor</source>
        <extracomment>English: This terminal was withdrawn. Please speak to an employee</extracomment>
        <translation>Терминал отключён. Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.revoked.staff</source>
        <extracomment>English: This terminal was revoked by the register. Tell the technician</extracomment>
        <translation>Терминал отозван. Сообщите технику</translation>
    </message>
    <message>
        <source>reason.revoked.short</source>
        <extracomment>English: Revoked</extracomment>
        <translation>Отозван</translation>
    </message>
    <message>
        <source>reason.not_recorded.visitor</source>
        <extracomment>English: The check could not be recorded. Please speak to an employee</extracomment>
        <translation>Проверку не удалось записать. Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.not_recorded.staff</source>
        <extracomment>English: The check was not written to disk. It may be full: tell the technician</extracomment>
        <translation>Проверка не записана на диск. Возможно, он заполнен: сообщите технику</translation>
    </message>
    <message>
        <source>reason.not_recorded.short</source>
        <extracomment>English: Not recorded</extracomment>
        <translation>Не записано</translation>
    </message>
    <message>
        <source>reason.internal_error.visitor</source>
        <extracomment>English: Something went wrong here. Please speak to an employee</extracomment>
        <translation>Ошибка терминала. Обратитесь к сотруднику</translation>
    </message>
    <message>
        <source>reason.internal_error.staff</source>
        <extracomment>English: Internal error. Try again; if it comes back, tell the technician</extracomment>
        <translation>Ошибка терминала. Повторите; если не поможет, сообщите технику</translation>
    </message>
    <message>
        <source>reason.internal_error.short</source>
        <extracomment>English: Error</extracomment>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>button.override</source>
        <extracomment>English: Admit by own decision</extracomment>
        <translation>Впустить по своему решению</translation>
    </message>
    <message>
        <source>button.close</source>
        <extracomment>English: Close</extracomment>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>why.title</source>
        <extracomment>English: Why do you admit?</extracomment>
        <translation>Почему вы впускаете?</translation>
    </message>
    <message>
        <source>why.text</source>
        <extracomment>English: The decision is recorded with your code</extracomment>
        <translation>Решение записывается вместе с вашим кодом</translation>
    </message>
    <message>
        <source>why.paper_seen</source>
        <extracomment>English: A paper certificate was shown</extracomment>
        <translation>Показана бумажная справка</translation>
    </message>
    <message>
        <source>why.other_check</source>
        <extracomment>English: Checked in another way</extracomment>
        <translation>Проверен другим способом</translation>
    </message>
    <message>
        <source>why.document_compared</source>
        <extracomment>English: Document and person match</extracomment>
        <translation>Документ и человек совпадают</translation>
    </message>
    <message>
        <source>why.terminal_fault</source>
        <extracomment>English: The terminal is at fault</extracomment>
        <translation>Терминал неисправен</translation>
    </message>
    <message>
        <source>why.emergency</source>
        <extracomment>English: An emergency</extracomment>
        <translation>Экстренный случай</translation>
    </message>
    <message>
        <source>topic.status</source>
        <extracomment>English: Status</extracomment>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>topic.sync</source>
        <extracomment>English: Sync</extracomment>
        <translation>Синхронизация</translation>
    </message>
    <message>
        <source>topic.camera</source>
        <extracomment>English: Camera</extracomment>
        <translation>Камера</translation>
    </message>
    <message>
        <source>topic.devices</source>
        <extracomment>English: Devices</extracomment>
        <translation>Устройства</translation>
    </message>
    <message>
        <source>topic.enrol</source>
        <extracomment>English: Enrolment</extracomment>
        <translation>Регистрация</translation>
    </message>
    <message>
        <source>topic.about</source>
        <extracomment>English: About</extracomment>
        <translation>О терминале</translation>
    </message>
    <message>
        <source>task.sync_now</source>
        <extracomment>English: Sync now</extracomment>
        <translation>Синхронизировать сейчас</translation>
    </message>
    <message>
        <source>task.examine</source>
        <extracomment>English: Run the doctor</extracomment>
        <translation>Провести диагностику</translation>
    </message>
    <message>
        <source>task.test_sound</source>
        <extracomment>English: Test the sound</extracomment>
        <translation>Проверить звук</translation>
    </message>
    <message>
        <source>task.next_camera</source>
        <extracomment>English: Next camera</extracomment>
        <translation>Следующая камера</translation>
    </message>
    <message>
        <source>task.mirror</source>
        <extracomment>English: Mirror</extracomment>
        <translation>Отразить</translation>
    </message>
    <message>
        <source>task.save_diagnostics</source>
        <extracomment>English: Save diagnostics to USB</extracomment>
        <translation>Сохранить диагностику на USB</translation>
    </message>
    <message>
        <source>fact.place</source>
        <extracomment>English: Venue</extracomment>
        <translation>Объект</translation>
    </message>
    <message>
        <source>fact.terminal</source>
        <extracomment>English: Terminal</extracomment>
        <translation>Терминал</translation>
    </message>
    <message>
        <source>fact.fault</source>
        <extracomment>English: Fault</extracomment>
        <translation>Неисправность</translation>
    </message>
    <message>
        <source>fact.no_fault</source>
        <extracomment>English: No faults</extracomment>
        <translation>Неисправностей нет</translation>
    </message>
    <message>
        <source>fact.server</source>
        <extracomment>English: Central server</extracomment>
        <translation>Центральный сервер</translation>
    </message>
    <message>
        <source>fact.clock</source>
        <extracomment>English: Clock</extracomment>
        <translation>Часы</translation>
    </message>
    <message>
        <source>fact.disk</source>
        <extracomment>English: Free disk space</extracomment>
        <translation>Свободно на диске</translation>
    </message>
    <message>
        <source>fact.data</source>
        <extracomment>English: Data</extracomment>
        <translation>Данные</translation>
    </message>
    <message>
        <source>fact.last_sync</source>
        <extracomment>English: Last sync</extracomment>
        <translation>Последняя синхронизация</translation>
    </message>
    <message>
        <source>fact.waiting</source>
        <extracomment>English: Checks waiting to be sent</extracomment>
        <translation>Проверок ждёт отправки</translation>
    </message>
    <message>
        <source>fact.rejected</source>
        <extracomment>English: Rejected checks</extracomment>
        <translation>Отклонённых проверок</translation>
    </message>
    <message>
        <source>fact.camera</source>
        <extracomment>English: Camera</extracomment>
        <translation>Камера</translation>
    </message>
    <message>
        <source>fact.camera_works</source>
        <extracomment>English: Works</extracomment>
        <translation>Работает</translation>
    </message>
    <message>
        <source>fact.rate</source>
        <extracomment>English: Decode rate</extracomment>
        <translation>Скорость распознавания</translation>
    </message>
    <message>
        <source>fact.scanner</source>
        <extracomment>English: Hand-scanner</extracomment>
        <translation>Ручной сканер</translation>
    </message>
    <message>
        <source>fact.scanner_try</source>
        <extracomment>English: Scan any code</extracomment>
        <translation>Отсканируйте любой код</translation>
    </message>
    <message>
        <source>fact.scanner_read</source>
        <extracomment>English: characters read: {n}</extracomment>
        <translation>прочитано знаков: {n}</translation>
    </message>
    <message>
        <source>fact.sound</source>
        <extracomment>English: Sound</extracomment>
        <translation>Звук</translation>
    </message>
    <message>
        <source>fact.enrolled</source>
        <extracomment>English: Enrolled</extracomment>
        <translation>Зарегистрирован</translation>
    </message>
    <message>
        <source>fact.enrol_how</source>
        <extracomment>English: Hold the enrolment QR code up to the camera</extracomment>
        <translation>Поднесите QR-код регистрации к камере</translation>
    </message>
    <message>
        <source>fact.version</source>
        <extracomment>English: Version</extracomment>
        <translation>Версия</translation>
    </message>
    <message>
        <source>fact.licences</source>
        <extracomment>English: Licences</extracomment>
        <translation>Лицензии</translation>
    </message>
    <message>
        <source>fact.finding</source>
        <extracomment>English: Doctor</extracomment>
        <translation>Диагностика</translation>
    </message>
    <message>
        <source>fact.yes</source>
        <extracomment>English: Yes</extracomment>
        <translation>Да</translation>
    </message>
    <message>
        <source>fact.no</source>
        <extracomment>English: No</extracomment>
        <translation>Нет</translation>
    </message>
</context>
</TS>
