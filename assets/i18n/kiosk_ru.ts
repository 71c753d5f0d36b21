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
        <extracomment>English: Wrong code or PIN. Wait {time}</extracomment>
        <translation>Неверный код или PIN. Подождите {time}</translation>
    </message>
    <message>
        <source>span.seconds</source>
        <extracomment>English: {seconds} s</extracomment>
        <translation>{seconds} с</translation>
    </message>
    <message>
        <source>span.minutes</source>
        <extracomment>English: {minutes} min</extracomment>
        <translation>{minutes} мин</translation>
    </message>
    <message>
        <source>span.both</source>
        <extracomment>English: {minutes} min {seconds} s</extracomment>
        <translation>{minutes} мин {seconds} с</translation>
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
        <source>button.space</source>
        <extracomment>English: Space</extracomment>
        <translation>Пробел</translation>
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
        <source>iin.title.exit</source>
        <extracomment>English: Exit: enter the IIN</extracomment>
        <translation>Выход: введите ИИН</translation>
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
        <extracomment>English: The number is right</extracomment>
        <translation>Номер верный</translation>
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
        <source>consent.staff.exit</source>
        <extracomment>English: The visitor agrees that the exit is recorded</extracomment>
        <translation>Посетитель согласен на регистрацию выхода</translation>
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
        <source>confirm.iin.exit</source>
        <extracomment>English: Exit: compare with the card</extracomment>
        <translation>Выход: сверьте с удостоверением</translation>
    </message>
    <message>
        <source>confirm.passport</source>
        <extracomment>English: Compare with the passport</extracomment>
        <translation>Сверьте с паспортом</translation>
    </message>
    <message>
        <source>confirm.passport.exit</source>
        <extracomment>English: Exit: compare with the passport</extracomment>
        <translation>Выход: сверьте с паспортом</translation>
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
        <source>state.title.exit</source>
        <extracomment>English: Exit: country that issued the passport</extracomment>
        <translation>Выход: страна выдачи паспорта</translation>
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
        <source>number.title.exit</source>
        <extracomment>English: Exit: enter the passport number</extracomment>
        <translation>Выход: введите номер паспорта</translation>
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
        <source>verdict.full</source>
        <extracomment>English: No places left</extracomment>
        <translation>Мест нет</translation>
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
        <extracomment>English: The list is empty: a check stays in it for ten minutes, and each start begins it anew</extracomment>
        <translation>Список пуст: проверка видна в нём десять минут, а запуск начинает его заново</translation>
    </message>
    <message>
        <source>camera.starting</source>
        <extracomment>English: The camera is starting…</extracomment>
        <translation>Камера включается…</translation>
    </message>
    <message>
        <source>opening.title</source>
        <extracomment>English: Starting…</extracomment>
        <translation>Запускается…</translation>
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
        <extracomment>English: {date}: infected {infected}, recovered {recovered}, died {deaths}</extracomment>
        <translation>{date}: заболели {infected}, выздоровели {recovered}, умерли {deaths}</translation>
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
        <extracomment>English: Please wait or speak to an employee</extracomment>
        <translation>Подождите или обратитесь к сотруднику</translation>
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
        <source>reason.not_recorded.because</source>
        <extracomment>English: {why}: no check can be recorded. Tell the technician</extracomment>
        <translation>{why}: проверка не записывается. Сообщите технику</translation>
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
        <source>button.override.exit</source>
        <extracomment>English: Let out by own decision</extracomment>
        <translation>Выпустить по своему решению</translation>
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
        <source>fact.faults_below</source>
        <extracomment>English: Faults below: {n}</extracomment>
        <translation>Неисправностей ниже: {n}</translation>
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
        <source>fact.yes</source>
        <extracomment>English: Yes</extracomment>
        <translation>Да</translation>
    </message>
    <message>
        <source>fact.no</source>
        <extracomment>English: No</extracomment>
        <translation>Нет</translation>
    </message>
    <message>
        <source>topic.status</source>
        <extracomment>English: Status</extracomment>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>topic.self_test</source>
        <extracomment>English: Self-test</extracomment>
        <translation>Самопроверка</translation>
    </message>
    <message>
        <source>topic.sync</source>
        <extracomment>English: Sync</extracomment>
        <translation>Синхронизация</translation>
    </message>
    <message>
        <source>topic.enrol</source>
        <extracomment>English: Enrolment</extracomment>
        <translation>Регистрация</translation>
    </message>
    <message>
        <source>topic.camera</source>
        <extracomment>English: Camera</extracomment>
        <translation>Камера</translation>
    </message>
    <message>
        <source>topic.devices</source>
        <extracomment>English: Scanner and sound</extracomment>
        <translation>Сканер и звук</translation>
    </message>
    <message>
        <source>topic.staff</source>
        <extracomment>English: Employees</extracomment>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>topic.terminal</source>
        <extracomment>English: Settings</extracomment>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>topic.about</source>
        <extracomment>English: About</extracomment>
        <translation>О программе</translation>
    </message>
    <message>
        <source>technician.notice</source>
        <extracomment>English: While this page is open no visitors are checked</extracomment>
        <translation>Пока открыта эта страница, посетители не проверяются</translation>
    </message>
    <message>
        <source>button.do</source>
        <extracomment>English: Run</extracomment>
        <translation>Выполнить</translation>
    </message>
    <message>
        <source>button.choose</source>
        <extracomment>English: Choose</extracomment>
        <translation>Выбрать</translation>
    </message>
    <message>
        <source>button.save</source>
        <extracomment>English: Save</extracomment>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>button.before</source>
        <extracomment>English: Previous</extracomment>
        <translation>Предыдущие</translation>
    </message>
    <message>
        <source>button.after</source>
        <extracomment>English: Next</extracomment>
        <translation>Следующие</translation>
    </message>
    <message>
        <source>work.none</source>
        <extracomment>English: Not done yet</extracomment>
        <translation>Ещё не выполнялось</translation>
    </message>
    <message>
        <source>work.running</source>
        <extracomment>English: Running…</extracomment>
        <translation>Выполняется…</translation>
    </message>
    <message>
        <source>work.share</source>
        <extracomment>English: Running: {n} %</extracomment>
        <translation>Выполняется: {n} %</translation>
    </message>
    <message>
        <source>work.done</source>
        <extracomment>English: Done</extracomment>
        <translation>Готово</translation>
    </message>
    <message>
        <source>task.sync_now</source>
        <extracomment>English: Sync now</extracomment>
        <translation>Синхронизировать сейчас</translation>
    </message>
    <message>
        <source>task.examine</source>
        <extracomment>English: Look for faults</extracomment>
        <translation>Искать неисправности</translation>
    </message>
    <message>
        <source>task.self_test</source>
        <extracomment>English: Test the terminal</extracomment>
        <translation>Проверить терминал</translation>
    </message>
    <message>
        <source>task.test_sound</source>
        <extracomment>English: Test the sound</extracomment>
        <translation>Проверить звук</translation>
    </message>
    <message>
        <source>task.save_diagnostics</source>
        <extracomment>English: Save diagnostics to USB</extracomment>
        <translation>Сохранить диагностику на USB</translation>
    </message>
    <message>
        <source>task.import_bundle</source>
        <extracomment>English: Take in data from USB</extracomment>
        <translation>Принять данные с USB</translation>
    </message>
    <message>
        <source>task.export_visits</source>
        <extracomment>English: Write checks to USB</extracomment>
        <translation>Записать проверки на USB</translation>
    </message>
    <message>
        <source>task.enrol</source>
        <extracomment>English: Enrolment</extracomment>
        <translation>Ход регистрации</translation>
    </message>
    <message>
        <source>task.add_employee</source>
        <extracomment>English: Add an employee</extracomment>
        <translation>Добавить сотрудника</translation>
    </message>
    <message>
        <source>task.add_technician</source>
        <extracomment>English: Add a technician</extracomment>
        <translation>Добавить техника</translation>
    </message>
    <message>
        <source>task.change_pin</source>
        <extracomment>English: Change PIN</extracomment>
        <translation>Сменить PIN</translation>
    </message>
    <message>
        <source>task.remove_employee</source>
        <extracomment>English: Remove</extracomment>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>task.set</source>
        <extracomment>English: Saving the setting</extracomment>
        <translation>Сохранение настройки</translation>
    </message>
    <message>
        <source>task.mirror</source>
        <extracomment>English: Mirror the picture</extracomment>
        <translation>Зеркальное изображение</translation>
    </message>
    <message>
        <source>part.disk</source>
        <extracomment>English: Disk</extracomment>
        <translation>Диск</translation>
    </message>
    <message>
        <source>part.snapshot</source>
        <extracomment>English: Data files</extracomment>
        <translation>Файлы данных</translation>
    </message>
    <message>
        <source>part.journal</source>
        <extracomment>English: Journal of checks</extracomment>
        <translation>Журнал проверок</translation>
    </message>
    <message>
        <source>part.enrolment</source>
        <extracomment>English: Enrolment</extracomment>
        <translation>Регистрация</translation>
    </message>
    <message>
        <source>part.server</source>
        <extracomment>English: Central server</extracomment>
        <translation>Центральный сервер</translation>
    </message>
    <message>
        <source>part.repository</source>
        <extracomment>English: Data repository</extracomment>
        <translation>Хранилище данных</translation>
    </message>
    <message>
        <source>part.clock</source>
        <extracomment>English: Clock</extracomment>
        <translation>Часы</translation>
    </message>
    <message>
        <source>part.camera</source>
        <extracomment>English: Camera</extracomment>
        <translation>Камера</translation>
    </message>
    <message>
        <source>part.decoder</source>
        <extracomment>English: Reading of codes</extracomment>
        <translation>Чтение кода</translation>
    </message>
    <message>
        <source>part.sound</source>
        <extracomment>English: Sound</extracomment>
        <translation>Звук</translation>
    </message>
    <message>
        <source>part.agent</source>
        <extracomment>English: Sync process</extracomment>
        <translation>Процесс синхронизации</translation>
    </message>
    <message>
        <source>part.data</source>
        <extracomment>English: Age of the data</extracomment>
        <translation>Свежесть данных</translation>
    </message>
    <message>
        <source>fact.fine</source>
        <extracomment>English: Fine</extracomment>
        <translation>В порядке</translation>
    </message>
    <message>
        <source>fact.never</source>
        <extracomment>English: Never</extracomment>
        <translation>Никогда</translation>
    </message>
    <message>
        <source>fact.off</source>
        <extracomment>English: Off</extracomment>
        <translation>Выключено</translation>
    </message>
    <message>
        <source>fact.last_test</source>
        <extracomment>English: Last test</extracomment>
        <translation>Последняя проверка</translation>
    </message>
    <message>
        <source>self_test.found</source>
        <extracomment>English: Faults: {n}</extracomment>
        <translation>Неисправностей: {n}</translation>
    </message>
    <message>
        <source>fact.opening</source>
        <extracomment>English: Time of the daily test</extracomment>
        <translation>Время ежедневной проверки</translation>
    </message>
    <message>
        <source>fact.held</source>
        <extracomment>English: Data held</extracomment>
        <translation>Версия данных</translation>
    </message>
    <message>
        <source>fact.held_rows</source>
        <extracomment>English: No. {seq}, rows: {rows}</extracomment>
        <translation>№ {seq}, строк: {rows}</translation>
    </message>
    <message>
        <source>fact.rejected_how</source>
        <extracomment>English: Tell the central office. They are never deleted</extracomment>
        <translation>Сообщите в центральный офис. Они не удаляются</translation>
    </message>
    <message>
        <source>lane.pull</source>
        <extracomment>English: Download of data</extracomment>
        <translation>Получение данных</translation>
    </message>
    <message>
        <source>lane.push</source>
        <extracomment>English: Upload of checks</extracomment>
        <translation>Отправка проверок</translation>
    </message>
    <message>
        <source>lane.contact</source>
        <extracomment>English: Contact with the server</extracomment>
        <translation>Связь с сервером</translation>
    </message>
    <message>
        <source>lane.bundle</source>
        <extracomment>English: Data from USB</extracomment>
        <translation>Данные с USB</translation>
    </message>
    <message>
        <source>lane.next</source>
        <extracomment>English: Next try: {time}</extracomment>
        <translation>Следующая попытка: {time}</translation>
    </message>
    <message>
        <source>lane.worked</source>
        <extracomment>English: Last worked: {time}</extracomment>
        <translation>Последний успех: {time}</translation>
    </message>
    <message>
        <source>lane.before</source>
        <extracomment>English: Last error {time}: {what}</extracomment>
        <translation>Последняя ошибка {time}: {what}</translation>
    </message>
    <message>
        <source>history.title</source>
        <extracomment>English: Past syncs</extracomment>
        <translation>Прошлые синхронизации</translation>
    </message>
    <message>
        <source>history.newest</source>
        <extracomment>English: Newest first</extracomment>
        <translation>Сначала новые</translation>
    </message>
    <message>
        <source>history.none</source>
        <extracomment>English: None yet</extracomment>
        <translation>Пока не было</translation>
    </message>
    <message>
        <source>history.sent</source>
        <extracomment>English: Checks sent: {n}</extracomment>
        <translation>Отправлено проверок: {n}</translation>
    </message>
    <message>
        <source>history.unchanged</source>
        <extracomment>English: Worked, nothing new</extracomment>
        <translation>Успешно, нового нет</translation>
    </message>
    <message>
        <source>history.met</source>
        <extracomment>English: Worked</extracomment>
        <translation>Успешно</translation>
    </message>
    <message>
        <source>history.times</source>
        <extracomment>English: In a row: {n}, since {time}</extracomment>
        <translation>Подряд: {n}, с {time}</translation>
    </message>
    <message>
        <source>stick.stick</source>
        <extracomment>English: USB stick</extracomment>
        <translation>USB-накопитель</translation>
    </message>
    <message>
        <source>stick.none</source>
        <extracomment>English: No USB stick found</extracomment>
        <translation>USB-накопитель не найден</translation>
    </message>
    <message>
        <source>stick.no_bundle</source>
        <extracomment>English: No bundle found</extracomment>
        <translation>Файл данных не найден</translation>
    </message>
    <message>
        <source>stick.how</source>
        <extracomment>English: Plug a USB stick into the terminal</extracomment>
        <translation>Вставьте USB-накопитель в терминал</translation>
    </message>
    <message>
        <source>enrol.asking</source>
        <extracomment>English: Waits for the answer</extracomment>
        <translation>Ожидается ответ</translation>
    </message>
    <message>
        <source>enrol.asking_how</source>
        <extracomment>English: On a machine with a network: kiosk-sync export-bundle. Then bring the stick back</extracomment>
        <translation>На компьютере с сетью: kiosk-sync export-bundle. Затем верните USB сюда</translation>
    </message>
    <message>
        <source>way.title</source>
        <extracomment>English: What the enrolment QR code does</extracomment>
        <translation>Что делает QR-код регистрации</translation>
    </message>
    <message>
        <source>way.network</source>
        <extracomment>English: By network</extracomment>
        <translation>По сети</translation>
    </message>
    <message>
        <source>way.anew</source>
        <extracomment>English: Enrol anew</extracomment>
        <translation>Заново</translation>
    </message>
    <message>
        <source>way.letter</source>
        <extracomment>English: File to USB</extracomment>
        <translation>Файл на USB</translation>
    </message>
    <message>
        <source>way.network.how</source>
        <extracomment>English: Hold the enrolment QR code up to the camera</extracomment>
        <translation>Поднесите QR-код регистрации к камере</translation>
    </message>
    <message>
        <source>way.anew.how</source>
        <extracomment>English: The terminal gets a new identity. Checks not yet sent are kept</extracomment>
        <translation>Терминал получит новую регистрацию. Неотправленные проверки сохранятся</translation>
    </message>
    <message>
        <source>way.letter.how</source>
        <extracomment>English: Plug the stick in, then hold the enrolment QR code up to the camera</extracomment>
        <translation>Вставьте USB и поднесите QR-код регистрации к камере</translation>
    </message>
    <message>
        <source>camera.in_use</source>
        <extracomment>English: In use</extracomment>
        <translation>Используется</translation>
    </message>
    <message>
        <source>camera.other</source>
        <extracomment>English: Plugged in</extracomment>
        <translation>Подключена</translation>
    </message>
    <message>
        <source>camera.looks</source>
        <extracomment>English: Decode rate</extracomment>
        <translation>Частота чтения</translation>
    </message>
    <message>
        <source>camera.looks_now</source>
        <extracomment>English: At most {n} a second, now {now}</extracomment>
        <translation>Не более {n} в секунду, сейчас {now}</translation>
    </message>
    <message>
        <source>camera.exposure</source>
        <extracomment>English: Exposure</extracomment>
        <translation>Экспозиция</translation>
    </message>
    <message>
        <source>camera.gain</source>
        <extracomment>English: Gain</extracomment>
        <translation>Усиление</translation>
    </message>
    <message>
        <source>camera.focus</source>
        <extracomment>English: Focus</extracomment>
        <translation>Фокус</translation>
    </message>
    <message>
        <source>camera.automatic</source>
        <extracomment>English: Auto</extracomment>
        <translation>Авто</translation>
    </message>
    <message>
        <source>camera.region</source>
        <extracomment>English: Region looked at</extracomment>
        <translation>Область чтения</translation>
    </message>
    <message>
        <source>camera.region.whole</source>
        <extracomment>English: Whole picture</extracomment>
        <translation>Весь кадр</translation>
    </message>
    <message>
        <source>camera.region.middle</source>
        <extracomment>English: Middle part</extracomment>
        <translation>Средняя часть</translation>
    </message>
    <message>
        <source>camera.region.centre</source>
        <extracomment>English: Centre</extracomment>
        <translation>Центр</translation>
    </message>
    <message>
        <source>camera.source</source>
        <extracomment>English: Picture source</extracomment>
        <translation>Источник изображения</translation>
    </message>
    <message>
        <source>fact.volume</source>
        <extracomment>English: Volume</extracomment>
        <translation>Громкость</translation>
    </message>
    <message>
        <source>scan.kind</source>
        <extracomment>English: Kind of code</extracomment>
        <translation>Вид кода</translation>
    </message>
    <message>
        <source>scan.pass</source>
        <extracomment>English: Visitor pass</extracomment>
        <translation>QR-код посетителя</translation>
    </message>
    <message>
        <source>scan.ticket</source>
        <extracomment>English: Enrolment ticket</extracomment>
        <translation>QR-код регистрации</translation>
    </message>
    <message>
        <source>scan.card</source>
        <extracomment>English: Identity card</extracomment>
        <translation>Код удостоверения</translation>
    </message>
    <message>
        <source>scan.passport</source>
        <extracomment>English: Passport lines</extracomment>
        <translation>Строки паспорта</translation>
    </message>
    <message>
        <source>scan.other</source>
        <extracomment>English: Unknown code</extracomment>
        <translation>Неизвестный код</translation>
    </message>
    <message>
        <source>scan.time</source>
        <extracomment>English: Time it took</extracomment>
        <translation>Время передачи</translation>
    </message>
    <message>
        <source>scan.milliseconds</source>
        <extracomment>English: {n} ms</extracomment>
        <translation>{n} мс</translation>
    </message>
    <message>
        <source>scan.layout</source>
        <extracomment>English: Keyboard layout</extracomment>
        <translation>Раскладка клавиатуры</translation>
    </message>
    <message>
        <source>scan.plain</source>
        <extracomment>English: Read as sent</extracomment>
        <translation>Прочитано верно</translation>
    </message>
    <message>
        <source>scan.garbled</source>
        <extracomment>English: Another layout, but read right by the keys</extracomment>
        <translation>Раскладка другая, но по клавишам прочитано верно</translation>
    </message>
    <message>
        <source>staff.title</source>
        <extracomment>English: Employees' codes</extracomment>
        <translation>Коды сотрудников</translation>
    </message>
    <message>
        <source>staff.count</source>
        <extracomment>English: In all: {n}</extracomment>
        <translation>Всего: {n}</translation>
    </message>
    <message>
        <source>staff.really</source>
        <extracomment>English: Really remove</extracomment>
        <translation>Точно удалить</translation>
    </message>
    <message>
        <source>staff.technician</source>
        <extracomment>English: Technician</extracomment>
        <translation>Техник</translation>
    </message>
    <message>
        <source>staff.employee</source>
        <extracomment>English: Employee</extracomment>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>mode.title</source>
        <extracomment>English: Mode</extracomment>
        <translation>Режим работы</translation>
    </message>
    <message>
        <source>mode.self</source>
        <extracomment>English: At the entrance</extracomment>
        <translation>У входа</translation>
    </message>
    <message>
        <source>mode.desk</source>
        <extracomment>English: At the desk</extracomment>
        <translation>У сотрудника</translation>
    </message>
    <message>
        <source>fact.home_language</source>
        <extracomment>English: Language of the venue</extracomment>
        <translation>Язык объекта</translation>
    </message>
    <message>
        <source>fact.languages</source>
        <extracomment>English: Languages offered</extracomment>
        <translation>Предлагаемые языки</translation>
    </message>
    <message>
        <source>fact.rotation</source>
        <extracomment>English: Screen rotation</extracomment>
        <translation>Поворот экрана</translation>
    </message>
    <message>
        <source>fact.scale</source>
        <extracomment>English: Scale</extracomment>
        <translation>Масштаб</translation>
    </message>
    <message>
        <source>fact.reduced_motion</source>
        <extracomment>English: No motion</extracomment>
        <translation>Без анимации</translation>
    </message>
    <message>
        <source>recovery.title</source>
        <extracomment>English: Recover the technician's PIN</extracomment>
        <translation>Восстановление PIN техника</translation>
    </message>
    <message>
        <source>recovery.text</source>
        <extracomment>English: All checks are kept</extracomment>
        <translation>Проверки сохраняются</translation>
    </message>
    <message>
        <source>recovery.request</source>
        <extracomment>English: Request for the central office</extracomment>
        <translation>Запрос для центрального офиса</translation>
    </message>
    <message>
        <source>recovery.how</source>
        <extracomment>English: The office answers: kiosk-central recovery. Hold its QR code up to the camera, or bring recovery.txt on a USB stick</extracomment>
        <translation>Офис даст ответ: kiosk-central recovery. Поднесите QR-код к камере или принесите файл recovery.txt на USB</translation>
    </message>
    <message>
        <source>recovery.code</source>
        <extracomment>English: Answer</extracomment>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>recovery.no_code</source>
        <extracomment>English: This is no recovery code</extracomment>
        <translation>Это не код восстановления</translation>
    </message>
    <message>
        <source>recovery.other_terminal</source>
        <extracomment>English: The code is for another terminal or an older request</extracomment>
        <translation>Код для другого терминала или старого запроса</translation>
    </message>
    <message>
        <source>recovery.expired</source>
        <extracomment>English: The code has expired. Ask for a new one</extracomment>
        <translation>Срок кода истёк. Запросите новый</translation>
    </message>
    <message>
        <source>recovery.forged</source>
        <extracomment>English: The signature is not valid</extracomment>
        <translation>Подпись недействительна</translation>
    </message>
    <message>
        <source>recovery.clock</source>
        <extracomment>English: The clock cannot be trusted. Set it and connect the network</extracomment>
        <translation>Часам терминала нельзя доверять. Установите их и подключите сеть</translation>
    </message>
    <message>
        <source>recovery.not_enrolled</source>
        <extracomment>English: The terminal is not enrolled, so nobody can sign a code</extracomment>
        <translation>Терминал не зарегистрирован, код выдать некому</translation>
    </message>
    <message>
        <source>pin.technician</source>
        <extracomment>English: The technician enters their own code and PIN</extracomment>
        <translation>Техник вводит свой код и PIN-код</translation>
    </message>
    <message>
        <source>pin.barred</source>
        <extracomment>English: This code is not a technician's</extracomment>
        <translation>Этот код не принадлежит технику</translation>
    </message>
    <message>
        <source>pin.forgotten</source>
        <extracomment>English: PIN forgotten</extracomment>
        <translation>PIN забыт</translation>
    </message>
    <message>
        <source>code.title</source>
        <extracomment>English: An employee's new PIN</extracomment>
        <translation>Новый PIN сотрудника</translation>
    </message>
    <message>
        <source>code.title.technician</source>
        <extracomment>English: A technician's new PIN</extracomment>
        <translation>Новый PIN техника</translation>
    </message>
    <message>
        <source>code.pin</source>
        <extracomment>English: New PIN</extracomment>
        <translation>Новый PIN</translation>
    </message>
    <message>
        <source>code.again</source>
        <extracomment>English: PIN again</extracomment>
        <translation>PIN ещё раз</translation>
    </message>
    <message>
        <source>code.name</source>
        <extracomment>English: Employee's name</extracomment>
        <translation>Имя сотрудника</translation>
    </message>
    <message>
        <source>code.name.how</source>
        <extracomment>English: Type the name, or save without one</extracomment>
        <translation>Введите имя или сохраните без него</translation>
    </message>
    <message>
        <source>code.technician</source>
        <extracomment>English: A code of two digits, a PIN of four to eight</extracomment>
        <translation>Код из двух цифр, PIN из четырёх–восьми</translation>
    </message>
    <message>
        <source>code.first</source>
        <extracomment>English: The terminal is new: choose the first technician's code and PIN</extracomment>
        <translation>Терминал новый: выберите код и PIN первого техника</translation>
    </message>
    <message>
        <source>code.recovery</source>
        <extracomment>English: The office has confirmed: choose a code and a new PIN</extracomment>
        <translation>Офис подтвердил: выберите код и новый PIN</translation>
    </message>
    <message>
        <source>code.pin_length</source>
        <extracomment>English: A PIN has at least four digits</extracomment>
        <translation>В PIN не меньше четырёх цифр</translation>
    </message>
    <message>
        <source>code.pins_differ</source>
        <extracomment>English: The two PINs differ. Enter it again</extracomment>
        <translation>PIN не совпали. Введите снова</translation>
    </message>
    <message>
        <source>code.taken</source>
        <extracomment>English: This code is taken. Choose another</extracomment>
        <translation>Этот код занят. Выберите другой</translation>
    </message>
    <message>
        <source>code.not_kept</source>
        <extracomment>English: Not kept: check the disk</extracomment>
        <translation>Не сохранено: проверьте диск</translation>
    </message>
    <message>
        <source>trouble.other</source>
        <extracomment>English: Fault {code}</extracomment>
        <translation>Неисправность {code}</translation>
    </message>
    <message>
        <source>trouble.dns</source>
        <extracomment>English: The server's name is not found</extracomment>
        <translation>Адрес сервера не найден</translation>
    </message>
    <message>
        <source>remedy.dns</source>
        <extracomment>English: Check the cable or Wi-Fi, then DNS</extracomment>
        <translation>Проверьте кабель или Wi-Fi, затем DNS</translation>
    </message>
    <message>
        <source>trouble.route</source>
        <extracomment>English: No way to the server</extracomment>
        <translation>Нет пути к серверу</translation>
    </message>
    <message>
        <source>remedy.route</source>
        <extracomment>English: Check the cable, Wi-Fi and router</extracomment>
        <translation>Проверьте кабель, Wi-Fi и роутер</translation>
    </message>
    <message>
        <source>trouble.refused</source>
        <extracomment>English: The server refuses the connection</extracomment>
        <translation>Сервер отклонил соединение</translation>
    </message>
    <message>
        <source>remedy.refused</source>
        <extracomment>English: Check the address; if it is right, the server is not running</extracomment>
        <translation>Проверьте адрес; если верен, сервер выключен</translation>
    </message>
    <message>
        <source>trouble.timeout</source>
        <extracomment>English: The server did not answer</extracomment>
        <translation>Сервер не ответил</translation>
    </message>
    <message>
        <source>remedy.timeout</source>
        <extracomment>English: Check the network and the firewall</extracomment>
        <translation>Проверьте сеть и межсетевой экран</translation>
    </message>
    <message>
        <source>trouble.cut</source>
        <extracomment>English: The connection was cut</extracomment>
        <translation>Связь прервалась</translation>
    </message>
    <message>
        <source>remedy.cut</source>
        <extracomment>English: Nothing: the download goes on</extracomment>
        <translation>Ничего: загрузка продолжится</translation>
    </message>
    <message>
        <source>trouble.slow</source>
        <extracomment>English: The network is too slow</extracomment>
        <translation>Сеть слишком медленная</translation>
    </message>
    <message>
        <source>remedy.slow</source>
        <extracomment>English: Check the network's speed; the download goes on</extracomment>
        <translation>Проверьте скорость сети; загрузка продолжится</translation>
    </message>
    <message>
        <source>trouble.tls</source>
        <extracomment>English: The server's certificate is not trusted</extracomment>
        <translation>Сертификату сервера нельзя доверять</translation>
    </message>
    <message>
        <source>remedy.tls</source>
        <extracomment>English: Check the clock and the server's certificate</extracomment>
        <translation>Проверьте часы и сертификат сервера</translation>
    </message>
    <message>
        <source>trouble.captive_portal</source>
        <extracomment>English: The network wants a sign-in first</extracomment>
        <translation>Сеть требует сначала войти</translation>
    </message>
    <message>
        <source>remedy.captive_portal</source>
        <extracomment>English: Sign in to the network in a browser, or use another</extracomment>
        <translation>Войдите в сеть через браузер или смените сеть</translation>
    </message>
    <message>
        <source>trouble.clock</source>
        <extracomment>English: The clock is wrong</extracomment>
        <translation>Часы неверны</translation>
    </message>
    <message>
        <source>remedy.clock</source>
        <extracomment>English: Set the clock, then sync again</extracomment>
        <translation>Установите часы и синхронизируйте снова</translation>
    </message>
    <message>
        <source>trouble.busy</source>
        <extracomment>English: The server asks for a pause</extracomment>
        <translation>Сервер просит подождать</translation>
    </message>
    <message>
        <source>remedy.busy</source>
        <extracomment>English: Nothing: it is asked again by itself</extracomment>
        <translation>Ничего: запрос повторится сам</translation>
    </message>
    <message>
        <source>trouble.server_error</source>
        <extracomment>English: The server has a fault</extracomment>
        <translation>Ошибка на сервере</translation>
    </message>
    <message>
        <source>remedy.server_error</source>
        <extracomment>English: Tell the operator of the central server</extracomment>
        <translation>Сообщите оператору центрального сервера</translation>
    </message>
    <message>
        <source>trouble.missing</source>
        <extracomment>English: The server lacks a file</extracomment>
        <translation>На сервере нет файла</translation>
    </message>
    <message>
        <source>remedy.missing</source>
        <extracomment>English: Tell the operator of the central server</extracomment>
        <translation>Сообщите оператору центрального сервера</translation>
    </message>
    <message>
        <source>trouble.answer_not_understood</source>
        <extracomment>English: The server's answer is not understood</extracomment>
        <translation>Ответ сервера непонятен</translation>
    </message>
    <message>
        <source>remedy.answer_not_understood</source>
        <extracomment>English: Check the server's address and version</extracomment>
        <translation>Проверьте адрес и версию сервера</translation>
    </message>
    <message>
        <source>trouble.too_large</source>
        <extracomment>English: A file of the server is too large</extracomment>
        <translation>Файл сервера слишком велик</translation>
    </message>
    <message>
        <source>remedy.too_large</source>
        <extracomment>English: Tell the operator of the central server</extracomment>
        <translation>Сообщите оператору центрального сервера</translation>
    </message>
    <message>
        <source>trouble.token_refused</source>
        <extracomment>English: The server refuses this terminal</extracomment>
        <translation>Сервер не признаёт этот терминал</translation>
    </message>
    <message>
        <source>remedy.token_refused</source>
        <extracomment>English: Ask the central office whether it is blocked. Checks are kept</extracomment>
        <translation>Спросите в центре, не заблокирован ли терминал. Проверки сохраняются</translation>
    </message>
    <message>
        <source>trouble.ticket</source>
        <extracomment>English: The enrolment code does not count</extracomment>
        <translation>Код регистрации не подходит</translation>
    </message>
    <message>
        <source>trouble.no_ticket</source>
        <extracomment>English: This is no enrolment code</extracomment>
        <translation>Это не код регистрации</translation>
    </message>
    <message>
        <source>remedy.ticket</source>
        <extracomment>English: Ask the central office for a new enrolment QR code</extracomment>
        <translation>Запросите в центре новый QR-код регистрации</translation>
    </message>
    <message>
        <source>remedy.no_ticket</source>
        <extracomment>English: Hold the enrolment QR code from the central office up to the camera</extracomment>
        <translation>Поднесите к камере QR-код регистрации, выданный центром</translation>
    </message>
    <message>
        <source>trouble.not_enrolled</source>
        <extracomment>English: The terminal is not enrolled</extracomment>
        <translation>Терминал не зарегистрирован</translation>
    </message>
    <message>
        <source>remedy.not_enrolled</source>
        <extracomment>English: Open the page Enrolment</extracomment>
        <translation>Откройте страницу «Регистрация»</translation>
    </message>
    <message>
        <source>trouble.already_enrolled</source>
        <extracomment>English: The terminal is enrolled already</extracomment>
        <translation>Терминал уже зарегистрирован</translation>
    </message>
    <message>
        <source>remedy.already_enrolled</source>
        <extracomment>English: Choose "Enrol anew" and show the code again</extracomment>
        <translation>Выберите «Заново» и покажите код ещё раз</translation>
    </message>
    <message>
        <source>trouble.revoked</source>
        <extracomment>English: The terminal was revoked</extracomment>
        <translation>Терминал отозван</translation>
    </message>
    <message>
        <source>remedy.revoked</source>
        <extracomment>English: Ask the central office for a new enrolment QR code</extracomment>
        <translation>Запросите в центре новый QR-код регистрации</translation>
    </message>
    <message>
        <source>trouble.signature</source>
        <extracomment>English: The data's signature is not valid</extracomment>
        <translation>Подпись данных недействительна</translation>
    </message>
    <message>
        <source>remedy.signature</source>
        <extracomment>English: Do not trust this source, tell the operator. The data in use stay</extracomment>
        <translation>Не доверяйте источнику, сообщите оператору. Прежние данные остаются</translation>
    </message>
    <message>
        <source>trouble.metadata_expired</source>
        <extracomment>English: The publication has expired</extracomment>
        <translation>Срок публикации истёк</translation>
    </message>
    <message>
        <source>remedy.metadata_expired</source>
        <extracomment>English: Check the clock; if it is right, tell the operator</extracomment>
        <translation>Проверьте часы; если верны, сообщите оператору</translation>
    </message>
    <message>
        <source>trouble.rollback</source>
        <extracomment>English: The source offers older data</extracomment>
        <translation>Предложены более старые данные</translation>
    </message>
    <message>
        <source>remedy.rollback</source>
        <extracomment>English: Use a newer source</extracomment>
        <translation>Возьмите более новый источник</translation>
    </message>
    <message>
        <source>trouble.not_as_signed</source>
        <extracomment>English: A file is not what was signed</extracomment>
        <translation>Файл не соответствует подписи</translation>
    </message>
    <message>
        <source>remedy.not_as_signed</source>
        <extracomment>English: Sync again; if it stays so, tell the operator</extracomment>
        <translation>Синхронизируйте снова; если повторится, сообщите оператору</translation>
    </message>
    <message>
        <source>trouble.pepper_missing</source>
        <extracomment>English: The key of the data has not come yet</extracomment>
        <translation>Ключ данных ещё не пришёл</translation>
    </message>
    <message>
        <source>remedy.pepper_missing</source>
        <extracomment>English: Wait for the next contact, or take a bundle from USB</extracomment>
        <translation>Дождитесь связи или примите данные с USB</translation>
    </message>
    <message>
        <source>trouble.digest</source>
        <extracomment>English: The data differ from the register's</extracomment>
        <translation>Данные не совпадают с реестром</translation>
    </message>
    <message>
        <source>remedy.digest</source>
        <extracomment>English: Nothing: they are fetched anew</extracomment>
        <translation>Ничего: они загрузятся заново</translation>
    </message>
    <message>
        <source>trouble.bundle</source>
        <extracomment>English: The file is damaged or of another kind</extracomment>
        <translation>Файл повреждён или другого вида</translation>
    </message>
    <message>
        <source>remedy.bundle</source>
        <extracomment>English: Make the file again and copy it whole</extracomment>
        <translation>Создайте файл заново и скопируйте целиком</translation>
    </message>
    <message>
        <source>trouble.other_register</source>
        <extracomment>English: The file is of another register</extracomment>
        <translation>Файл другого реестра</translation>
    </message>
    <message>
        <source>remedy.other_register</source>
        <extracomment>English: Use a file of the register this terminal belongs to</extracomment>
        <translation>Возьмите файл реестра этого терминала</translation>
    </message>
    <message>
        <source>trouble.disk_full</source>
        <extracomment>English: The disk is full</extracomment>
        <translation>Диск заполнен</translation>
    </message>
    <message>
        <source>remedy.disk_full</source>
        <extracomment>English: Free some space on the disk</extracomment>
        <translation>Освободите место на диске</translation>
    </message>
    <message>
        <source>trouble.read_only</source>
        <extracomment>English: The disk cannot be written</extracomment>
        <translation>На диск нельзя писать</translation>
    </message>
    <message>
        <source>remedy.read_only</source>
        <extracomment>English: Mount the disk for writing</extracomment>
        <translation>Подключите диск для записи</translation>
    </message>
    <message>
        <source>trouble.disk</source>
        <extracomment>English: The disk fails</extracomment>
        <translation>Ошибка диска</translation>
    </message>
    <message>
        <source>remedy.disk</source>
        <extracomment>English: Check the disk and the folder's rights</extracomment>
        <translation>Проверьте диск и права на папку</translation>
    </message>
    <message>
        <source>trouble.agent_stopped</source>
        <extracomment>English: The sync process does not run</extracomment>
        <translation>Процесс синхронизации не работает</translation>
    </message>
    <message>
        <source>remedy.agent_stopped</source>
        <extracomment>English: Restart the terminal; if it stays so, send the log</extracomment>
        <translation>Перезапустите терминал; если повторится, пришлите журнал</translation>
    </message>
    <message>
        <source>trouble.agent_busy</source>
        <extracomment>English: The sync process is busy with something else</extracomment>
        <translation>Процесс синхронизации занят другим</translation>
    </message>
    <message>
        <source>remedy.agent_busy</source>
        <extracomment>English: Wait until it is done, then test again</extracomment>
        <translation>Подождите, пока он закончит, и проверьте снова</translation>
    </message>
    <message>
        <source>trouble.internal_error</source>
        <extracomment>English: A mistake in the program</extracomment>
        <translation>Ошибка программы</translation>
    </message>
    <message>
        <source>remedy.internal_error</source>
        <extracomment>English: Restart, and send the diagnostics</extracomment>
        <translation>Перезапустите и пришлите диагностику</translation>
    </message>
    <message>
        <source>trouble.camera_missing</source>
        <extracomment>English: There is no camera, or it was unplugged</extracomment>
        <translation>Камеры нет или она отключена</translation>
    </message>
    <message>
        <source>remedy.camera_missing</source>
        <extracomment>English: Plug it in: it is opened by itself</extracomment>
        <translation>Подключите камеру: она откроется сама</translation>
    </message>
    <message>
        <source>trouble.camera_forbidden</source>
        <extracomment>English: The kiosk may not read the camera</extracomment>
        <translation>Нет права читать камеру</translation>
    </message>
    <message>
        <source>remedy.camera_forbidden</source>
        <extracomment>English: Add its user to the group video, then restart</extracomment>
        <translation>Добавьте пользователя киоска в группу video и перезапустите</translation>
    </message>
    <message>
        <source>trouble.camera_busy</source>
        <extracomment>English: Another program has the camera</extracomment>
        <translation>Камера занята другой программой</translation>
    </message>
    <message>
        <source>remedy.camera_busy</source>
        <extracomment>English: Close that program</extracomment>
        <translation>Закройте ту программу</translation>
    </message>
    <message>
        <source>trouble.camera_stuck</source>
        <extracomment>English: The camera gives no new picture</extracomment>
        <translation>Камера не даёт картинки</translation>
    </message>
    <message>
        <source>remedy.camera_stuck</source>
        <extracomment>English: It is opened again by itself; if that does not help, replug it</extracomment>
        <translation>Она откроется снова; если нет, переподключите</translation>
    </message>
    <message>
        <source>trouble.camera_black</source>
        <extracomment>English: The picture is black</extracomment>
        <translation>Картинка чёрная</translation>
    </message>
    <message>
        <source>remedy.camera_black</source>
        <extracomment>English: Take the cover off, give it light</extracomment>
        <translation>Снимите крышку, включите свет</translation>
    </message>
    <message>
        <source>trouble.no_data</source>
        <extracomment>English: No data have arrived yet</extracomment>
        <translation>Данные ещё не получены</translation>
    </message>
    <message>
        <source>remedy.no_data</source>
        <extracomment>English: Sync now, or take in data from USB</extracomment>
        <translation>Синхронизируйте или примите данные с USB</translation>
    </message>
    <message>
        <source>trouble.stale_data</source>
        <extracomment>English: The data are too old</extracomment>
        <translation>Данные устарели</translation>
    </message>
    <message>
        <source>remedy.stale_data</source>
        <extracomment>English: Connect the network, or take in data from USB</extracomment>
        <translation>Подключите сеть или примите данные с USB</translation>
    </message>
    <message>
        <source>trouble.data_damaged</source>
        <extracomment>English: A data file is damaged</extracomment>
        <translation>Файл данных повреждён</translation>
    </message>
    <message>
        <source>remedy.data_damaged</source>
        <extracomment>English: Sync now: all of it is fetched anew</extracomment>
        <translation>Синхронизируйте: всё загрузится заново</translation>
    </message>
    <message>
        <source>trouble.journal_damaged</source>
        <extracomment>English: The journal of checks is damaged</extracomment>
        <translation>Журнал проверок повреждён</translation>
    </message>
    <message>
        <source>remedy.journal_damaged</source>
        <extracomment>English: Restart; if it stays, move journal.db* aside and keep it</extracomment>
        <translation>Перезапустите; не помогло: уберите journal.db* и сохраните</translation>
    </message>
    <message>
        <source>trouble.mailbox_renewed</source>
        <extracomment>English: A damaged file was made anew</extracomment>
        <translation>Повреждённый файл создан заново</translation>
    </message>
    <message>
        <source>remedy.mailbox_renewed</source>
        <extracomment>English: Send agent.db.broken-* with the diagnostics, then delete it</extracomment>
        <translation>Отправьте agent.db.broken-* с диагностикой и удалите</translation>
    </message>
    <message>
        <source>trouble.disk_missing</source>
        <extracomment>English: The data disk is missing</extracomment>
        <translation>Нет диска с данными</translation>
    </message>
    <message>
        <source>remedy.disk_missing</source>
        <extracomment>English: Mount it and restart. If it is a new one, enrol anew</extracomment>
        <translation>Подключите диск и перезапустите. Новый диск: регистрация заново</translation>
    </message>
    <message>
        <source>trouble.locked</source>
        <extracomment>English: Another program holds the file</extracomment>
        <translation>Файл занят другой программой</translation>
    </message>
    <message>
        <source>remedy.locked</source>
        <extracomment>English: Close that program</extracomment>
        <translation>Закройте ту программу</translation>
    </message>
    <message>
        <source>trouble.newer</source>
        <extracomment>English: This version does not understand the data</extracomment>
        <translation>Эта версия не понимает данные</translation>
    </message>
    <message>
        <source>remedy.newer</source>
        <extracomment>English: Upgrade the program</extracomment>
        <translation>Обновите программу</translation>
    </message>
    <message>
        <source>trouble.settings_not_kept</source>
        <extracomment>English: The settings were not kept</extracomment>
        <translation>Настройки не сохранены</translation>
    </message>
    <message>
        <source>remedy.settings_not_kept</source>
        <extracomment>English: Check the rights of the settings file</extracomment>
        <translation>Проверьте права на файл настроек</translation>
    </message>
    <message>
        <source>trouble.no_sound</source>
        <extracomment>English: There is no audio device</extracomment>
        <translation>Нет звукового устройства</translation>
    </message>
    <message>
        <source>remedy.no_sound</source>
        <extracomment>English: Plug a speaker in and turn the volume up</extracomment>
        <translation>Подключите динамик и прибавьте громкость</translation>
    </message>
    <message>
        <source>trouble.staff_unreadable</source>
        <extracomment>English: The file of codes cannot be read</extracomment>
        <translation>Файл кодов не читается</translation>
    </message>
    <message>
        <source>remedy.staff_unreadable</source>
        <extracomment>English: Restore the file or make the codes anew</extracomment>
        <translation>Восстановите файл или создайте коды заново</translation>
    </message>
    <message>
        <source>trouble.last_technician</source>
        <extracomment>English: This is the only technician</extracomment>
        <translation>Это единственный техник</translation>
    </message>
    <message>
        <source>remedy.last_technician</source>
        <extracomment>English: Add another technician first</extracomment>
        <translation>Сначала добавьте другого техника</translation>
    </message>
    <message>
        <source>trouble.decoder</source>
        <extracomment>English: The test code was not read</extracomment>
        <translation>Пробный код не прочитан</translation>
    </message>
    <message>
        <source>remedy.decoder</source>
        <extracomment>English: Restart, and send the diagnostics</extracomment>
        <translation>Перезапустите и пришлите диагностику</translation>
    </message>
    <message>
        <source>trouble.no_stick</source>
        <extracomment>English: There is no USB stick</extracomment>
        <translation>Нет USB-накопителя</translation>
    </message>
    <message>
        <source>remedy.no_stick</source>
        <extracomment>English: Plug a USB stick into the terminal</extracomment>
        <translation>Вставьте USB-накопитель в терминал</translation>
    </message>
    <message>
        <source>trouble.stick</source>
        <extracomment>English: The USB stick could not be written</extracomment>
        <translation>Не удалось записать на USB</translation>
    </message>
    <message>
        <source>remedy.stick</source>
        <extracomment>English: Check its space and write lock, or take another stick</extracomment>
        <translation>Проверьте место и защиту от записи или возьмите другой USB</translation>
    </message>
</context>
</TS>
