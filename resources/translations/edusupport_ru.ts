<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>This request has changed meanwhile. Nothing was sent twice. Look at its state in the journal.</source>
        <translation>Обращение тем временем изменилось. Дважды ничего не отправлено. Посмотрите его состояние в журнале.</translation>
    </message>
    <message>
        <source>Something in the program went wrong. What you have written is kept. Please start the program again; if it happens once more, tell its makers.</source>
        <translation>В программе произошла ошибка. Всё, что Вы написали, сохранено. Запустите программу снова. Если ошибка повторится, сообщите разработчикам.</translation>
    </message>
    <message>
        <source>Not done. What you have written is kept. Code: {code}</source>
        <translation>Не получилось. Всё, что Вы написали, сохранено. Код: {code}</translation>
    </message>
    <message>
        <source>{text} It takes {limit} at most; the letter has {size}.</source>
        <translation>{text} Сервер принимает не больше {limit}, а письмо занимает {size}.</translation>
    </message>
    <message>
        <source>{text} The server&apos;s answer: {answer}</source>
        <translation>{text} Ответ сервера: {answer}</translation>
    </message>
    <message>
        <source>{text} For the administrator: {facts}</source>
        <translation>{text} Для администратора: {facts}</translation>
    </message>
    <message>
        <source>A mistake of the program: the letter was not sent, everything written is kept. Start it again.</source>
        <translation>Ошибка программы: письмо не отправлено, всё написанное сохранено. Запустите программу снова.</translation>
    </message>
    <message>
        <source>A file of the program is missing or damaged. Your letters are kept. Install the program again.</source>
        <translation>Файл программы потерян или повреждён. Ваши письма сохранены. Установите программу заново.</translation>
    </message>
    <message>
        <source>It is not known whether the letter arrived, so it is not sent again by itself. Wait for an answer or ring the support, then mark in the journal whether it has gone.</source>
        <translation>Неизвестно, дошло ли письмо, поэтому само оно повторно не отправится. Дождитесь ответа или позвоните в поддержку, затем отметьте в журнале, ушло ли письмо.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was sent, the letter is kept.</source>
        <translation>Остановлено. Ничего не отправлено, письмо сохранено.</translation>
    </message>
    <message>
        <source>The program was closed while sending.</source>
        <translation>Программа закрылась во время отправки.</translation>
    </message>
    <message>
        <source>The program made a mistake while sending.</source>
        <translation>Во время отправки в программе произошла ошибка.</translation>
    </message>
    <message>
        <source>The connection broke at the last moment.</source>
        <translation>Связь прервалась в последний момент.</translation>
    </message>
    <message>
        <source>The mailbox is not set up yet. The letter is kept. Choose «Settings», «Mailbox…» and write your address and password.</source>
        <translation>Почтовый ящик ещё не настроен. Письмо сохранено. Выберите «Настройки», «Почтовый ящик…» и впишите адрес и пароль.</translation>
    </message>
    <message>
        <source>The password of the mailbox is not on this computer. The letter is kept. Choose «Settings», «Mailbox…» and write it.</source>
        <translation>На этом компьютере нет пароля от почтового ящика. Письмо сохранено. Выберите «Настройки», «Почтовый ящик…» и впишите пароль.</translation>
    </message>
    <message>
        <source>A letter cannot go to or from this e-mail address. The letter is kept. Check the address: it needs an @, no spaces and no Russian letters before the @.</source>
        <translation>Этот адрес электронной почты не подходит для письма. Письмо сохранено. Проверьте адрес: в нём нужен знак @, пробелов быть не должно, перед @ не должно быть русских букв.</translation>
    </message>
    <message>
        <source>This computer has no keyring, so the password was not kept. The letter is kept. Write the password again under «Settings», «Mailbox…»: it stays until the program ends.</source>
        <translation>На этом компьютере нет хранилища паролей, поэтому пароль не сохранился. Письмо сохранено. Выберите «Настройки», «Почтовый ящик…» и впишите пароль снова: он сохранится до закрытия программы.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked. The letter is kept. Unlock it with the password of your computer and send again.</source>
        <translation>Хранилище паролей компьютера закрыто. Письмо сохранено. Откройте хранилище паролем от компьютера и отправьте письмо снова.</translation>
    </message>
    <message>
        <source>The keyring did not give out the password. The letter is kept. Write the password again under «Settings», «Mailbox…».</source>
        <translation>Хранилище паролей не выдало пароль. Письмо сохранено. Выберите «Настройки», «Почтовый ящик…» и впишите пароль снова.</translation>
    </message>
    <message>
        <source>The letter was not saved there; it is kept in the program. Choose another folder, «Documents» for instance.</source>
        <translation>Сюда письмо записать не удалось, в программе оно сохранено. Выберите другую папку, например «Документы».</translation>
    </message>
    <message>
        <source>The mail server did not accept the password. Nothing was sent, the letter is kept. Most providers want an application password: you make it in the security settings of your mailbox. Write it under «Settings», «Mailbox…».</source>
        <translation>Почтовый сервер не принял пароль. Ничего не отправлено, письмо сохранено. Чаще всего нужен пароль приложения: его создают в настройках безопасности почтового ящика. Впишите его: «Настройки», «Почтовый ящик…».</translation>
    </message>
    <message>
        <source>There are Russian letters in the sign-in name or the password. Nothing was sent, the letter is kept. Switch the keyboard to English and write both again.</source>
        <translation>В имени для входа или в пароле есть русские буквы. Ничего не отправлено, письмо сохранено. Переключите клавиатуру на английский язык и впишите их снова.</translation>
    </message>
    <message>
        <source>This mail server takes no password. Nothing was sent, the letter is kept. Check server, port and encryption, or save the letter as a file.</source>
        <translation>Этот почтовый сервер не принимает пароль. Ничего не отправлено, письмо сохранено. Проверьте сервер, порт и шифрование или сохраните письмо файлом.</translation>
    </message>
    <message>
        <source>The mail server does not send from this address. The letter is kept. Write the address you sign in with under «Settings», «Mailbox…».</source>
        <translation>Почтовый сервер не отправляет письма с этого адреса. Письмо сохранено. Выберите «Настройки», «Почтовый ящик…» и впишите адрес, с которым Вы входите в почту.</translation>
    </message>
    <message>
        <source>The mail server did not accept the address of the support. The letter is kept. Send it later; if it is refused again, ring the support.</source>
        <translation>Почтовый сервер не принял адрес поддержки. Письмо сохранено. Отправьте его позже. Если не получится снова, позвоните в поддержку.</translation>
    </message>
    <message>
        <source>The mail server took the letter for advertising. It is kept. Send it in an hour, or save it as a file and send it from your mail program.</source>
        <translation>Почтовый сервер принял письмо за рекламу (спам). Письмо сохранено. Отправьте его через час или сохраните файлом и отправьте из почтовой программы.</translation>
    </message>
    <message>
        <source>The mail server refused the letter. It is kept. Send it later, or save it as a file and send it from your mail program.</source>
        <translation>Почтовый сервер не принял письмо. Оно сохранено. Отправьте его позже или сохраните файлом и отправьте из почтовой программы.</translation>
    </message>
    <message>
        <source>The letter is too large for your mail server. It is kept. Remove a picture or take a smaller part of the screen.</source>
        <translation>Письмо слишком большое для почтового сервера. Оно сохранено. Удалите один из снимков или снимите меньшую часть экрана.</translation>
    </message>
    <message>
        <source>The mail server answered something unexpected. Nothing was sent, the letter is kept. Check server and port, or save the letter as a file.</source>
        <translation>Почтовый сервер ответил непонятно. Ничего не отправлено, письмо сохранено. Проверьте сервер и порт или сохраните письмо файлом.</translation>
    </message>
    <message>
        <source>The mail server cannot be reached.</source>
        <translation>Нет связи с почтовым сервером.</translation>
    </message>
    <message>
        <source>The connection to the mail server broke.</source>
        <translation>Связь с почтовым сервером прервалась.</translation>
    </message>
    <message>
        <source>The mail server does not answer.</source>
        <translation>Почтовый сервер не отвечает.</translation>
    </message>
    <message>
        <source>The mail server makes no safe connection, so neither letter nor password was sent. Check port and encryption: usually it is TLS and 465.</source>
        <translation>Почтовый сервер не поддержал защищённое соединение, поэтому ни письмо, ни пароль не отправлены. Письмо сохранено. Проверьте порт и шифрование: обычно это TLS и 465.</translation>
    </message>
    <message>
        <source>The file of certificates for the school&apos;s network cannot be read. Nothing was sent, the letter is kept. Ask the school&apos;s administrator.</source>
        <translation>Файл сертификатов школьной сети не читается. Ничего не отправлено, письмо сохранено. Обратитесь к администратору школы.</translation>
    </message>
    <message>
        <source>Open it in your mail program and write the number of the incident into the journal.</source>
        <translation>Откройте его в почтовой программе и впишите номер инцидента в журнал.</translation>
    </message>
    <message>
        <source>A letter of the support is too large to be read here.</source>
        <translation>Письмо поддержки слишком большое и здесь не читается.</translation>
    </message>
    <message>
        <source>A letter of the support cannot be read here.</source>
        <translation>Письмо поддержки здесь не читается.</translation>
    </message>
    <message>
        <source>The answers of the practice desk cannot be read. Your real letters are not concerned. Start the program again.</source>
        <translation>Ответ на учебное обращение не читается. Настоящих писем это не касается. Запустите программу снова.</translation>
    </message>
    <message>
        <source>The practice letter could not be written. Nothing was sent. Free some space on the disk and try again.</source>
        <translation>Учебное письмо не записалось. Ничего не отправлено, черновик сохранён. Освободите место на диске и попробуйте снова.</translation>
    </message>
    <message>
        <source>Some practice letters could not be erased. Your real letters are not concerned. Close the files that are open and try again.</source>
        <translation>Часть учебных писем удалить не удалось. Настоящих писем это не касается. Закройте открытые файлы и попробуйте снова.</translation>
    </message>
    <message>
        <source>The other pictures are kept.</source>
        <translation>Остальные снимки сохранены.</translation>
    </message>
    <message>
        <source>Save the picture as PNG or JPEG and open that file, or press «Take the screen».</source>
        <translation>Сохраните изображение как PNG или JPEG и откройте этот файл или нажмите «Снять экран».</translation>
    </message>
    <message>
        <source>Pictures put into .doc, .zip or .rar files are not considered by the support.</source>
        <translation>Изображения, вставленные в файлы .doc, .zip или .rar, не принимаются к рассмотрению.</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard. Press Win+Shift+S, choose a part of the screen, then press «Paste».</source>
        <translation>В буфере обмена нет изображения. Нажмите Win+Shift+S, выделите часть экрана и нажмите «Вставить из буфера».</translation>
    </message>
    <message>
        <source>The support does not take PDF files.</source>
        <translation>Файлы PDF поддержка не принимает.</translation>
    </message>
    <message>
        <source>The support takes .jpeg and .png pictures only.</source>
        <translation>Поддержка принимает изображения только в форматах .jpeg и .png.</translation>
    </message>
    <message>
        <source>The picture is too large.</source>
        <translation>Изображение слишком большое.</translation>
    </message>
    <message>
        <source>Make it smaller, or press «Take the screen» and choose the part you need.</source>
        <translation>Уменьшите его или нажмите «Снять экран» и выделите нужную часть.</translation>
    </message>
    <message>
        <source>The picture is damaged.</source>
        <translation>Изображение повреждено.</translation>
    </message>
    <message>
        <source>Take it again, or choose another file.</source>
        <translation>Сделайте снимок снова или выберите другой файл.</translation>
    </message>
    <message>
        <source>The file cannot be opened.</source>
        <translation>Файл не открывается.</translation>
    </message>
    <message>
        <source>Close it in other programs, or copy it to «Documents» and open it from there.</source>
        <translation>Закройте его в других программах или скопируйте в папку «Документы» и откройте оттуда.</translation>
    </message>
    <message>
        <source>The check found that the saved picture is not in order, so it is not in the letter. The rest is kept. Remove this picture and take it again.</source>
        <translation>Проверка показала, что снимок записан с ошибкой, поэтому в письмо он не попал. Остальное сохранено. Удалите этот снимок и сделайте его снова.</translation>
    </message>
    <message>
        <source>The check found that something hidden could still be read, so the picture is not in the letter. The rest is kept. Remove this picture and take it again.</source>
        <translation>Проверка показала, что скрытое можно прочитать, поэтому снимок в письмо не попал. Остальное сохранено. Удалите этот снимок и сделайте его снова.</translation>
    </message>
    <message>
        <source>Nothing is lost. Take the picture with Win+Shift+S or the Print Screen key, then press «Paste».</source>
        <translation>Ничего не потеряно. Сделайте снимок клавишами Win+Shift+S или Print Screen и нажмите «Вставить из буфера».</translation>
    </message>
    <message>
        <source>The screen could not be taken.</source>
        <translation>Снять экран не удалось.</translation>
    </message>
    <message>
        <source>No screen was found.</source>
        <translation>Экран не найден.</translation>
    </message>
    <message>
        <source>This desktop (Wayland) does not let the program take the screen.</source>
        <translation>Рабочий стол (Wayland) не даёт программе снять экран. Ничего не потеряно.</translation>
    </message>
    <message>
        <source>Nothing is lost. Install the latest version of the program.</source>
        <translation>Ничего не потеряно. Установите последнюю версию программы.</translation>
    </message>
    <message>
        <source>The program may not write into its folder: the latest change is not saved. Do not close the window; ask the school&apos;s administrator.</source>
        <translation>Программе нельзя писать в свою папку: последнее изменение не сохранено. Не закрывайте окно и обратитесь к администратору школы.</translation>
    </message>
    <message>
        <source>Another program keeps the journal busy. What is saved is safe. Close the second window of the program and try again.</source>
        <translation>Журнал занят другой программой. Сохранённое не пострадало. Закройте второе окно программы и попробуйте снова.</translation>
    </message>
    <message>
        <source>The disk does not read or write a file of the program. What is saved already is kept. Try again; if it repeats, ask the school&apos;s administrator.</source>
        <translation>Файл программы не читается или не записывается. Сохранённое раньше не пострадало. Попробуйте снова. Если ошибка повторится, обратитесь к администратору школы.</translation>
    </message>
    <message>
        <source>The journal was written by a newer version of the program.</source>
        <translation>Журнал записан более новой версией программы.</translation>
    </message>
    <message>
        <source>The picture {name} was changed after the letter had been written, so the letter is not sent. Take the letter back, add the picture again and send.</source>
        <translation>Снимок {name} изменился после составления письма, поэтому письмо не отправлено. Нажмите «Вернуть и исправить», добавьте снимок снова и отправьте.</translation>
    </message>
    <message>
        <source>The picture {name} is no longer on the disk, so the letter is not sent. Take the letter back, add the picture again and send.</source>
        <translation>Снимка {name} больше нет на диске, поэтому письмо не отправлено. Нажмите «Вернуть и исправить», добавьте снимок снова и отправьте.</translation>
    </message>
    <message>
        <source>A draft is damaged and cannot be opened. The others are kept. Write this one anew.</source>
        <translation>Черновик повреждён и не открывается. Остальные сохранены. Напишите это обращение заново.</translation>
    </message>
    <message>
        <source>The draft was written by a newer version of the program.</source>
        <translation>Черновик записан более новой версией программы.</translation>
    </message>
    <message>
        <source>A picture of the draft is no longer on the disk. The text is kept. Remove the picture and take it again.</source>
        <translation>Снимка из черновика больше нет на диске. Текст сохранён. Удалите снимок из списка и сделайте его снова.</translation>
    </message>
    <message>
        <source>Save the letter</source>
        <translation>Сохранение письма</translation>
    </message>
    <message>
        <source>Letters (*.eml)</source>
        <translation>Письма (*.eml)</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Выбор изображений</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Practice. {state}</source>
        <translation>Учебный режим. {state}</translation>
    </message>
    <message>
        <source>Practice: the letter went nowhere. This is how a registered request looks.</source>
        <translation>Учебный режим: письмо никуда не ушло. Так выглядит зарегистрированное обращение.</translation>
    </message>
    <message>
        <source>The letter is saved as a file. Open it in your mail program and send it from there.</source>
        <translation>Письмо сохранено файлом. Откройте его в почтовой программе и отправьте оттуда.</translation>
    </message>
    <message>
        <source>The letter has gone. The number of the incident will come by mail: write it down in the journal.</source>
        <translation>Письмо отправлено. Номер инцидента придёт по почте: впишите его в журнал.</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>сегодня, {time}</translation>
    </message>
    <message>
        <source>yesterday, {time}</source>
        <translation>вчера, {time}</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} МБ</translation>
    </message>
    <message>
        <source>.</source>
        <translation>,</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} КБ</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Регион</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>ФИО</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Наименование учреждения</translation>
    </message>
    <message>
        <source>City or village</source>
        <translation>Город или село</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Адрес электронной почты</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Your login</source>
        <translation>Логин инициатора заявки</translation>
    </message>
    <message>
        <source>Login under which the problem is seen</source>
        <translation>Логин, под которым наблюдается проблема</translation>
    </message>
    <message>
        <source>Subject in a few words</source>
        <translation>Тема в нескольких словах</translation>
    </message>
    <message>
        <source>What is the problem</source>
        <translation>Суть вопроса</translation>
    </message>
    <message>
        <source>What you did, step by step</source>
        <translation>Порядок действий</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Браузер</translation>
    </message>
    <message>
        <source>Browser version</source>
        <translation>Версия браузера</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Класс</translation>
    </message>
    <message>
        <source>School subject</source>
        <translation>Предмет</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Даты</translation>
    </message>
    <message>
        <source>Users (full names)</source>
        <translation>ФИО пользователей</translation>
    </message>
    <message>
        <source>Error message</source>
        <translation>Сообщение об ошибке</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>Снимки экрана</translation>
    </message>
    <message>
        <source>For example: Chuvashia</source>
        <translation>Например: Чувашия</translation>
    </message>
    <message>
        <source>For example: Ivanova Maria Petrovna</source>
        <translation>Например: Иванова Мария Петровна</translation>
    </message>
    <message>
        <source>For example: School No. 5</source>
        <translation>Например: МБОУ «СОШ № 5»</translation>
    </message>
    <message>
        <source>For example: Cheboksary</source>
        <translation>Например: Чебоксары</translation>
    </message>
    <message>
        <source>For example: ivanova@school5.ru</source>
        <translation>Например: ivanova@school5.ru</translation>
    </message>
    <message>
        <source>For example: +7 912 345-67-89</source>
        <translation>Например: +7 912 345-67-89</translation>
    </message>
    <message>
        <source>If it is a pupil&apos;s or a colleague&apos;s login, write theirs</source>
        <translation>Ваш логин или логин ученика, коллеги</translation>
    </message>
    <message>
        <source>For example: A mark is not saved in the class journal</source>
        <translation>Например: Не сохраняется отметка в журнале</translation>
    </message>
    <message>
        <source>What does not work, where, and since when</source>
        <translation>Что не работает, где и с какого времени</translation>
    </message>
    <message>
        <source>For example: 1. Opened the journal of 7B. 2. Put a mark. 3. Pressed «Save»</source>
        <translation>Например: 1. Открываю журнал 7Б. 2. Ставлю отметку. 3. Нажимаю «Сохранить»</translation>
    </message>
    <message>
        <source>The program in which you open the system</source>
        <translation>Программа, в которой открыта система</translation>
    </message>
    <message>
        <source>For example: 146.0.7680.80</source>
        <translation>Например: 146.0.7680.80</translation>
    </message>
    <message>
        <source>For example: 7B</source>
        <translation>Например: 7Б</translation>
    </message>
    <message>
        <source>For example: Algebra</source>
        <translation>Например: Алгебра</translation>
    </message>
    <message>
        <source>For example: lesson of 20.11.2026</source>
        <translation>Например: урок 20.11.2026</translation>
    </message>
    <message>
        <source>For example: Petrov Ivan (pupil)</source>
        <translation>Например: Петров Иван (ученик)</translation>
    </message>
    <message>
        <source>The support asks for a screenshot on which the error message is seen.</source>
        <translation>Нужен снимок экрана, на котором видно сообщение об ошибке.</translation>
    </message>
    <message>
        <source>Choose your region: start typing its name.</source>
        <translation>Выберите регион: начните вписывать название.</translation>
    </message>
    <message>
        <source>Write your last name, first name and patronymic.</source>
        <translation>Впишите фамилию, имя и отчество.</translation>
    </message>
    <message>
        <source>Write the name of your institution.</source>
        <translation>Впишите наименование учреждения.</translation>
    </message>
    <message>
        <source>Write the city or village of the institution.</source>
        <translation>Впишите город или село, где находится учреждение.</translation>
    </message>
    <message>
        <source>Write the e-mail address for the answer.</source>
        <translation>Впишите адрес электронной почты для ответа.</translation>
    </message>
    <message>
        <source>Write a telephone number the specialist can ring.</source>
        <translation>Впишите телефон, по которому сможет позвонить специалист.</translation>
    </message>
    <message>
        <source>Write the login with which you enter the system.</source>
        <translation>Впишите логин.</translation>
    </message>
    <message>
        <source>Write the login under which the problem is seen. It may be your own.</source>
        <translation>Впишите логин, под которым наблюдается проблема.</translation>
    </message>
    <message>
        <source>Name the problem in a few words.</source>
        <translation>Назовите проблему в нескольких словах.</translation>
    </message>
    <message>
        <source>Describe the problem.</source>
        <translation>Опишите проблему.</translation>
    </message>
    <message>
        <source>Describe step by step what led to the message.</source>
        <translation>Опишите по шагам, что привело к сообщению.</translation>
    </message>
    <message>
        <source>Name the browser in which the message appeared.</source>
        <translation>Назовите браузер, в котором появилось сообщение.</translation>
    </message>
    <message>
        <source>Write the browser&apos;s version.</source>
        <translation>Впишите версию браузера.</translation>
    </message>
    <message>
        <source>There is no such region in the list. Start typing its name and choose it.</source>
        <translation>Такого региона нет в списке. Начните вписывать название и выберите его.</translation>
    </message>
    <message>
        <source>Better write the full name: last name, first name, patronymic.</source>
        <translation>Лучше вписать ФИО полностью: фамилию, имя и отчество.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address.</source>
        <translation>Это не похоже на адрес электронной почты.</translation>
    </message>
    <message>
        <source>This number cannot be rung: check its digits.</source>
        <translation>По этому номеру не позвонить: проверьте цифры.</translation>
    </message>
    <message>
        <source>Answer whether an error message appeared.</source>
        <translation>Ответьте, появилось ли сообщение об ошибке.</translation>
    </message>
    <message>
        <source>Name the class, the subject, the dates or the users: it helps to repeat the problem.</source>
        <translation>Укажите класс, предмет, даты или ФИО пользователей: это поможет воспроизвести проблему.</translation>
    </message>
    <message>
        <source>The support takes JPEG and PNG pictures only.</source>
        <translation>Поддержка принимает изображения только в форматах .jpeg и .png.</translation>
    </message>
    <message>
        <source>There are too many pictures for one letter. Leave the most important ones.</source>
        <translation>Слишком много снимков для одного письма. Оставьте самые важные.</translation>
    </message>
    <message>
        <source>{field}: filled in</source>
        <translation>{field}: заполнено</translation>
    </message>
    <message>
        <source>The region is in the list</source>
        <translation>Регион есть в списке</translation>
    </message>
    <message>
        <source>The name is written in full</source>
        <translation>ФИО указано полностью</translation>
    </message>
    <message>
        <source>The e-mail address is correct</source>
        <translation>Адрес электронной почты верный</translation>
    </message>
    <message>
        <source>The telephone number is correct</source>
        <translation>Номер телефона верный</translation>
    </message>
    <message>
        <source>It is said whether there is an error message</source>
        <translation>Указано, есть ли сообщение об ошибке</translation>
    </message>
    <message>
        <source>The circumstances are named</source>
        <translation>Обстоятельства указаны</translation>
    </message>
    <message>
        <source>The pictures have an accepted format</source>
        <translation>Формат снимков подходит</translation>
    </message>
    <message>
        <source>The pictures fit into one letter</source>
        <translation>Снимки помещаются в одно письмо</translation>
    </message>
    <message>
        <source>The number of pictures is fine</source>
        <translation>Число снимков подходит</translation>
    </message>
    <message>
        <source>Saved as a file</source>
        <translation>Сохранено файлом</translation>
    </message>
    <message>
        <source>Handed over to the mail program</source>
        <translation>Передано в почтовую программу</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Отправляется</translation>
    </message>
    <message>
        <source>Sent, no number yet</source>
        <translation>Отправлено, номера ещё нет</translation>
    </message>
    <message>
        <source>Not sent: needs a correction</source>
        <translation>Не отправлено, нужно исправить</translation>
    </message>
    <message>
        <source>It is not known whether it was sent</source>
        <translation>Неизвестно, ушло ли письмо</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Зарегистрировано</translation>
    </message>
    <message>
        <source>The support asks a question</source>
        <translation>Есть вопрос поддержки</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Решено</translation>
    </message>
    <message>
        <source>by your own mail</source>
        <translation>своей почтой</translation>
    </message>
    <message>
        <source>as a file</source>
        <translation>файлом</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>учебный режим</translation>
    </message>
    <message>
        <source>The letter was written</source>
        <translation>Письмо составлено</translation>
    </message>
    <message>
        <source>Sending began</source>
        <translation>Отправка началась</translation>
    </message>
    <message>
        <source>The mail server took the letter</source>
        <translation>Почтовый сервер принял письмо</translation>
    </message>
    <message>
        <source>Not sent yet, stays in the queue</source>
        <translation>Пока не отправлено, осталось в очереди</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Не отправлено</translation>
    </message>
    <message>
        <source>Marked as sent</source>
        <translation>Отмечено: письмо ушло</translation>
    </message>
    <message>
        <source>Marked as not sent</source>
        <translation>Отмечено: письмо не ушло</translation>
    </message>
    <message>
        <source>Registered by the support</source>
        <translation>Зарегистрировано поддержкой</translation>
    </message>
    <message>
        <source>The support asked a question</source>
        <translation>Поддержка задала вопрос</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Дан ответ</translation>
    </message>
    <message>
        <source>Not solved after all</source>
        <translation>Проблема осталась</translation>
    </message>
    <message>
        <source>The program could not mark the answer of the practice desk as read. Nothing is lost. Free some space on the disk and try again.</source>
        <translation>Ответ на учебное обращение не удалось отметить прочитанным. Ничего не потеряно. Освободите место на диске и попробуйте снова.</translation>
    </message>
    <message>
        <source>The disk is full: the latest change is not saved. Leave the window open, free some space and try again.</source>
        <translation>Диск заполнен: последнее изменение не сохранено. Не закрывая окно, освободите место и попробуйте снова.</translation>
    </message>
    <message>
        <source>The program cannot start</source>
        <translation>Программа не запустилась</translation>
    </message>
    <message>
        <source>The address for newer versions does not answer. The program works as before; try again later.</source>
        <translation>Адрес, где объявляют новые версии, не отвечает. Программа работает как прежде, попробуйте позже.</translation>
    </message>
    <message>
        <source>The address for newer versions answered something else. The program works as before. Tell the school&apos;s administrator.</source>
        <translation>По адресу новых версий пришло что-то другое. Программа работает как прежде. Сообщите администратору школы.</translation>
    </message>
    <message>
        <source>The administrator&apos;s preset has a mistake and was not used. The program works without it. Tell the school&apos;s administrator.</source>
        <translation>В файле настроек администратора ошибка, поэтому он не применён. Программа работает без него. Сообщите администратору школы.</translation>
    </message>
    <message>
        <source>What this letter was made of is not on this computer any more, so it cannot be changed. The letter itself is kept and can be sent as it is.</source>
        <translation>Черновика этого письма на компьютере больше нет, поэтому изменить его нельзя. Само письмо сохранено, его можно отправить как есть.</translation>
    </message>
    <message>
        <source>This desktop does not tell the program which windows are open.</source>
        <translation>Этот рабочий стол не сообщает программе, какие окна открыты.</translation>
    </message>
    <message>
        <source>Take the whole screen and drag over the window.</source>
        <translation>Снимите весь экран и обведите нужное окно мышью.</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Не доставлено</translation>
    </message>
    <message>
        <source>The letter could not be delivered</source>
        <translation>Письмо не удалось доставить</translation>
    </message>
    <message>
        <source>The support wrote</source>
        <translation>Поддержка написала</translation>
    </message>
    <message>
        <source>Call to the support</source>
        <translation>Звонок в поддержку</translation>
    </message>
    <message>
        <source>The last entry was taken back</source>
        <translation>Последняя запись отменена</translation>
    </message>
    <message>
        <source>Write the class.</source>
        <translation>Напишите класс.</translation>
    </message>
    <message>
        <source>Write the school subject.</source>
        <translation>Напишите предмет.</translation>
    </message>
    <message>
        <source>Write the dates in question.</source>
        <translation>Напишите даты, о которых идёт речь.</translation>
    </message>
    <message>
        <source>Write the full names of the users.</source>
        <translation>Напишите ФИО пользователей.</translation>
    </message>
    <message>
        <source>Filled in: {fields}</source>
        <translation>Заполнено: {fields}</translation>
    </message>
    <message>
        <source>The text names a picture that is not there. Correct its number in the text, or add the picture.</source>
        <translation>В тексте названа картинка, которой нет. Исправьте её номер в тексте или добавьте снимок.</translation>
    </message>
    <message>
        <source>It seems that the text names a picture that is not there. Look at its numbers.</source>
        <translation>Похоже, в тексте названа картинка, которой нет. Проверьте номера картинок.</translation>
    </message>
    <message>
        <source>Name every picture in the text: «see picture 1». Otherwise its meaning must be guessed.</source>
        <translation>Назовите в тексте каждую картинку: «см. картинку1». Иначе специалист гадает, что на ней.</translation>
    </message>
    <message>
        <source>The text names a number that is on no such picture. Correct it, or draw the number.</source>
        <translation>В тексте названа цифра, которой на картинке нет. Исправьте её или поставьте цифру на картинке.</translation>
    </message>
    <message>
        <source>The pictures named in the text are there</source>
        <translation>Картинки, названные в тексте, приложены</translation>
    </message>
    <message>
        <source>The numbers of pictures in the text are right</source>
        <translation>Номера картинок в тексте верны</translation>
    </message>
    <message>
        <source>Every picture is named in the text</source>
        <translation>Каждая картинка названа в тексте</translation>
    </message>
    <message>
        <source>The numbers named in the text are on the pictures</source>
        <translation>Цифры, названные в тексте, есть на картинках</translation>
    </message>
    <message>
        <source>A monitor was connected, removed or set differently meanwhile.</source>
        <translation>Тем временем монитор подключили, отключили или настроили иначе.</translation>
    </message>
    <message>
        <source>Take the screen again.</source>
        <translation>Снимите экран ещё раз.</translation>
    </message>
    <message>
        <source>Put aside: to be sent later</source>
        <translation>Отложено: отправить позже</translation>
    </message>
    <message>
        <source>Everything was handed over, the server&apos;s answer was awaited</source>
        <translation>Письмо передано, программа ждала ответа сервера</translation>
    </message>
    <message>
        <source>A copy is in the folder of sent letters</source>
        <translation>Копия лежит в папке «Отправленные»</translation>
    </message>
    <message>
        <source>No copy in the folder of sent letters</source>
        <translation>Копии в папке «Отправленные» нет</translation>
    </message>
    <message>
        <source>The program does not know where this mailbox is read. Choose «Settings», «Mailbox…» and write the server for incoming mail.</source>
        <translation>Программа не знает, где читать этот почтовый ящик. Выберите «Настройки», «Почтовый ящик…» и впишите сервер входящей почты.</translation>
    </message>
    <message>
        <source>The mail server does not let the program read this mailbox. Your letters are kept. Look whether reading by IMAP is allowed in the settings of the mailbox.</source>
        <translation>Почтовый сервер не даёт программе читать этот ящик. Ваши письма сохранены. Проверьте, разрешено ли почтовым программам читать ящик (в его настройках, раздел «Почтовые программы»).</translation>
    </message>
    <message>
        <source>The mail server asks to come back later. Nothing was sent. The letter waits in the outbox and is tried again by itself.</source>
        <translation>Почтовый сервер просит повторить позже. Ничего не отправлено. Письмо ждёт в очереди, программа сама отправит его снова.</translation>
    </message>
    <message>
        <source>Nothing was sent. The letter waits in the outbox and is tried again by itself. Check the internet connection.</source>
        <translation>Ничего не отправлено. Письмо ждёт в очереди, программа сама отправит его снова. Проверьте подключение к интернету.</translation>
    </message>
    <message>
        <source>The support does not open such files. Send the pictures themselves, as screenshots.</source>
        <translation>Такие файлы поддержка не открывает. Приложите сами снимки экрана.</translation>
    </message>
    <message>
        <source>This looks like a password. The support never needs one: remove it.</source>
        <translation>Похоже, здесь пароль. Поддержке он не нужен никогда: уберите его.</translation>
    </message>
    <message>
        <source>Another person is named here. That is fine if the problem cannot be understood without.</source>
        <translation>Здесь назван другой человек. Оставьте, если без этого проблему не понять.</translation>
    </message>
    <message>
        <source>Names and marks of others on the pictures can be hidden. Do if they are not needed.</source>
        <translation>Чужие имена и оценки на снимках можно скрыть. Скройте, если они не нужны.</translation>
    </message>
    <message>
        <source>Letters of this mailbox are kept abroad. For pupils&apos; data a Russian one is better.</source>
        <translation>Письма этого ящика хранятся за рубежом. Для данных учеников лучше российский ящик.</translation>
    </message>
    <message>
        <source>This is no password</source>
        <translation>Это не пароль</translation>
    </message>
    <message>
        <source>It is right so</source>
        <translation>Всё верно</translation>
    </message>
    <message>
        <source>The password is removed.</source>
        <translation>Пароль убран.</translation>
    </message>
    <message>
        <source>No files that the support refuses</source>
        <translation>Файлов, которые поддержка не открывает, нет</translation>
    </message>
    <message>
        <source>No passwords in the text</source>
        <translation>Паролей в тексте нет</translation>
    </message>
    <message>
        <source>No other people named without need</source>
        <translation>Другие люди не названы без нужды</translation>
    </message>
    <message>
        <source>Nothing of others is seen on the pictures without need</source>
        <translation>На снимках нет чужих данных без нужды</translation>
    </message>
    <message>
        <source>The mailbox suits letters about pupils</source>
        <translation>Почтовый ящик подходит для писем об учениках</translation>
    </message>
    <message>
        <source>Hidden areas: {count}, verified</source>
        <translation>Скрыто областей: {count}, проверено</translation>
    </message>
    <message>
        <source>The screen came out black: it shows nothing, or a program does not let itself be seen. Bring to the front what the support must see and take the screen again.</source>
        <translation>Снимок получился чёрным: на экране ничего нет или программа не даёт себя снимать. Выведите на экран то, что должна увидеть поддержка, и снимите экран ещё раз.</translation>
    </message>
    <message>
        <source>All screens together are too large for one picture.</source>
        <translation>Все экраны вместе слишком велики для одной картинки.</translation>
    </message>
    <message>
        <source>macOS does not let the program see the windows of other programs yet. Nothing is lost. Open «System Settings», «Privacy and Security», «Screen Recording», switch EduSupport Desktop on and start it again.</source>
        <translation>macOS пока не разрешает программе видеть окна других программ. Ничего не потеряно. Откройте «Системные настройки», «Конфиденциальность и безопасность», «Запись экрана», включите EduSupport Desktop и запустите её снова.</translation>
    </message>
    <message>
        <source>Nothing is lost. Take the picture with the desktop&apos;s own key, then press «Paste».</source>
        <translation>Ничего не потеряно. Снимите экран клавишей самой системы и нажмите «Вставить из буфера».</translation>
    </message>
    <message>
        <source>Tell the school&apos;s administrator: xdg-desktop-portal and its part for this desktop are needed.</source>
        <translation>Сообщите администратору школы: нужны xdg-desktop-portal и его часть для этого рабочего стола.</translation>
    </message>
    <message>
        <source>This desktop (Wayland) takes no pictures for other programs.</source>
        <translation>Этот рабочий стол (Wayland) не делает снимков для других программ.</translation>
    </message>
    <message>
        <source>The desktop did not allow the program to take the screen. You can allow it in the desktop&apos;s settings, where the permissions of applications are.</source>
        <translation>Рабочий стол не разрешил программе снять экран. Разрешить это можно в параметрах системы, там, где разрешения приложений.</translation>
    </message>
    <message>
        <source>The desktop did not answer when it was asked for a picture.</source>
        <translation>Рабочий стол не ответил на просьбу сделать снимок.</translation>
    </message>
    <message>
        <source>The desktop was asked for a picture and gave none.</source>
        <translation>Программа попросила у рабочего стола снимок, но не получила его.</translation>
    </message>
    <message>
        <source>{state}: put aside until you press «Send now»</source>
        <translation>{state}: отложено, пока Вы не нажмёте «Отправить сейчас»</translation>
    </message>
    <message>
        <source>Please say whether e-mail and telephone are still right.</source>
        <translation>Скажите, верны ли ещё электронная почта и телефон.</translation>
    </message>
    <message>
        <source>E-mail and telephone are up to date</source>
        <translation>Электронная почта и телефон верны</translation>
    </message>
    <message>
        <source>{server}: port</source>
        <translation>{server}: порт</translation>
    </message>
    <message>
        <source>{server}: encryption</source>
        <translation>{server}: шифрование</translation>
    </message>
    <message>
        <source>Yandex wants a password made for this program:
1. Open Yandex ID, «Security», «Application passwords», choose «Mail» and give it any name.
2. Copy the password that is shown and put it here.
3. In the settings of the mailbox, under «Mail programs», allow reading from the imap.yandex.ru server.</source>
        <translation>Яндексу нужен пароль приложения, созданный для этой программы:
1. Откройте Яндекс ID, «Безопасность», «Пароли приложений», выберите «Почта» и дайте любое название.
2. Скопируйте показанный пароль и вставьте его сюда.
3. В настройках ящика, в разделе «Почтовые программы», разрешите чтение с сервера imap.yandex.ru.</translation>
    </message>
    <message>
        <source>Mail.ru wants a password made for this program:
1. Open the settings of your Mail.ru account, «Security», «Passwords for external applications».
2. Press «Create», give it any name and choose full access to the mail.
3. Copy the password that is shown and put it here.</source>
        <translation>Mail.ru нужен пароль, созданный для этой программы:
1. Откройте настройки аккаунта Mail.ru, «Безопасность», «Пароли для внешних приложений».
2. Нажмите «Создать», дайте любое название и выберите полный доступ к почте.
3. Скопируйте показанный пароль и вставьте его сюда.</translation>
    </message>
    <message>
        <source>Rambler wants the password of the mailbox itself, and programs must be allowed first:
1. Open the settings of the mailbox, «Mail programs».
2. Switch on access by mail programs.</source>
        <translation>Рамблеру нужен пароль от самого ящика, но сначала надо разрешить почтовые программы:
1. Откройте настройки ящика, раздел «Почтовые программы».
2. Включите доступ с помощью почтовых программ.</translation>
    </message>
    <message>
        <source>Gmail wants a password made for this program:
1. Open your Google account, «Security», and switch on two-step verification.
2. There, open «App passwords», give it any name and press «Create».
3. Copy the 16 letters that are shown and put them here.</source>
        <translation>Gmail нужен пароль приложения, созданный для этой программы:
1. Откройте аккаунт Google, «Безопасность», и включите двухэтапную аутентификацию.
2. Там же откройте «Пароли приложений», дайте любое название и нажмите «Создать».
3. Скопируйте показанные 16 букв и вставьте их сюда.</translation>
    </message>
    <message>
        <source>The part you chose came out black. Take the screen again and choose another part.</source>
        <translation>Выбранная часть получилась чёрной. Снимите экран ещё раз и выберите другую часть.</translation>
    </message>
    <message>
        <source>Open it, show the place with the problem and press «Take the screen».</source>
        <translation>Откройте файл, покажите место с проблемой и нажмите «Снять экран».</translation>
    </message>
    <message>
        <source>The file is under a password, so its pictures cannot be taken out. Open it with the password, save it without one and open it here again.</source>
        <translation>Файл под паролем, поэтому картинки из него не достать. Откройте его с паролем, сохраните без пароля и снова откройте здесь.</translation>
    </message>
    <message>
        <source>Save the document as .docx, .xlsx or .pptx and open it here: its pictures are taken out.</source>
        <translation>Сохраните документ как .docx, .xlsx или .pptx и откройте его здесь: программа достанет из него картинки.</translation>
    </message>
    <message>
        <source>Unpack the archive and open the pictures here.</source>
        <translation>Распакуйте архив и откройте картинки здесь.</translation>
    </message>
    <message>
        <source>The document or archive is damaged or made in an unusual way, so nothing was taken out of it. Open it in its own program, save it anew and open it here again.</source>
        <translation>Документ или архив повреждён или устроен необычно, поэтому из него ничего не взято. Откройте его в своей программе, сохраните заново и снова откройте здесь.</translation>
    </message>
    <message>
        <source>There are too many files in the archive. Unpack it and open the pictures you need here.</source>
        <translation>В архиве слишком много файлов. Распакуйте его и откройте здесь нужные картинки.</translation>
    </message>
    <message>
        <source>There are no pictures in the document or archive. Choose another file, or press «Take the screen».</source>
        <translation>В документе или архиве нет картинок. Выберите другой файл или нажмите «Снять экран».</translation>
    </message>
    <message>
        <source>The support does not take films.</source>
        <translation>Поддержка не принимает видео.</translation>
    </message>
    <message>
        <source>Stop the film where the problem is seen and press «Take the screen».</source>
        <translation>Остановите видео там, где видна проблема, и нажмите «Снять экран».</translation>
    </message>
    <message>
        <source>The support does not take drawings made of lines (SVG, WMF, EMF).</source>
        <translation>Поддержка не принимает векторные рисунки (SVG, WMF, EMF).</translation>
    </message>
    <message>
        <source>The support does not take photographs in HEIC.</source>
        <translation>Поддержка не принимает фотографии в формате HEIC.</translation>
    </message>
    <message>
        <source>On the iPhone choose «Settings», «Camera», «Formats», «Most Compatible» and take it again, or send it to yourself by e-mail: it arrives as JPEG.</source>
        <translation>На айфоне выберите «Настройки», «Камера», «Форматы», «Наиболее совместимый» и снимите ещё раз или отправьте фото себе по почте: оно придёт в JPEG.</translation>
    </message>
    <message>
        <source>Pictures and documents with pictures ({patterns})</source>
        <translation>Картинки и документы с картинками ({patterns})</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Картинки ({patterns})</translation>
    </message>
    <message>
        <source>The picture from {ending} was converted to .png.</source>
        <translation>Картинка из {ending} преобразована в .png.</translation>
    </message>
    <message>
        <source>The first picture of the animation from {ending} was converted to .png.</source>
        <translation>В .png преобразован первый кадр анимации из {ending}.</translation>
    </message>
    <message>
        <source>The first page from {ending} was converted to .png: show the others on the screen.</source>
        <translation>В .png преобразована первая страница из {ending}; остальные откройте и снимите с экрана.</translation>
    </message>
    <message>
        <source>The pictures from {ending} were converted to .png.</source>
        <translation>Картинки из {ending} преобразованы в .png.</translation>
    </message>
    <message>
        <source>too small, an icon</source>
        <translation>размером со значок</translation>
    </message>
    <message>
        <source>a drawing of lines: show it on the screen and press «Take the screen»</source>
        <translation>векторный рисунок; откройте его и нажмите «Снять экран»</translation>
    </message>
    <message>
        <source>a preview of the document itself</source>
        <translation>эскиз самого документа</translation>
    </message>
    <message>
        <source>HEIC or AVIF, which cannot be read: save it as JPEG</source>
        <translation>формат HEIC или AVIF не читается; сохраните как JPEG</translation>
    </message>
    <message>
        <source>a document or archive inside this one: unpack it and open it here</source>
        <translation>вложенный документ или архив; распакуйте и откройте здесь</translation>
    </message>
    <message>
        <source>under a password: unpack it and open the picture here</source>
        <translation>под паролем; распакуйте и откройте картинку здесь</translation>
    </message>
    <message>
        <source>too large: make it smaller and open it here</source>
        <translation>слишком большие; уменьшите и откройте здесь</translation>
    </message>
    <message>
        <source>damaged: take the picture again</source>
        <translation>повреждено; сделайте снимок ещё раз</translation>
    </message>
    <message>
        <source>one too many: unpack the archive and open the picture here</source>
        <translation>картинок слишком много; распакуйте архив и откройте нужные здесь</translation>
    </message>
    <message>
        <source>The file that describes the support cannot be read. Your drafts are kept. Tell the school&apos;s administrator: its place stands in the preset.</source>
        <translation>Не удалось прочитать файл с описанием поддержки. Ваши черновики сохранены. Сообщите администратору школы: где лежит файл, указано в его настройках.</translation>
    </message>
    <message>
        <source>The pictures are too large for one letter. Make them smaller, or remove one.</source>
        <translation>Снимки слишком велики для одного письма. Уменьшите их или уберите лишний.</translation>
    </message>
    <message>
        <source>{size}: {way}</source>
        <translation>{size}: {way}</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>как есть</translation>
    </message>
    <message>
        <source>without loss</source>
        <translation>без потерь</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>{percent} %, JPEG</source>
        <translation>{percent} %, JPEG</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>A request is being written. Close it first, then erase the data.</source>
        <translation>Сейчас пишется обращение. Сначала закройте его, затем стирайте данные.</translation>
    </message>
    <message>
        <source>Not everything could be erased: another program holds a file. Close the other programs, or restart the computer, and erase once more.</source>
        <translation>Стереть удалось не всё: файл занят другой программой. Закройте другие программы или перезагрузите компьютер и повторите.</translation>
    </message>
    <message>
        <source>The screenshots were deleted from this computer</source>
        <translation>Снимки удалены с этого компьютера</translation>
    </message>
    <message>
        <source>The browser did not answer in two minutes. Nothing is lost: press «Find out exactly» again, or write the version yourself.</source>
        <translation>Браузер не ответил за две минуты. Ничего не потеряно: нажмите «Определить точно» ещё раз или напишите версию сами.</translation>
    </message>
    <message>
        <source>This computer does not let the program ask the browser. Nothing is lost: write the version yourself, it is in the browser&apos;s menu, «About the program».</source>
        <translation>Этот компьютер не даёт программе спросить браузер. Ничего не потеряно: напишите версию сами, она есть в меню браузера, «О программе».</translation>
    </message>
    <message>
        <source>Source: the properties of the program that opens links on this computer.</source>
        <translation>Браузер по умолчанию, сведения из свойств программы.</translation>
    </message>
    <message>
        <source>Source: the properties of the program.</source>
        <translation>Сведения из свойств программы.</translation>
    </message>
    <message>
        <source>Source: the browser itself.</source>
        <translation>Сведения из самого браузера.</translation>
    </message>
    <message>
        <source>Source: the browser itself and the properties of the program.</source>
        <translation>Сведения из самого браузера и из свойств программы.</translation>
    </message>
    <message>
        <source>Source: the window on the screenshot.</source>
        <translation>Определено по окну на снимке.</translation>
    </message>
    <message>
        <source>Source: written by hand.</source>
        <translation>Введено вручную.</translation>
    </message>
    <message>
        <source>Another browser answered than the one that was asked: check the name.</source>
        <translation>Ответил не тот браузер, который был выбран: проверьте название.</translation>
    </message>
    <message>
        <source>Another version is installed than the one that runs: as a rule the browser was updated and waits to be restarted.</source>
        <translation>Установлена другая версия: скорее всего, браузер обновился и ждёт перезапуска.</translation>
    </message>
    <message>
        <source>The full version could not be learnt: see «About the program» in the browser&apos;s menu.</source>
        <translation>Полную версию узнать не удалось: посмотрите её в меню браузера, «О программе».</translation>
    </message>
    <message>
        <source>This request was written with an older version of the program, which did not keep its texts apart. Begin a new request and copy what you need from the letter.</source>
        <translation>Это обращение написано в более старой версии программы: она не хранила его тексты отдельно. Начните новое обращение и скопируйте нужное из письма.</translation>
    </message>
    <message>
        <source>without a subject</source>
        <translation>без темы</translation>
    </message>
    <message>
        <source>The journal is damaged and cannot be opened. There is a good copy of {date}. Take it? What was written later is not in it; the damaged journal is kept beside it.</source>
        <translation>Журнал повреждён и не открывается. Есть исправная копия от {date}. Взять её? Того, что написано позже, в ней нет; повреждённый журнал останется рядом.</translation>
    </message>
    <message>
        <source>The journal is damaged</source>
        <translation>Журнал повреждён</translation>
    </message>
    <message>
        <source>The file of the journal is damaged. It was left as it is. Close the program and start it again: it offers the last good copy. If there is none, ask the school&apos;s administrator.</source>
        <translation>Файл журнала повреждён. Он оставлен как есть. Закройте программу и запустите снова: она предложит последнюю исправную копию. Если копии нет, обратитесь к администратору школы.</translation>
    </message>
    <message>
        <source>It seems there are two problems here. The support answers sooner when each has a request of its own.</source>
        <translation>Похоже, здесь две проблемы. Поддержка ответит быстрее, если у каждой будет своё обращение.</translation>
    </message>
    <message>
        <source>One problem in one letter</source>
        <translation>В письме одна проблема</translation>
    </message>
    <message>
        <source>{number} of {date}</source>
        <translation>{number} от {date}</translation>
    </message>
    <message>
        <source>there is no number yet: ask for it</source>
        <translation>Номера ещё нет: спросите его</translation>
    </message>
    <message>
        <source>The mail program was not found on this computer. The letter is kept. Press «Take back and change» in the journal and choose another way to send.</source>
        <translation>Почтовая программа на этом компьютере не найдена. Письмо сохранено. Нажмите в журнале «Вернуть и исправить» и выберите другой способ отправки.</translation>
    </message>
    <message>
        <source>The mail program did not start. The letter is kept. Start the program yourself, look what it says, and try again, or choose another way to send.</source>
        <translation>Почтовая программа не запустилась. Письмо сохранено. Запустите её сами, посмотрите, что она сообщает, и повторите или выберите другой способ отправки.</translation>
    </message>
    <message>
        <source>The mail program did not take the letter. The letter is kept. Try again, or choose another way to send: in the browser or as a file.</source>
        <translation>Почтовая программа не приняла письмо. Письмо сохранено. Повторите или выберите другой способ отправки: в браузере или файлом.</translation>
    </message>
    <message>
        <source>The browser did not open. The letter is kept. Start it yourself and try again, or choose another way to send.</source>
        <translation>Браузер не открылся. Письмо сохранено. Запустите браузер сами и повторите или выберите другой способ отправки.</translation>
    </message>
    <message>
        <source>Has the letter «{subject}» been sent? {how}, {when}.</source>
        <translation>Письмо «{subject}» отправлено? {how}: {when}.</translation>
    </message>
    <message>
        <source>It was saved as a file</source>
        <translation>Сохранено файлом</translation>
    </message>
    <message>
        <source>It was opened in the browser</source>
        <translation>Открыто в браузере</translation>
    </message>
    <message>
        <source>It was handed over to the mail program</source>
        <translation>Передано в почтовую программу</translation>
    </message>
    <message>
        <source>Send the letter</source>
        <translation>Отправка письма</translation>
    </message>
    <message>
        <source>Send the letter to {recipient}? It cannot be called back.</source>
        <translation>Отправить письмо на {recipient}? Вернуть его будет нельзя.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>Отправить позже</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>The letter is put aside and has not gone. It waits in the journal: choose it there and press «Send now».</source>
        <translation>Письмо отложено и ещё не ушло. Оно ждёт в журнале: выберите его там и нажмите «Отправить сейчас».</translation>
    </message>
    <message>
        <source>Opened in the browser</source>
        <translation>Открыто в браузере</translation>
    </message>
    <message>
        <source>through the mail program</source>
        <translation>через почтовую программу</translation>
    </message>
    <message>
        <source>through mail in the browser</source>
        <translation>через почту в браузере</translation>
    </message>
    <message>
        <source>Everything was ready</source>
        <translation>Всё подготовлено</translation>
    </message>
    <message>
        <source>This mail service is not known any more. The letter is kept. Press «Take back and change» in the journal and choose another way to send.</source>
        <translation>Эта почта программе больше не известна. Письмо сохранено. Нажмите в журнале «Вернуть и исправить» и выберите другой способ отправки.</translation>
    </message>
    <message>
        <source>It is one problem</source>
        <translation>Это одна проблема</translation>
    </message>
    <message>
        <source>Ring the support, or check the address and send it again.</source>
        <translation>Позвоните в поддержку или проверьте адрес и отправьте ещё раз.</translation>
    </message>
    <message>
        <source>The mail servers could not deliver the letter to the support.</source>
        <translation>Почтовые серверы не смогли доставить письмо в поддержку.</translation>
    </message>
    <message>
        <source>The support has no mailbox of this address.</source>
        <translation>У поддержки нет ящика с таким адресом.</translation>
    </message>
    <message>
        <source>The support&apos;s mailbox is full.</source>
        <translation>Почтовый ящик поддержки переполнен.</translation>
    </message>
    <message>
        <source>Send the letter again tomorrow, or ring.</source>
        <translation>Отправьте письмо ещё раз завтра или позвоните.</translation>
    </message>
    <message>
        <source>The letter is too large for the support&apos;s mailbox.</source>
        <translation>Письмо слишком большое для ящика поддержки.</translation>
    </message>
    <message>
        <source>Ring the support, or write a new request with fewer or smaller pictures.</source>
        <translation>Позвоните в поддержку или напишите новое обращение: картинок меньше или они меньше размером.</translation>
    </message>
    <message>
        <source>The support&apos;s mail server did not take the letter.</source>
        <translation>Почтовый сервер поддержки не принял письмо.</translation>
    </message>
    <message>
        <source>Ring the support, or save the letter as a file and send it from your mail program.</source>
        <translation>Позвоните в поддержку или сохраните письмо в файл и отправьте его из своей почтовой программы.</translation>
    </message>
    <message>
        <source>Where you were</source>
        <translation>Где были</translation>
    </message>
    <message>
        <source>What you pressed</source>
        <translation>Что нажали</translation>
    </message>
    <message>
        <source>What you expected</source>
        <translation>Что ожидали</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>Что вышло</translation>
    </message>
    <message>
        <source>where you were</source>
        <translation>где были</translation>
    </message>
    <message>
        <source>what you pressed</source>
        <translation>что нажали</translation>
    </message>
    <message>
        <source>what you expected</source>
        <translation>что ожидали</translation>
    </message>
    <message>
        <source>what came</source>
        <translation>что вышло</translation>
    </message>
    <message>
        <source>Opened the journal of 7B, Algebra</source>
        <translation>Открыла журнал 7 «Б», алгебра</translation>
    </message>
    <message>
        <source>Put a 5 for 23.11</source>
        <translation>Поставила «5» за 23.11</translation>
    </message>
    <message>
        <source>Pressed «Save»</source>
        <translation>Нажала «Сохранить»</translation>
    </message>
    <message>
        <source>The mark is saved</source>
        <translation>Отметка сохранится</translation>
    </message>
    <message>
        <source>The message «Error 500»</source>
        <translation>Сообщение «Ошибка 500»</translation>
    </message>
    <message>
        <source>The letter is open in the browser: send it from there. Its text is on the clipboard.</source>
        <translation>Письмо открыто в браузере, отправьте его оттуда. Текст письма уже скопирован.</translation>
    </message>
    <message>
        <source>The letter is open in the mail program: send it from there. Its text is on the clipboard.</source>
        <translation>Письмо открыто в почтовой программе, отправьте его оттуда. Текст письма уже скопирован.</translation>
    </message>
    <message>
        <source>Open the folder with the pictures</source>
        <translation>Открыть папку со снимками</translation>
    </message>
    <message>
        <source>What you sign in with, no password</source>
        <translation>То, с чем Вы входите в систему, без пароля</translation>
    </message>
    <message>
        <source>This is a file of Outlook (.msg), which cannot be read here. Open it in Outlook and save it as text, or copy its words: «Write down the number…» finds the number in them.</source>
        <translation>Это файл Outlook (.msg), прочитать его здесь нельзя. Откройте его в Outlook и сохраните как текст или скопируйте слова письма: «Вписать номер…» найдёт в них номер.</translation>
    </message>
    <message>
        <source>No open request like this in the journal</source>
        <translation>Похожего открытого обращения в журнале нет</translation>
    </message>
    <message>
        <source>the request of {date}, no number yet</source>
        <translation>обращение от {date}, номера ещё нет</translation>
    </message>
    <message>
        <source>A request like this is open. Better write into it than open a second one.</source>
        <translation>Похожее обращение уже открыто. Лучше написать в него, а не создавать второе.</translation>
    </message>
    <message>
        <source>Write a new one</source>
        <translation>Создать новое</translation>
    </message>
    <message>
        <source>Pictures that go along</source>
        <translation>Снимки, которые уйдут с письмом</translation>
    </message>
    <message>
        <source>Practice: the letter goes nowhere</source>
        <translation>Учебный режим: письмо никуда не уйдёт</translation>
    </message>
    <message>
        <source>From my mailbox {address}</source>
        <translation>Из моего ящика {address}</translation>
    </message>
    <message>
        <source>Through the program {name}</source>
        <translation>Через программу {name}</translation>
    </message>
    <message>
        <source>Through the browser: {name}</source>
        <translation>Через браузер: {name}</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Сохранить файлом</translation>
    </message>
    <message>
        <source>The support asked</source>
        <translation>Поддержка спросила</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>ещё нет</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>did not work</source>
        <translation>не получилось</translation>
    </message>
    <message>
        <source>The connection broke off at its end</source>
        <translation>Связь оборвалась в самом конце</translation>
    </message>
    <message>
        <source>{request}, «{subject}»: no answer, days: {days}. Do not open a new incident: call, or write into this one.</source>
        <translation>{request}, «{subject}»: нет ответа, дней: {days}. Не создавайте новый инцидент: позвоните или напишите в этот же.</translation>
    </message>
    <message>
        <source>Others that wait as long: {count}.</source>
        <translation>Так же долго ждут ещё: {count}.</translation>
    </message>
    <message>
        <source>Told by telephone, no number yet</source>
        <translation>Сообщено по телефону, номера ещё нет</translation>
    </message>
    <message>
        <source>by telephone</source>
        <translation>по телефону</translation>
    </message>
    <message>
        <source>The support was told by telephone, nothing was sent</source>
        <translation>Сообщено поддержке по телефону, письмо не отправлялось</translation>
    </message>
    <message>
        <source>A step of the instructions</source>
        <translation>Шаг инструкции</translation>
    </message>
    <message>
        <source>Nothing was changed in the journal.</source>
        <translation>В журнале ничего не изменилось.</translation>
    </message>
    <message>
        <source>This request came from a table and has no number: a further letter would not find it. Write down its number first.</source>
        <translation>Это обращение внесено из таблицы, и номера у него нет: поддержка не поймёт, к чему относится письмо. Сначала запишите номер инцидента.</translation>
    </message>
    <message>
        <source>This is no table that can be read here. Save it as XLSX or CSV and try again.</source>
        <translation>Такую таблицу прочитать не удалось. Сохраните её в виде XLSX или CSV и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The table is too large. Copy the rows with requests into a new table without pictures and try again.</source>
        <translation>Таблица слишком большая. Скопируйте строки с обращениями в новую таблицу без картинок и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>This is a table of an old Excel (.xls). Open it, choose «Save as» and the kind «Excel workbook (.xlsx)».</source>
        <translation>Это таблица старого Excel (.xls). Откройте её, выберите «Сохранить как» и тип «Книга Excel (.xlsx)».</translation>
    </message>
    <message>
        <source>There is nothing in the table.</source>
        <translation>В таблице ничего нет.</translation>
    </message>
    <message>
        <source>The backup was written but cannot be read back: the stick or disk may be failing. Take another one.</source>
        <translation>Резервная копия записана, но не читается: возможно, флешка или диск неисправны. Возьмите другой носитель.</translation>
    </message>
    <message>
        <source>This file is no backup of this program.</source>
        <translation>Этот файл не является резервной копией этой программы.</translation>
    </message>
    <message>
        <source>The backup is damaged. Take another one.</source>
        <translation>Резервная копия повреждена. Возьмите другую.</translation>
    </message>
    <message>
        <source>The backup was made by a newer version of the program. Install the latest version.</source>
        <translation>Резервная копия сделана более новой версией программы. Установите последнюю версию.</translation>
    </message>
    <message>
        <source>The program is open a second time. Close its other window and try again.</source>
        <translation>Программа открыта ещё раз. Закройте второе окно и повторите.</translation>
    </message>
    <message>
        <source>A request is being written. Close it first, then bring the backup back.</source>
        <translation>Сейчас составляется обращение. Сначала закройте его, потом восстановите копию.</translation>
    </message>
    <message>
        <source>Entered: {count}.</source>
        <translation>Внесено: {count}.</translation>
    </message>
    <message>
        <source>In the journal already: {count}.</source>
        <translation>Уже были в журнале: {count}.</translation>
    </message>
    <message>
        <source>Left out: {count}. Correct these rows and enter the table again: nothing is doubled.</source>
        <translation>Не внесено: {count}. Исправьте эти строки и внесите таблицу ещё раз: ничего не удвоится.</translation>
    </message>
    <message>
        <source>Line {line}: {reason}</source>
        <translation>Строка {line}: {reason}</translation>
    </message>
    <message>
        <source>No number yet</source>
        <translation>Номера пока нет</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Date of the incident</source>
        <translation>Дата инцидента</translation>
    </message>
    <message>
        <source>Date of the request</source>
        <translation>Дата обращения</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что было</translation>
    </message>
    <message>
        <source>The request</source>
        <translation>Обращение</translation>
    </message>
    <message>
        <source>A further letter</source>
        <translation>Дополнение к обращению</translation>
    </message>
    <message>
        <source>Some pictures are no longer on this computer.</source>
        <translation>Некоторых картинок уже нет на этом компьютере.</translation>
    </message>
    <message>
        <source>Request: {subject}</source>
        <translation>Обращение: {subject}</translation>
    </message>
    <message>
        <source>Incident: {incident}</source>
        <translation>Инцидент: {incident}</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>Состояние: {state}</translation>
    </message>
    <message>
        <source>A further letter: {what}</source>
        <translation>Дополнение: {what}</translation>
    </message>
    <message>
        <source>{what}; made on {date}</source>
        <translation>{what}; обращение от {date}</translation>
    </message>
    <message>
        <source>Number of the incident</source>
        <translation>Номер инцидента</translation>
    </message>
    <message>
        <source>Text of the request</source>
        <translation>Текст обращения</translation>
    </message>
    <message>
        <source>Answer of the support</source>
        <translation>Ответ поддержки</translation>
    </message>
    <message>
        <source>what stands for the number is no number of an incident</source>
        <translation>это не номер инцидента</translation>
    </message>
    <message>
        <source>several numbers in one row</source>
        <translation>в одной строке несколько номеров</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>нет даты</translation>
    </message>
    <message>
        <source>the date cannot be read or is not possible</source>
        <translation>дата непонятна или невозможна</translation>
    </message>
    <message>
        <source>neither a subject nor a number</source>
        <translation>нет ни темы, ни номера</translation>
    </message>
    <message>
        <source>its state says that it was never sent</source>
        <translation>обращение не отправляли</translation>
    </message>
    <message>
        <source>Entered from a table, no number</source>
        <translation>Из таблицы, номера нет</translation>
    </message>
    <message>
        <source>from a table</source>
        <translation>из таблицы</translation>
    </message>
    <message>
        <source>Entered from a table</source>
        <translation>Внесено из таблицы</translation>
    </message>
    <message>
        <source>Numbers written to requests that had none: {count}.</source>
        <translation>Записаны номера обращений, у которых их не было: {count}.</translation>
    </message>
    <message>
        <source>The request came from {address}. The support may not recognise an answer from elsewhere.</source>
        <translation>Обращение ушло с адреса {address}. Ответ с другого адреса поддержка может не узнать.</translation>
    </message>
    <message>
        <source>less than a day without an answer</source>
        <translation>меньше дня без ответа</translation>
    </message>
    <message>
        <source>{days} day without an answer</source>
        <translation>{days} день без ответа</translation>
    </message>
    <message>
        <source>{days} days without an answer</source>
        <translation>{days} дня без ответа</translation>
    </message>
    <message>
        <source>{days} days without any answer</source>
        <translation>{days} дней без ответа</translation>
    </message>
    <message>
        <source>Choose letters of the support</source>
        <translation>Выберите письма поддержки</translation>
    </message>
    <message>
        <source>And further letters of the support: {count}</source>
        <translation>И ещё писем поддержки: {count}</translation>
    </message>
    <message>
        <source>The request is registered: {number} of {date}</source>
        <translation>Обращение зарегистрировано: {number} от {date}</translation>
    </message>
    <message>
        <source>The support writes that it is solved: {subject}</source>
        <translation>Поддержка пишет, что проблема решена: {subject}</translation>
    </message>
    <message>
        <source>The letter was not delivered: {reason}</source>
        <translation>Письмо не доставлено: {reason}</translation>
    </message>
    <message>
        <source>Only you can say the number of the incident: {subject}. In the letter: {numbers}</source>
        <translation>Номер инцидента можете указать только Вы: {subject}. В письме: {numbers}</translation>
    </message>
    <message>
        <source>A letter of the support may belong to several requests</source>
        <translation>Письмо поддержки может относиться к нескольким обращениям</translation>
    </message>
    <message>
        <source>This letter is in the journal already: {subject}</source>
        <translation>Это письмо уже есть в журнале: {subject}</translation>
    </message>
    <message>
        <source>The program cannot tell which request this letter belongs to</source>
        <translation>Программа не может определить, к какому обращению относится это письмо</translation>
    </message>
    <message>
        <source>An automatic answer that says nothing of an incident</source>
        <translation>Автоматический ответ, в нём ничего нет об инциденте</translation>
    </message>
    <message>
        <source>The letter it answers is being sent at this moment. Open it again in a minute</source>
        <translation>Письмо, на которое пришёл ответ, сейчас отправляется. Откройте ответ ещё раз через минуту</translation>
    </message>
    <message>
        <source>The support has answered: {subject}</source>
        <translation>Поддержка ответила: {subject}</translation>
    </message>
    <message>
        <source>Letters of the support: {count}</source>
        <translation>Писем от поддержки: {count}</translation>
    </message>
    <message>
        <source>The support has registered your request</source>
        <translation>Поддержка зарегистрировала Ваше обращение</translation>
    </message>
    <message>
        <source>The support has asked a question</source>
        <translation>Поддержка задала вопрос</translation>
    </message>
    <message>
        <source>The support writes that your request is solved</source>
        <translation>Поддержка пишет, что Ваше обращение решено</translation>
    </message>
    <message>
        <source>Your letter to the support was not delivered</source>
        <translation>Ваше письмо в поддержку не доставлено</translation>
    </message>
    <message>
        <source>The support has answered</source>
        <translation>Поддержка ответила</translation>
    </message>
    <message>
        <source>The mailbox cannot be read now: there is no connection to it. The program goes on trying by itself; what the support answers will stand here.</source>
        <translation>Сейчас нет связи с почтовым ящиком, ответы не видны. Программа попробует ещё раз сама; когда поддержка ответит, это будет видно здесь.</translation>
    </message>
    <message>
        <source>The mailbox did not accept the password, so the program does not look for answers. Write the password anew.</source>
        <translation>Почтовый ящик не принял пароль, поэтому программа не ищет ответы. Введите пароль заново.</translation>
    </message>
    <message>
        <source>The program does not look for answers: it has no password for the mailbox. Write the password anew, or unlock the keyring and start the program again.</source>
        <translation>Программа не ищет ответы: у неё нет пароля от почтового ящика. Введите пароль заново или разблокируйте связку ключей и запустите программу ещё раз.</translation>
    </message>
    <message>
        <source>The program does not look for answers now. {reason}</source>
        <translation>Программа сейчас не ищет ответы. {reason}</translation>
    </message>
    <message>
        <source>It goes into the helpdesk of the support, as a comment to the same incident.</source>
        <translation>Дополнение уйдёт по сети в систему поддержки: комментарием к тому же инциденту.</translation>
    </message>
    <message>
        <source>Into the support&apos;s helpdesk (API)</source>
        <translation>В службу поддержки по сети (API)</translation>
    </message>
    <message>
        <source>Check the address and the internet connection, then press «Check» once more.</source>
        <translation>Проверьте адрес и подключение к интернету и нажмите «Проверить» ещё раз.</translation>
    </message>
    <message>
        <source>Check the address, or ask the support for it.</source>
        <translation>Проверьте адрес или узнайте его в поддержке.</translation>
    </message>
    <message>
        <source>There is no helpdesk to be reached at this address.</source>
        <translation>По этому адресу нет связи с системой поддержки.</translation>
    </message>
    <message>
        <source>The connection to the helpdesk broke.</source>
        <translation>Связь с системой поддержки прервалась.</translation>
    </message>
    <message>
        <source>The helpdesk does not answer.</source>
        <translation>Система поддержки не отвечает.</translation>
    </message>
    <message>
        <source>The helpdesk asks to come back later. Press «Check» once more in a few minutes.</source>
        <translation>Система поддержки просит повторить позже. Нажмите «Проверить» ещё раз через несколько минут.</translation>
    </message>
    <message>
        <source>The helpdesk did not let you in. Check user name, password or token; a token may have run out: then ask the support for a new one.</source>
        <translation>Система поддержки не пустила Вас. Проверьте имя пользователя, пароль или ключ. Срок ключа мог закончиться: тогда попросите у поддержки новый.</translation>
    </message>
    <message>
        <source>This helpdesk does not know this way of signing in. Choose another one.</source>
        <translation>Эта система поддержки не знает такого способа входа. Выберите другой.</translation>
    </message>
    <message>
        <source>There are Russian letters or spaces in the token. Copy it from where you got it, as a whole.</source>
        <translation>В ключе есть русские буквы или пробелы. Скопируйте его целиком оттуда, где Вы его получили.</translation>
    </message>
    <message>
        <source>The helpdesk let you in, but you may not make requests there. The support can give you the right.</source>
        <translation>Система поддержки Вас пустила, но создавать обращения Вам там нельзя. Разрешение может дать поддержка.</translation>
    </message>
    <message>
        <source>The helpdesk let you in, but does not know this place for requests. Ask the support for its exact name.</source>
        <translation>Система поддержки Вас пустила, но такого места для обращений в ней нет. Узнайте в поддержке точное название.</translation>
    </message>
    <message>
        <source>There is nothing for programs at this address, or the place for requests is not known there.</source>
        <translation>По этому адресу для программ ничего нет, или такого места для обращений там не знают.</translation>
    </message>
    <message>
        <source>The helpdesk did not understand the question.</source>
        <translation>Система поддержки не поняла вопроса.</translation>
    </message>
    <message>
        <source>The helpdesk takes nothing at this address.</source>
        <translation>По этому адресу система поддержки ничего не принимает.</translation>
    </message>
    <message>
        <source>The helpdesk does not understand what this program sends.</source>
        <translation>Система поддержки не понимает того, что отправляет эта программа.</translation>
    </message>
    <message>
        <source>The helpdesk sends on to another address. For safety the program does not go there with your password. Write the address it sends to, if the support says that it is right.</source>
        <translation>Система поддержки отправляет на другой адрес. Ради безопасности программа не идёт туда с Вашим паролем. Узнайте у поддержки верный адрес и впишите его.</translation>
    </message>
    <message>
        <source>The helpdesk makes no safe connection, so the password was not sent. Check the address: it begins with https://.</source>
        <translation>Система поддержки не поддержала защищённое соединение, поэтому пароль не отправлен. Проверьте адрес: он начинается с https://.</translation>
    </message>
    <message>
        <source>The request is there, but the helpdesk did not keep everything as it was written: {fields}. If that matters, add it to the request or ring the support.</source>
        <translation>Обращение принято, но система поддержки записала не всё так, как написано: {fields}. Если это важно, дополните обращение или позвоните в поддержку.</translation>
    </message>
    <message>
        <source>the subject</source>
        <translation>тема</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>текст</translation>
    </message>
    <message>
        <source>who is writing</source>
        <translation>кто пишет</translation>
    </message>
    <message>
        <source>the mark by which the program finds it again</source>
        <translation>метка, по которой программа находит обращение</translation>
    </message>
    <message>
        <source>the field «{name}»</source>
        <translation>поле «{name}»</translation>
    </message>
    <message>
        <source>The helpdesk of the support has the request. Its number comes into the journal by itself.</source>
        <translation>Обращение принято в системе поддержки. Его номер сам появится в журнале.</translation>
    </message>
    <message>
        <source>The helpdesk of the support has the request. Number and date are in the journal already.</source>
        <translation>Обращение принято в системе поддержки. Номер и дата уже записаны в журнал.</translation>
    </message>
    <message>
        <source>The support wrote something new: {count}. It stands in the history.</source>
        <translation>Новых ответов поддержки: {count}. Они записаны в истории обращения.</translation>
    </message>
    <message>
        <source>In the helpdesk it stands as «{status}».</source>
        <translation>Состояние в системе поддержки: «{status}».</translation>
    </message>
    <message>
        <source>The support has written nothing new.</source>
        <translation>Новых ответов поддержки нет.</translation>
    </message>
    <message>
        <source>The support takes it for solved.</source>
        <translation>Поддержка считает вопрос решённым.</translation>
    </message>
    <message>
        <source>Nothing has changed. Check the internet connection and refresh the state once more later.</source>
        <translation>Ничего не изменилось. Проверьте подключение к интернету и обновите состояние позже.</translation>
    </message>
    <message>
        <source>Choose «Settings», «Helpdesk of the support…».</source>
        <translation>Выберите «Настройки», «Отправка в поддержку по сети…».</translation>
    </message>
    <message>
        <source>The helpdesk cannot be reached.</source>
        <translation>Нет связи с системой поддержки.</translation>
    </message>
    <message>
        <source>The helpdesk asks to come back later. Refresh the state in a few minutes.</source>
        <translation>Система поддержки просит повторить позже. Обновите состояние через несколько минут.</translation>
    </message>
    <message>
        <source>The access to the helpdesk is not set up any more.</source>
        <translation>Вход в систему поддержки больше не настроен.</translation>
    </message>
    <message>
        <source>The password or token for the helpdesk is not on this computer.</source>
        <translation>На этом компьютере нет пароля или ключа для системы поддержки.</translation>
    </message>
    <message>
        <source>The helpdesk did not let you in.</source>
        <translation>Система поддержки не пустила Вас.</translation>
    </message>
    <message>
        <source>The helpdesk does not show you this incident. Ring the support.</source>
        <translation>Система поддержки не показывает Вам этот инцидент. Позвоните в поддержку.</translation>
    </message>
    <message>
        <source>The helpdesk does not show this incident any more. Ring the support.</source>
        <translation>Система поддержки больше не показывает этот инцидент. Позвоните в поддержку.</translation>
    </message>
    <message>
        <source>It is not known under which record the helpdesk has this request. Ring the support for its number and write it down.</source>
        <translation>Неизвестно, под какой записью это обращение стоит в системе поддержки. Узнайте номер по телефону поддержки и впишите его.</translation>
    </message>
    <message>
        <source>This request is at another helpdesk than the one that is set up now. Set up the former one again, or ring the support.</source>
        <translation>Это обращение находится не в той системе поддержки, которая настроена сейчас. Настройте прежнюю снова или позвоните в поддержку.</translation>
    </message>
    <message>
        <source>As described by {desk}</source>
        <translation>По описанию поддержки: {desk}</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Таблица</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>О&amp;чередь</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Группа</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>Пр&amp;оект</translation>
    </message>
    <message>
        <source>P&amp;lace for requests</source>
        <translation>&amp;Место для обращений</translation>
    </message>
    <message>
        <source>Write the table that takes requests; the support knows it.</source>
        <translation>Впишите таблицу, которая принимает обращения: её знает поддержка.</translation>
    </message>
    <message>
        <source>Write the queue that takes requests; the support knows it.</source>
        <translation>Впишите очередь, которая принимает обращения: её знает поддержка.</translation>
    </message>
    <message>
        <source>Write the group that takes requests; the support knows it.</source>
        <translation>Впишите группу, которая принимает обращения: её знает поддержка.</translation>
    </message>
    <message>
        <source>Write the short name of the project that takes requests; the support knows it.</source>
        <translation>Впишите короткое имя проекта, который принимает обращения: его знает поддержка.</translation>
    </message>
    <message>
        <source>Write where requests go; the support knows it.</source>
        <translation>Впишите, куда поступают обращения: это знает поддержка.</translation>
    </message>
    <message>
        <source>User name and password</source>
        <translation>Имя пользователя и пароль</translation>
    </message>
    <message>
        <source>Token or key that the support gave out</source>
        <translation>Ключ, который выдала поддержка</translation>
    </message>
    <message>
        <source>OAuth 2: program, user name and password</source>
        <translation>OAuth 2: программа, имя и пароль</translation>
    </message>
    <message>
        <source>OAuth 2: program alone</source>
        <translation>OAuth 2: только программа</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Паро&amp;ль</translation>
    </message>
    <message>
        <source>T&amp;oken or key</source>
        <translation>&amp;Ключ</translation>
    </message>
    <message>
        <source>Incident {number} is there, but the helpdesk did not take all of its pictures. A second incident is not needed: send it once more from the journal, or ring the support.</source>
        <translation>Инцидент {number} создан, но система поддержки приняла не все снимки. Второй инцидент не нужен: отправьте обращение ещё раз из журнала или позвоните в поддержку.</translation>
    </message>
    <message>
        <source>Nothing was sent, the request is kept. You can send it as a letter instead.</source>
        <translation>Ничего не отправлено, обращение сохранено. Его можно отправить письмом.</translation>
    </message>
    <message>
        <source>The access to the helpdesk is not set up yet. The request is kept.</source>
        <translation>Вход в систему поддержки ещё не настроен. Обращение сохранено.</translation>
    </message>
    <message>
        <source>The password or token for the helpdesk is not on this computer. The request is kept.</source>
        <translation>На этом компьютере нет пароля или ключа для системы поддержки. Обращение сохранено.</translation>
    </message>
    <message>
        <source>The helpdesk did not let you in. Nothing was sent, the request is kept. Check user name, password or token; a token may have run out: then ask the support for a new one.</source>
        <translation>Система поддержки не пустила Вас. Ничего не отправлено, обращение сохранено. Проверьте имя пользователя, пароль или ключ. Срок ключа мог закончиться: тогда попросите у поддержки новый.</translation>
    </message>
    <message>
        <source>This helpdesk does not know this way of signing in. Nothing was sent, the request is kept. Choose another one.</source>
        <translation>Эта система поддержки не знает такого способа входа. Ничего не отправлено, обращение сохранено. Выберите другой способ.</translation>
    </message>
    <message>
        <source>There are Russian letters or spaces in the token. Nothing was sent, the request is kept. Copy the token from where you got it, as a whole.</source>
        <translation>В ключе есть русские буквы или пробелы. Ничего не отправлено, обращение сохранено. Скопируйте ключ целиком оттуда, где Вы его получили.</translation>
    </message>
    <message>
        <source>The address of the helpdesk cannot be used. It begins with https:// and has no question mark. Nothing was sent; ask the support for it.</source>
        <translation>Адрес системы поддержки не подходит: он начинается с https:// и не содержит вопросительного знака. Ничего не отправлено. Узнайте адрес в поддержке.</translation>
    </message>
    <message>
        <source>The helpdesk does not know the place for requests that is set up. Nothing was sent, the request is kept. Ask the support for its exact name.</source>
        <translation>В системе поддержки нет места для обращений, которое указано в настройках. Ничего не отправлено, обращение сохранено. Узнайте в поддержке точное название.</translation>
    </message>
    <message>
        <source>This program cannot talk to the helpdesk that is set up. Nothing was sent, the request is kept. Choose another system, or send it as a letter.</source>
        <translation>Программа не умеет работать с системой поддержки, которая указана в настройках. Ничего не отправлено, обращение сохранено. Выберите другую систему или отправьте обращение письмом.</translation>
    </message>
    <message>
        <source>The file of certificates for the school&apos;s network cannot be read. Nothing was sent, the request is kept. Ask the school&apos;s administrator.</source>
        <translation>Файл сертификатов сети школы не читается. Ничего не отправлено, обращение сохранено. Обратитесь к администратору школы.</translation>
    </message>
    <message>
        <source>The helpdesk let you in, but you may not do this there.</source>
        <translation>Система поддержки Вас пустила, но это действие Вам там запрещено.</translation>
    </message>
    <message>
        <source>The support can give you the right.</source>
        <translation>Разрешение может дать поддержка.</translation>
    </message>
    <message>
        <source>The helpdesk has nothing at this address, or does not show it to you. Check address and place, or ask the support.</source>
        <translation>По этому адресу в системе поддержки ничего нет, или Вам этого не показывают. Проверьте адрес и место для обращений или спросите в поддержке.</translation>
    </message>
    <message>
        <source>The request is too large for the helpdesk.</source>
        <translation>Обращение слишком большое для системы поддержки.</translation>
    </message>
    <message>
        <source>Or remove a picture, or take a smaller part of the screen.</source>
        <translation>Или удалите один из снимков либо снимите меньшую часть экрана.</translation>
    </message>
    <message>
        <source>The helpdesk refused the request.</source>
        <translation>Система поддержки не приняла обращение.</translation>
    </message>
    <message>
        <source>The helpdesk does not take requests at this address. Check the address, or ask the support.</source>
        <translation>По этому адресу система поддержки не принимает обращения. Проверьте адрес или спросите в поддержке.</translation>
    </message>
    <message>
        <source>This helpdesk takes no pictures from this program.</source>
        <translation>Эта система поддержки не принимает снимки от программы.</translation>
    </message>
    <message>
        <source>This helpdesk takes no additions from this program. Nothing was sent.</source>
        <translation>Эта система поддержки не принимает дополнения от программы. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>Ring the support, or write to it by mail with the number of the incident.</source>
        <translation>Позвоните в поддержку или напишите ей письмо с номером инцидента.</translation>
    </message>
    <message>
        <source>The helpdesk sends on to another address. For safety the program does not go there with your password. Nothing was sent, the request is kept. Ask the support for its present address.</source>
        <translation>Система поддержки отправляет на другой адрес. Ради безопасности программа не идёт туда с Вашим паролем. Ничего не отправлено, обращение сохранено. Узнайте в поддержке нынешний адрес.</translation>
    </message>
    <message>
        <source>Nothing was sent. The request waits in the outbox and is tried again by itself. Check the internet connection.</source>
        <translation>Ничего не отправлено. Обращение ждёт в очереди, программа сама отправит его снова. Проверьте подключение к интернету.</translation>
    </message>
    <message>
        <source>The helpdesk asks to come back later. Nothing was sent. The request waits in the outbox and is tried again by itself.</source>
        <translation>Система поддержки просит повторить позже. Ничего не отправлено. Обращение ждёт в очереди, программа сама отправит его снова.</translation>
    </message>
    <message>
        <source>The helpdesk makes no safe connection, so neither request nor password was sent. Check the address: it begins with https://.</source>
        <translation>Система поддержки не поддержала защищённое соединение, поэтому ни обращение, ни пароль не отправлены. Проверьте адрес: он начинается с https://.</translation>
    </message>
    <message>
        <source>The helpdesk did not prove who it is, so neither request nor password was sent. Check the address and the date of the computer, or ask the school&apos;s administrator.</source>
        <translation>Система поддержки не подтвердила, что она настоящая, поэтому ни обращение, ни пароль не отправлены. Проверьте адрес и дату на компьютере или обратитесь к администратору школы.</translation>
    </message>
    <message>
        <source>Check the address: it may be a page for people and not for programs. Or ask the support.</source>
        <translation>Проверьте адрес: возможно, это страница для людей, а не для программ. Или спросите в поддержке.</translation>
    </message>
    <message>
        <source>The helpdesk answered with something this program does not understand.</source>
        <translation>Программа не поняла ответ системы поддержки.</translation>
    </message>
    <message>
        <source>The helpdesk answered something unexpected.</source>
        <translation>Система поддержки ответила непонятно.</translation>
    </message>
    <message>
        <source>The helpdesk answered more than this program reads.</source>
        <translation>Ответ системы поддержки слишком большой.</translation>
    </message>
    <message>
        <source>The connection to the helpdesk broke at the last moment. It is not known whether the request arrived, so it is not sent again by itself. Ring the support, then mark in the journal whether it has gone.</source>
        <translation>Связь с системой поддержки прервалась в последний момент. Неизвестно, дошло ли обращение, поэтому само оно повторно не отправится. Позвоните в поддержку, затем отметьте в журнале, ушло ли обращение.</translation>
    </message>
    <message>
        <source>The helpdesk broke off and says that it does not have the request. It waits in the outbox and is tried again by itself; before that the helpdesk is asked once more.</source>
        <translation>Связь прервалась, и система поддержки отвечает, что обращения у неё нет. Оно ждёт в очереди, программа сама отправит его снова, а перед этим ещё раз спросит, нет ли его там.</translation>
    </message>
    <message>
        <source>The incident is there, but not all of its pictures are. They are sent by themselves as soon as the helpdesk takes them; no second incident is opened.</source>
        <translation>Инцидент создан, но дошли не все снимки. Программа сама отправит недостающие, второй инцидент не появится.</translation>
    </message>
    <message>
        <source>The helpdesk has this request already, so it does not go by mail too: there would be a second incident. Choose «Send now» in the journal: what is missing goes after it.</source>
        <translation>Это обращение уже есть в системе поддержки, поэтому письмом оно не уйдёт: появился бы второй инцидент. Нажмите в журнале «Отправить сейчас»: недостающее уйдёт вслед.</translation>
    </message>
    <message>
        <source>It is not known under which record the helpdesk has this request, so nothing was sent. Ring the support.</source>
        <translation>Неизвестно, под какой записью это обращение стоит в системе поддержки, поэтому ничего не отправлено. Позвоните в поддержку.</translation>
    </message>
    <message>
        <source>This request was begun at another helpdesk than the one that is set up now. Nothing was sent, so that there is no second incident. Set up the former one again, or ring the support.</source>
        <translation>Это обращение начато не в той системе поддержки, которая настроена сейчас. Чтобы не появился второй инцидент, ничего не отправлено. Настройте прежнюю систему снова или позвоните в поддержку.</translation>
    </message>
    <message>
        <source>straight into the helpdesk of the support</source>
        <translation>прямо в систему поддержки</translation>
    </message>
    <message>
        <source>The helpdesk of the support took the request</source>
        <translation>Система поддержки приняла обращение</translation>
    </message>
    <message>
        <source>To be sent another way</source>
        <translation>Будет отправлено другим способом</translation>
    </message>
    <message>
        <source>The support changed the status</source>
        <translation>Поддержка изменила статус</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} и ещё {count}</translation>
    </message>
    <message>
        <source>The picture is all black: it shows nothing.</source>
        <translation>Изображение полностью чёрное: на нём ничего не видно.</translation>
    </message>
    <message>
        <source>Send the request into the helpdesk {helpdesk}? It cannot be called back.</source>
        <translation>Отправить обращение в систему поддержки ({helpdesk})? Вернуть его будет нельзя.</translation>
    </message>
    <message>
        <source>Send the request</source>
        <translation>Отправить обращение</translation>
    </message>
    <message>
        <source>The practice desk took the letter</source>
        <translation>Учебная поддержка приняла письмо</translation>
    </message>
    <message>
        <source>The mail server did not prove who it is, so neither letter nor password was sent. The date of this computer may be wrong, or the school&apos;s filter (proxy, virus scanner) looks into the connection. Check the date and the name of the server; if that does not help, show this to the school&apos;s administrator.</source>
        <translation>Почтовый сервер не подтвердил, что он настоящий, поэтому ни письмо, ни пароль не отправлены. Письмо сохранено. Так бывает, если на компьютере неверная дата или связь просматривает школьный фильтр (прокси, антивирус). Проверьте дату и имя сервера. Если не поможет, покажите это сообщение администратору школы.</translation>
    </message>
    <message>
        <source>{line}: «{status}»</source>
        <translation>{line}: «{status}»</translation>
    </message>
    <message>
        <source>{entry} (undone)</source>
        <translation>{entry} (отменено)</translation>
    </message>
    <message>
        <source>{request}, «{subject}»: no answer, days: {days}. Do not open a new incident: call.</source>
        <translation>{request}, «{subject}»: нет ответа, дней: {days}. Не создавайте новый инцидент: позвоните.</translation>
    </message>
    <message>
        <source>The proxy server this computer is set up with is of a kind this program cannot use. Nothing was sent, the request is kept. Ask the school&apos;s administrator for another proxy, or send it as a letter.</source>
        <translation>На этом компьютере настроен прокси-сервер, с которым программа работать не умеет. Ничего не отправлено, обращение сохранено. Попросите администратора школы настроить другой прокси или отправьте обращение письмом.</translation>
    </message>
</context>
<context>
    <name>AccountForm</name>
    <message>
        <source>Laid down by the administrator</source>
        <translation>Задано администратором</translation>
    </message>
    <message>
        <source>For example: https://helpdesk.region.ru</source>
        <translation>Например: https://helpdesk.region.ru</translation>
    </message>
    <message>
        <source>It is kept in the keyring of this computer and is never shown again.</source>
        <translation>Пароль или ключ хранится только в хранилище паролей этого компьютера и больше не показывается.</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Система</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Адрес</translation>
    </message>
    <message>
        <source>Sign-&amp;in</source>
        <translation>Спосо&amp;б входа</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Имя пользователя</translation>
    </message>
    <message>
        <source>Program &amp;name (client_id)</source>
        <translation>Имя программ&amp;ы (client_id)</translation>
    </message>
    <message>
        <source>Program&apos;s secret (cl&amp;ient_secret)</source>
        <translation>Па&amp;роль программы (client_secret)</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>не изменён</translation>
    </message>
    <message>
        <source>Write the address of the helpdesk; the support knows it.</source>
        <translation>Впишите адрес системы поддержки: его знает поддержка.</translation>
    </message>
    <message>
        <source>The address must begin with https://: otherwise others could read the password.</source>
        <translation>Адрес должен начинаться с https://, иначе пароль могли бы прочитать другие.</translation>
    </message>
    <message>
        <source>Write the user name with which you sign in to the helpdesk.</source>
        <translation>Впишите имя пользователя, с которым Вы входите в систему поддержки.</translation>
    </message>
    <message>
        <source>Write the name of the program (client_id); the support knows it.</source>
        <translation>Впишите имя программы (client_id): его знает поддержка.</translation>
    </message>
    <message>
        <source>Write the token or key that the support gave you.</source>
        <translation>Впишите ключ, который Вам выдала поддержка.</translation>
    </message>
    <message>
        <source>Write the secret of the program that the support gave you.</source>
        <translation>Впишите пароль программы, который Вам выдала поддержка.</translation>
    </message>
    <message>
        <source>Write the password with which you sign in to the helpdesk.</source>
        <translation>Впишите пароль, с которым Вы входите в систему поддержки.</translation>
    </message>
    <message>
        <source>For example: {example}</source>
        <translation>Например: {example}</translation>
    </message>
    <message>
        <source>If empty: {example}</source>
        <translation>Если пусто: {example}</translation>
    </message>
    <message>
        <source>What is grey is laid down by the administrator.</source>
        <translation>Серое задано администратором.</translation>
    </message>
</context>
<context>
    <name>AnnotatorWindow</name>
    <message>
        <source>Mark the picture</source>
        <translation>Пометки на снимке</translation>
    </message>
    <message>
        <source>Marks are not kept yet</source>
        <translation>Пометки ещё не сохранены</translation>
    </message>
    <message>
        <source>Keep the marks on this picture?</source>
        <translation>Сохранить пометки на этом снимке?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>Continue marking</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Keep the marks</source>
        <translation>Сохранить пометки</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Close without keeping the marks</source>
        <translation>Закрыть, не сохраняя пометки</translation>
    </message>
    <message>
        <source>The picture with its marks is in the clipboard.</source>
        <translation>Снимок с пометками скопирован в буфер обмена.</translation>
    </message>
    <message>
        <source>The text speaks of numbers that are gone from the picture: {numbers}. Ctrl+Z brings them back.</source>
        <translation>В тексте обращения упоминаются цифры, которых больше нет на снимке: {numbers}. Вернуть их: Ctrl+Z.</translation>
    </message>
</context>
<context>
    <name>AnswerContent</name>
    <message>
        <source>The marks are being drawn into the pictures. Please send once more in a moment.</source>
        <translation>Пометки ещё наносятся на снимки. Отправьте ещё раз через мгновение.</translation>
    </message>
    <message>
        <source>Questions without an answer: {count}. Answer them or mark «I do not know». To send all the same, press once more.</source>
        <translation>Вопросов без ответа: {count}. Ответьте или отметьте «Не знаю». Чтобы всё равно отправить, нажмите ещё раз.</translation>
    </message>
    <message>
        <source>Part of it may be another problem: see below the text. To send all the same, press once more.</source>
        <translation>Часть текста похожа на другую проблему: посмотрите под текстом. Чтобы всё равно отправить, нажмите ещё раз.</translation>
    </message>
    <message>
        <source>Instructions of the specialist: {taken} of {count} steps taken</source>
        <translation>Инструкция специалиста: выполнено шагов {taken} из {count}</translation>
    </message>
    <message>
        <source>&amp;Steps…</source>
        <translation>&amp;Шаги…</translation>
    </message>
    <message>
        <source>Tell in the letter what happened at each step</source>
        <translation>Рассказать в письме, что произошло на каждом шаге</translation>
    </message>
    <message>
        <source>Scree&amp;nshots…</source>
        <translation>Сни&amp;мки экрана…</translation>
    </message>
    <message>
        <source>Take, paste or open pictures, mark them and hide names</source>
        <translation>Снять, вставить или открыть снимки, сделать пометки и скрыть имена</translation>
    </message>
    <message>
        <source>The pictures of the request go along: {count}.</source>
        <translation>Снимки обращения тоже уйдут: {count}.</translation>
    </message>
</context>
<context>
    <name>AnswerField</name>
    <message>
        <source>{field} (if known)</source>
        <translation>{field} (если знаете)</translation>
    </message>
</context>
<context>
    <name>ApplicantPage</name>
    <message>
        <source>Who is writing</source>
        <translation>Кто обращается</translation>
    </message>
    <message>
        <source>The support needs this to find you in the system. It is kept on this computer for the next time.</source>
        <translation>По этим данным поддержка найдёт Вас в системе. Они останутся на этом компьютере до следующего раза.</translation>
    </message>
</context>
<context>
    <name>BeforeAfter</name>
    <message>
        <source>Drag, or use the arrow keys, to see another part</source>
        <translation>Чтобы увидеть другую часть, перетащите картинку или нажимайте стрелки</translation>
    </message>
    <message>
        <source>The picture now</source>
        <translation>Снимок сейчас</translation>
    </message>
    <message>
        <source>The picture afterwards</source>
        <translation>Снимок после уменьшения</translation>
    </message>
    <message>
        <source>Before: {width} × {height}</source>
        <translation>Сейчас: {width} × {height}</translation>
    </message>
    <message>
        <source>After: {width} × {height}</source>
        <translation>Будет: {width} × {height}</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Будет</translation>
    </message>
</context>
<context>
    <name>BrowserQuestion</name>
    <message>
        <source>Find out exactly</source>
        <translation>Определить точно</translation>
    </message>
    <message>
        <source>Opens a page of this program in the browser, which tells its version</source>
        <translation>Открывает в браузере страницу этой программы, и браузер называет свою версию</translation>
    </message>
    <message>
        <source>Waiting for the browser</source>
        <translation>Ожидание браузера</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Скопировать адрес</translation>
    </message>
    <message>
        <source>To open the page yourself, in whichever browser shows the problem</source>
        <translation>Чтобы открыть страницу самостоятельно в том браузере, где видна проблема</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>the browser</source>
        <translation>браузер</translation>
    </message>
    <message>
        <source>Opening {browser}…</source>
        <translation>Открываю: {browser}…</translation>
    </message>
    <message>
        <source>Waiting for {browser} to answer. If no page has opened, copy its address.</source>
        <translation>Жду ответа: {browser}. Если страница не открылась, скопируйте её адрес.</translation>
    </message>
    <message>
        <source>{browser} could not be opened from here. Copy the address and open it there.</source>
        <translation>{browser}: отсюда не открывается. Скопируйте адрес и откройте его в этом браузере.</translation>
    </message>
    <message>
        <source>The browser answered, but did not tell its name. Write it yourself.</source>
        <translation>Браузер ответил, но не назвал себя. Напишите название и версию сами.</translation>
    </message>
    <message>
        <source>The browser is telling its name and version. This takes a moment.</source>
        <translation>Браузер сообщает своё название и версию. Это займёт мгновение.</translation>
    </message>
    <message>
        <source>Done, thank you. You can close this page and go back to your letter.</source>
        <translation>Готово, спасибо. Страницу можно закрыть и вернуться к письму.</translation>
    </message>
    <message>
        <source>The answer is no longer waited for. You can close this page.</source>
        <translation>Ответ уже не нужен. Страницу можно закрыть.</translation>
    </message>
    <message>
        <source>JavaScript is switched off in this browser. The school&apos;s system needs it: this may be the reason of your problem. Press the button to tell the browser&apos;s version.</source>
        <translation>В этом браузере выключен JavaScript. Школьной системе он нужен: возможно, в этом и причина. Нажмите кнопку, чтобы сообщить версию браузера.</translation>
    </message>
    <message>
        <source>Tell the version</source>
        <translation>Сообщить версию</translation>
    </message>
    <message>
        <source>Which browser is this?</source>
        <translation>Какой это браузер?</translation>
    </message>
</context>
<context>
    <name>BudgetLine</name>
    <message>
        <source>Make smaller…</source>
        <translation>Уменьшить…</translation>
    </message>
    <message>
        <source>Make the pictures smaller</source>
        <translation>Уменьшить снимки</translation>
    </message>
    <message>
        <source>The letter with pictures: {size} of {limit} allowed</source>
        <translation>Письмо со снимками: {size} из {limit} допустимых</translation>
    </message>
    <message>
        <source>The letter with pictures is too large: {size}, allowed are {limit}</source>
        <translation>Письмо со снимками слишком велико: {size}, а можно {limit}</translation>
    </message>
    <message>
        <source>Pictures: {size} of {limit} allowed</source>
        <translation>Снимки: {size} из {limit} допустимых</translation>
    </message>
    <message>
        <source>The pictures are too large: {size}, allowed are {limit}</source>
        <translation>Снимки слишком большие: {size}, допустимо {limit}</translation>
    </message>
</context>
<context>
    <name>CallFirstDialog</name>
    <message>
        <source>Call first</source>
        <translation>Позвонить сначала</translation>
    </message>
    <message>
        <source>Nobody answered, or you were asked to write? Close this: the draft stays, and the letter can be sent.</source>
        <translation>Никто не ответил или попросили написать? Закройте это окно: черновик останется, письмо можно отправить.</translation>
    </message>
    <message>
        <source>Sub&amp;ject</source>
        <translation>&amp;Тема</translation>
    </message>
    <message>
        <source>Write what the call was about, in a few words.</source>
        <translation>Напишите в нескольких словах, о чём был звонок.</translation>
    </message>
</context>
<context>
    <name>CallSheetDialog</name>
    <message>
        <source>Crib for the call</source>
        <translation>Шпаргалка для звонка</translation>
    </message>
    <message>
        <source>What to say</source>
        <translation>Что сказать</translation>
    </message>
    <message>
        <source>What the specialist said and asked to do, step by step</source>
        <translation>Что сказал и попросил сделать специалист, по шагам</translation>
    </message>
    <message>
        <source>&amp;Who answered</source>
        <translation>Кто &amp;ответил</translation>
    </message>
    <message>
        <source>What was &amp;said</source>
        <translation>Что с&amp;казали</translation>
    </message>
    <message>
        <source>&amp;Number of the incident</source>
        <translation>&amp;Номер инцидента</translation>
    </message>
    <message>
        <source>Write &amp;down in the journal</source>
        <translation>&amp;Записать в журнал</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>&amp;Сохранить в PDF…</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>&amp;Печать…</translation>
    </message>
    <message>
        <source>This is not an incident number. It looks like {example}.</source>
        <translation>Это не номер инцидента. Он выглядит так: {example}.</translation>
    </message>
    <message>
        <source>Write what was said, or the number that was given.</source>
        <translation>Напишите, что сказали, или номер, который Вам дали.</translation>
    </message>
    <message>
        <source>Save the crib</source>
        <translation>Сохранить шпаргалку</translation>
    </message>
    <message>
        <source>Pages (*.pdf)</source>
        <translation>Страницы (*.pdf)</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture with marks</source>
        <translation>Снимок с пометками</translation>
    </message>
</context>
<context>
    <name>CaptureMenu</name>
    <message>
        <source>A &amp;part of the screen</source>
        <translation>&amp;Часть экрана</translation>
    </message>
    <message>
        <source>A &amp;window</source>
        <translation>&amp;Окно</translation>
    </message>
    <message>
        <source>One &amp;monitor</source>
        <translation>Один &amp;монитор</translation>
    </message>
    <message>
        <source>The &amp;last part again</source>
        <translation>Ту же часть &amp;ещё раз</translation>
    </message>
    <message>
        <source>&amp;All monitors</source>
        <translation>&amp;Все мониторы</translation>
    </message>
    <message>
        <source>The w&amp;hole screen</source>
        <translation>&amp;Весь экран</translation>
    </message>
</context>
<context>
    <name>ChartDialog</name>
    <message>
        <source>Requests by month</source>
        <translation>Обращения по месяцам</translation>
    </message>
    <message>
        <source>Columns: how many requests were written. Rings: days from the letter to the first answer.</source>
        <translation>Столбцы: сколько обращений написано. Кружки: сколько дней ждали первого ответа.</translation>
    </message>
    <message>
        <source>{month} {year}: no requests</source>
        <translation>{month} {year}: обращений нет</translation>
    </message>
    <message>
        <source>{month} {year}: requests {requests}, answered {answered}</source>
        <translation>{month} {year}: обращений {requests}, с ответом {answered}</translation>
    </message>
    <message>
        <source>{figures}, days to the first answer on average {days}</source>
        <translation>{figures}, дней до первого ответа в среднем {days}</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Check by the rules of the memo</source>
        <translation>Проверка по правилам памятки</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Верно</translation>
    </message>
    <message>
        <source>Must be corrected</source>
        <translation>Нужно исправить</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Совет</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Correct: {text}</source>
        <translation>Исправить: {text}</translation>
    </message>
    <message>
        <source>To correct before sending: {count}</source>
        <translation>Нужно исправить до отправки: {count}</translation>
    </message>
    <message>
        <source>It can be sent. Worth a look: {count}</source>
        <translation>Можно отправлять. Стоит взглянуть: {count}</translation>
    </message>
    <message>
        <source>Everything is in order: it can be sent</source>
        <translation>Всё в порядке: можно отправлять</translation>
    </message>
    <message>
        <source>Better corrected</source>
        <translation>Лучше исправить</translation>
    </message>
    <message>
        <source>You confirmed: {text}</source>
        <translation>Вы подтвердили: {text}</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Undo: {text}</source>
        <translation>Вернуть: {text}</translation>
    </message>
    <message>
        <source>Confirmed by you</source>
        <translation>Подтверждено Вами</translation>
    </message>
</context>
<context>
    <name>ContactsNotice</name>
    <message>
        <source>Yes, they are</source>
        <translation>Да, верны</translation>
    </message>
    <message>
        <source>Change them</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>A letter came back not long ago. Are e-mail and telephone still right?</source>
        <translation>Недавно письмо вернулось. Электронная почта и телефон верны?</translation>
    </message>
    <message>
        <source>E-mail and telephone were changed in another request. Are they right?</source>
        <translation>Электронная почта или телефон изменились в другом обращении. Они верны?</translation>
    </message>
    <message>
        <source>E-mail and telephone were given long ago. Are they still right?</source>
        <translation>Электронная почта и телефон указаны давно. Они ещё верны?</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>The screen is taken in {seconds} s</source>
        <translation>Снимок через {seconds} с</translation>
    </message>
    <message>
        <source>A screenshot is coming</source>
        <translation>Скоро будет снимок</translation>
    </message>
    <message>
        <source>Open what shall be seen. Esc stops it.</source>
        <translation>Откройте то, что должно быть видно. Esc — остановить.</translation>
    </message>
</context>
<context>
    <name>DelayChoice</name>
    <message>
        <source>Delay before the screen is taken</source>
        <translation>Задержка перед снимком</translation>
    </message>
    <message>
        <source>A delay gives time to open a menu</source>
        <translation>Задержка даёт время открыть меню</translation>
    </message>
    <message>
        <source>after {seconds} s</source>
        <translation>через {seconds} с</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>сразу</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Copy the number</source>
        <translation>Скопировать номер</translation>
    </message>
    <message>
        <source>Write down the number…</source>
        <translation>Вписать номер…</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Отправить сейчас</translation>
    </message>
    <message>
        <source>Take back and change</source>
        <translation>Вернуть и исправить</translation>
    </message>
    <message>
        <source>The letter has gone</source>
        <translation>Письмо ушло</translation>
    </message>
    <message>
        <source>It has not gone</source>
        <translation>Письмо не ушло</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Решено</translation>
    </message>
    <message>
        <source>Not solved after all</source>
        <translation>Проблема осталась</translation>
    </message>
    <message>
        <source>{number} of {date}</source>
        <translation>{number} от {date}</translation>
    </message>
    <message>
        <source>Correct the number…</source>
        <translation>Исправить номер…</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>Отправить позже</translation>
    </message>
    <message>
        <source>Write one like it</source>
        <translation>Создать по образцу</translation>
    </message>
    <message>
        <source>A new request with these texts, for another problem: without the pictures, dates and other logins</source>
        <translation>Новое обращение с этими же текстами, о другой проблеме: без снимков, дат, чужих имён и логинов</translation>
    </message>
    <message>
        <source>Crib for a call…</source>
        <translation>Шпаргалка для звонка…</translation>
    </message>
    <message>
        <source>Add to the request…</source>
        <translation>Дополнить обращение…</translation>
    </message>
    <message>
        <source>Steps of the instructions…</source>
        <translation>Шаги инструкции…</translation>
    </message>
    <message>
        <source>Answer the support…</source>
        <translation>Ответить поддержке…</translation>
    </message>
    <message>
        <source>Undo the last entry</source>
        <translation>Отменить последнюю запись</translation>
    </message>
    <message>
        <source>Send as a letter</source>
        <translation>Отправить письмом</translation>
    </message>
    <message>
        <source>Refresh the state</source>
        <translation>Обновить состояние</translation>
    </message>
</context>
<context>
    <name>DocumentDialog</name>
    <message>
        <source>Pictures out of the document</source>
        <translation>Картинки из документа</translation>
    </message>
    <message>
        <source>Pictures of «{name}»</source>
        <translation>Картинки из «{name}»</translation>
    </message>
    <message>
        <source>The support wants them as files of their own. Tick those you need.</source>
        <translation>Поддержке они нужны отдельными файлами. Отметьте нужные.</translation>
    </message>
    <message>
        <source>Tick &amp;all</source>
        <translation>Отметить &amp;все</translation>
    </message>
    <message>
        <source>Tick &amp;none</source>
        <translation>&amp;Снять отметки</translation>
    </message>
    <message>
        <source>Pictures found, with ticks</source>
        <translation>Найденные картинки с отметками</translation>
    </message>
    <message>
        <source>There is no picture in it that could be added.</source>
        <translation>Здесь нет картинок, которые можно добавить.</translation>
    </message>
    <message>
        <source>{names}: {reason}.</source>
        <translation>{names}: {reason}.</translation>
    </message>
    <message>
        <source>Not offered:</source>
        <translation>Не предлагаются:</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>&amp;Добавить</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Ticked: {count} of {all}</source>
        <translation>Отмечено: {count} из {all}</translation>
    </message>
    <message>
        <source>Adding {number} of {total}…</source>
        <translation>Добавляется {number} из {total}…</translation>
    </message>
    <message>
        <source>The letter is full: remove a picture from it first.</source>
        <translation>В письме больше нет места: сначала уберите из него картинку.</translation>
    </message>
    <message>
        <source>pictures, {count}</source>
        <translation>картинок — {count}</translation>
    </message>
    <message>
        <source>The letter takes {count} more at most: take some ticks away.</source>
        <translation>В письмо поместится не больше {count}: снимите лишние отметки.</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Не читается</translation>
    </message>
</context>
<context>
    <name>DraftNotice</name>
    <message>
        <source>Continue the draft</source>
        <translation>Продолжить черновик</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Not finished yet: {draft}</source>
        <translation>Черновик: {draft}</translation>
    </message>
    <message>
        <source>All drafts…</source>
        <translation>Все черновики…</translation>
    </message>
</context>
<context>
    <name>DraftsDialog</name>
    <message>
        <source>Drafts</source>
        <translation>Черновики</translation>
    </message>
    <message>
        <source>What you began and did not send. Every change is saved by itself.</source>
        <translation>То, что Вы начали и не отправили. Каждое изменение сохраняется само.</translation>
    </message>
    <message>
        <source>There are no drafts.</source>
        <translation>Черновиков нет.</translation>
    </message>
    <message>
        <source>Enter continues a draft, Del deletes it.</source>
        <translation>Enter — продолжить черновик, Del — удалить.</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Начат</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Снимков</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Продолжить</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Удалить…</translation>
    </message>
</context>
<context>
    <name>EmptyJournal</name>
    <message>
        <source>There are no requests yet</source>
        <translation>Обращений ещё нет</translation>
    </message>
    <message>
        <source>Press «New request»: the program asks for everything the support needs, takes the screenshot and writes the letter. The number of the incident will stand here.</source>
        <translation>Нажмите «Новое обращение»: программа спросит всё, что нужно поддержке, сделает снимок экрана и составит письмо. Номер инцидента появится здесь.</translation>
    </message>
    <message>
        <source>Practise first</source>
        <translation>Потренироваться</translation>
    </message>
    <message>
        <source>Everything as in earnest, but the letter goes nowhere</source>
        <translation>Всё как на самом деле, но письмо никуда не уйдёт</translation>
    </message>
</context>
<context>
    <name>ErrorPage</name>
    <message>
        <source>The error message</source>
        <translation>Сообщение об ошибке</translation>
    </message>
    <message>
        <source>Write everything that helps the specialist to see the same message.</source>
        <translation>Напишите всё, что поможет специалисту увидеть то же сообщение.</translation>
    </message>
</context>
<context>
    <name>ExchangeWork</name>
    <message>
        <source>Request</source>
        <translation>Обращение</translation>
    </message>
    <message>
        <source>PDF, to print or show (*.pdf);;Everything: letters, pictures, answers (*.zip)</source>
        <translation>PDF, чтобы напечатать или показать (*.pdf);;Всё: письма, картинки, ответы (*.zip)</translation>
    </message>
    <message>
        <source>Save the request</source>
        <translation>Сохранить обращение</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Сохранено: {file}</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xlsm *.csv *.txt)</source>
        <translation>Таблицы (*.xlsx *.xlsm *.csv *.txt)</translation>
    </message>
    <message>
        <source>Choose the table with earlier requests</source>
        <translation>Выберите таблицу с прежними обращениями</translation>
    </message>
    <message>
        <source>Reading the table…</source>
        <translation>Таблица читается…</translation>
    </message>
    <message>
        <source>Entering the requests…</source>
        <translation>Обращения вносятся в журнал…</translation>
    </message>
    <message>
        <source>EduSupport backup {date}</source>
        <translation>Копия журнала обращений {date}</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>Резервные копии (*.zip)</translation>
    </message>
    <message>
        <source>Where to put the backup</source>
        <translation>Куда записать резервную копию</translation>
    </message>
    <message>
        <source>Writing the backup…</source>
        <translation>Резервная копия записывается…</translation>
    </message>
    <message>
        <source>The backup is written and was read back: {requests} requests, {drafts} drafts. The password of the mailbox is not in it. Keep it where nobody else reads it: there are names and letters in it.</source>
        <translation>Резервная копия записана и проверена. Обращений в ней: {requests}, черновиков: {drafts}. Пароля от почты в ней нет. Храните её так, чтобы её не читали посторонние: в ней имена и письма.</translation>
    </message>
    <message>
        <source>Pictures that were no longer on this computer: {count}.</source>
        <translation>Картинок, которых уже не было на этом компьютере: {count}.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Резервная копия</translation>
    </message>
    <message>
        <source>Choose the backup</source>
        <translation>Выберите резервную копию</translation>
    </message>
    <message>
        <source>Looking the backup over…</source>
        <translation>Резервная копия проверяется…</translation>
    </message>
    <message>
        <source>Letters that waited to be sent then do not go by themselves: {count}. You say in the journal what becomes of them.</source>
        <translation>Писем, которые тогда ждали отправки: {count}. Сами они не уйдут: решите в журнале, что с ними делать.</translation>
    </message>
    <message>
        <source>Bring back from a backup</source>
        <translation>Восстановить из копии</translation>
    </message>
    <message>
        <source>The journal of {date} is back. The program ends now: start it again. What was here before is kept in the folder {folder}.</source>
        <translation>Журнал от {date} восстановлен. Сейчас программа закроется, запустите её снова. Прежние данные сохранены в папке {folder}.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Please wait</source>
        <translation>Подождите, пожалуйста</translation>
    </message>
    <message>
        <source>The backup of {time} is whole: {requests} requests, {drafts} drafts. It takes the place of the journal, the drafts and the settings that are here now; those are kept in a folder beside it. Afterwards the program ends.</source>
        <translation>Копия от {time} цела. Обращений в ней: {requests}, черновиков: {drafts}. Она заменит нынешние журнал, черновики и настройки; они останутся рядом, в отдельной папке. После этого программа закроется.</translation>
    </message>
    <message>
        <source>Bring the backup back?</source>
        <translation>Восстановить копию?</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All requests</source>
        <translation>Все обращения</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открытые</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>Ждут меня</translation>
    </message>
    <message>
        <source>All the time</source>
        <translation>За всё время</translation>
    </message>
    <message>
        <source>This school year</source>
        <translation>За учебный год</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>За этот месяц</translation>
    </message>
    <message>
        <source>Which requests</source>
        <translation>Какие обращения</translation>
    </message>
    <message>
        <source>Of which time</source>
        <translation>За какое время</translation>
    </message>
    <message>
        <source>About whom: the login under which the problem is seen</source>
        <translation>О ком: логин, под которым наблюдается проблема</translation>
    </message>
    <message>
        <source>Every login</source>
        <translation>Все логины</translation>
    </message>
</context>
<context>
    <name>FollowUpDialog</name>
    <message>
        <source>Add to a request</source>
        <translation>Дополнение к обращению</translation>
    </message>
    <message>
        <source>Progress of sending</source>
        <translation>Ход отправки</translation>
    </message>
    <message>
        <source>&amp;Save as a file…</source>
        <translation>&amp;Сохранить файлом…</translation>
    </message>
    <message>
        <source>&amp;Send for practice</source>
        <translation>&amp;Отправить учебное</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Отправить</translation>
    </message>
    <message>
        <source>{reason} If it is none, send once more.</source>
        <translation>{reason} Если это не пароль, нажмите «Отправить» ещё раз.</translation>
    </message>
    <message>
        <source>Sending was cancelled, nothing has gone.</source>
        <translation>Отправка отменена, ничего не ушло.</translation>
    </message>
    <message>
        <source>Practice: the letter went nowhere. It stands in the history of the request.</source>
        <translation>Учебное письмо никуда не ушло. Оно видно в истории обращения.</translation>
    </message>
    <message>
        <source>The letter is saved as a file. Open it in your mail program and send it from there.</source>
        <translation>Письмо сохранено файлом. Откройте его в почтовой программе и отправьте оттуда.</translation>
    </message>
    <message>
        <source>The letter has gone into the same request. No second incident was opened.</source>
        <translation>Письмо ушло в то же обращение. Второй инцидент не создан.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Answer the support</source>
        <translation>Ответ поддержке</translation>
    </message>
    <message>
        <source>&amp;Open in the mail program</source>
        <translation>&amp;Открыть в почтовой программе</translation>
    </message>
    <message>
        <source>&amp;Open in the browser</source>
        <translation>&amp;Открыть в браузере</translation>
    </message>
    <message>
        <source>The letter is open in «{name}». It has not gone yet: send it from there.</source>
        <translation>Письмо открыто: «{name}». Оно ещё не ушло, отправьте его оттуда.</translation>
    </message>
    <message>
        <source>It stands in the same incident as a comment. No second incident was opened.</source>
        <translation>Дополнение записано комментарием в тот же инцидент. Второй инцидент не открыт.</translation>
    </message>
</context>
<context>
    <name>HandOffSteps</name>
    <message>
        <source>Open the folder with the pictures</source>
        <translation>Открыть папку со снимками</translation>
    </message>
    <message>
        <source>Copy the text of the letter</source>
        <translation>Скопировать текст письма</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Скопировать адрес</translation>
    </message>
    <message>
        <source>Copy the subject</source>
        <translation>Скопировать тему</translation>
    </message>
    <message>
        <source>Sign in on the page that has opened in the browser, if it asks you to.</source>
        <translation>Если страница, которая открылась в браузере, просит войти в почту, войдите.</translation>
    </message>
    <message>
        <source>Look whether recipient ({recipient}) and subject are there; if not, copy them from here.</source>
        <translation>Проверьте, указаны ли получатель ({recipient}) и тема. Если нет, скопируйте их отсюда.</translation>
    </message>
    <message>
        <source>If the letter has no text yet, click into it and press Ctrl+V: the text is on the clipboard.</source>
        <translation>Если в письме нет текста, щёлкните в него и нажмите Ctrl+V: текст уже скопирован.</translation>
    </message>
    <message>
        <source>Press «Send» there.</source>
        <translation>Нажмите там «Отправить».</translation>
    </message>
    <message>
        <source>Look through the letter in the window of {program}: text and pictures are in it.</source>
        <translation>Посмотрите письмо в окне «{program}»: в нём уже есть текст и снимки.</translation>
    </message>
    <message>
        <source>Look through the letter in the window of {program}.</source>
        <translation>Посмотрите письмо в окне «{program}».</translation>
    </message>
    <message>
        <source>If pictures are missing, drag them from the folder into the letter: {count}.</source>
        <translation>Если снимков нет, перетащите их в письмо из папки: {count}.</translation>
    </message>
    <message>
        <source>Come back here: the journal asks whether the letter has gone.</source>
        <translation>Вернитесь сюда: журнал спросит, отправлено ли письмо.</translation>
    </message>
    <message>
        <source>Drag all pictures from the folder into the letter. There are {count} of them.</source>
        <translation>Перетащите в письмо все снимки из папки. Их всего: {count}.</translation>
    </message>
</context>
<context>
    <name>HelpdeskDialog</name>
    <message>
        <source>Helpdesk of the support</source>
        <translation>Отправка в службу поддержки по сети</translation>
    </message>
    <message>
        <source>If {desk} takes requests over the network, they go straight into its helpdesk and the number of the incident comes at once. The support tells you everything that is asked here.</source>
        <translation>{desk}: если обращения принимаются по сети, они попадают сразу в систему поддержки, и номер инцидента приходит тут же. Всё, о чём здесь спрашивается, сообщает поддержка.</translation>
    </message>
    <message>
        <source>The helpdesk is being asked</source>
        <translation>Идёт запрос к системе поддержки</translation>
    </message>
    <message>
        <source>&amp;Remove the access</source>
        <translation>&amp;Удалить вход</translation>
    </message>
    <message>
        <source>There is no keyring on this computer. The password or token is kept only until the program ends; it will be asked again. Press «Save» once more to go on.</source>
        <translation>На этом компьютере нет хранилища паролей. Пароль или ключ сохранится до закрытия программы, потом понадобится снова. Чтобы продолжить, нажмите «Сохранить» ещё раз.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed at the helpdesk.</source>
        <translation>Остановлено. В системе поддержки ничего не изменено.</translation>
    </message>
    <message>
        <source>The helpdesk is being asked…</source>
        <translation>Спрашиваем систему поддержки…</translation>
    </message>
    <message>
        <source>The helpdesk works: it let you in and takes requests into «{place}». Nothing was created there.</source>
        <translation>Всё работает: система поддержки Вас пустила и примет обращения в «{place}». Ничего там не создано.</translation>
    </message>
    <message>
        <source>The helpdesk works: it let you in. Nothing was created there.</source>
        <translation>Всё работает: система поддержки Вас пустила. Ничего там не создано.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>Остано&amp;вить</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>Про&amp;верить</translation>
    </message>
</context>
<context>
    <name>HelpdeskJournalWork</name>
    <message>
        <source>The helpdesk is being asked…</source>
        <translation>Спрашиваем систему поддержки…</translation>
    </message>
    <message>
        <source>Not refreshed</source>
        <translation>Состояние не обновлено</translation>
    </message>
    <message>
        <source>The letter has gone by mail. The number of the incident will come as an answer.</source>
        <translation>Письмо ушло по почте. Номер инцидента придёт ответом.</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>Enter finishes. Shift+Enter starts a new line.</source>
        <translation>Enter — закончить. Shift+Enter — новая строка.</translation>
    </message>
    <message>
        <source>Ctrl with arrow keys makes it larger and smaller.</source>
        <translation>Ctrl со стрелками — увеличить или уменьшить.</translation>
    </message>
    <message>
        <source>Ctrl or Alt with arrow keys pulls the one or the other end.</source>
        <translation>Ctrl или Alt со стрелками — потянуть за один или другой край.</translation>
    </message>
    <message>
        <source>Arrow keys move it, with Shift ten times as far.</source>
        <translation>Клавиши-стрелки двигают, с Shift в десять раз дальше.</translation>
    </message>
    <message>
        <source>Enter changes the words.</source>
        <translation>Enter — изменить слова.</translation>
    </message>
    <message>
        <source>Click a mark to change it. Tab goes from mark to mark. Ctrl and the wheel zoom.</source>
        <translation>Щёлкните пометку, чтобы изменить её. Tab — следующая пометка. Ctrl и колёсико — масштаб.</translation>
    </message>
    <message>
        <source>Drag to the place in question. Enter puts an arrow in the middle. Shift keeps 45°.</source>
        <translation>Протяните стрелку к нужному месту. Enter — стрелка в середине. Shift — под углом 45°.</translation>
    </message>
    <message>
        <source>Drag a frame. Enter puts one in the middle. Shift makes a square.</source>
        <translation>Обведите нужное место. Enter — рамка в середине. Shift — квадрат.</translation>
    </message>
    <message>
        <source>Click where the words shall be. Enter puts them in the middle.</source>
        <translation>Щёлкните там, где нужна надпись. Enter — надпись в середине.</translation>
    </message>
    <message>
        <source>Click where the number shall be. Enter puts it in the middle.</source>
        <translation>Щёлкните там, где нужна цифра. Enter — цифра в середине.</translation>
    </message>
    <message>
        <source>Drag over what nobody must read. Enter puts an area in the middle.</source>
        <translation>Обведите то, что нужно скрыть. Enter — область в середине.</translation>
    </message>
    <message>
        <source>Drag the frame to what the picture shall show. Ctrl or Alt with arrow keys pulls its sides. Del shows all of it again.</source>
        <translation>Потяните рамку туда, что должно остаться. Ctrl или Alt со стрелками двигают её стороны. Del возвращает весь снимок.</translation>
    </message>
    <message>
        <source>Ctrl+D copies it, Del removes it.</source>
        <translation>Ctrl+D копирует, Del удаляет.</translation>
    </message>
    <message>
        <source>Drag a line. Enter puts one in the middle. Shift keeps 45°.</source>
        <translation>Проведите линию. Enter — линия в середине. Shift — под углом 45°.</translation>
    </message>
    <message>
        <source>Drag an oval. Enter puts one in the middle. Shift makes a circle.</source>
        <translation>Обведите нужное место. Enter — овал в середине. Shift — круг.</translation>
    </message>
    <message>
        <source>Draw with the button held. Enter puts a wavy line in the middle. Shift draws straight.</source>
        <translation>Рисуйте, не отпуская кнопку. Enter — волнистая линия в середине. Shift — прямая линия.</translation>
    </message>
    <message>
        <source>Drag over the words that matter. Enter puts a strip in the middle.</source>
        <translation>Проведите по важным словам. Enter — полоса в середине.</translation>
    </message>
    <message>
        <source>Drag a frame around what the picture shall show. Enter puts one in the middle.</source>
        <translation>Обведите то, что должно остаться на снимке. Enter — рамка в середине.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Enter requests from a table</source>
        <translation>Внести обращения из таблицы</translation>
    </message>
    <message>
        <source>Say which column of the table means what. Nothing is sent: earlier requests stand in the journal with their number and date.</source>
        <translation>Укажите, в каком столбце таблицы что стоит. Ничего не отправляется: прежние обращения появятся в журнале со своими номерами и датами.</translation>
    </message>
    <message>
        <source>The &amp;first row holds the heads of the columns</source>
        <translation>В &amp;первой строке названия столбцов</translation>
    </message>
    <message>
        <source>not in the table</source>
        <translation>нет в таблице</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Что будет</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>Первые строки</translation>
    </message>
    <message>
        <source>&amp;Enter into the journal</source>
        <translation>&amp;Внести в журнал</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Строки считаются…</translation>
    </message>
    <message>
        <source>is entered as solved</source>
        <translation>будет внесено как решённое</translation>
    </message>
    <message>
        <source>is entered</source>
        <translation>будет внесено</translation>
    </message>
    <message>
        <source>is left out: {reason}</source>
        <translation>не будет внесено: {reason}</translation>
    </message>
    <message>
        <source>Rows that can be entered: {good}.</source>
        <translation>Можно внести строк: {good}.</translation>
    </message>
    <message>
        <source>Rows that are left out, each with its reason afterwards: {wrong}.</source>
        <translation>Не будет внесено строк: {wrong}; причину по каждой Вы увидите после внесения.</translation>
    </message>
    <message>
        <source>The table is longer: {count} rows behind these are not read.</source>
        <translation>Таблица длиннее: следующие строки не прочитаны, их {count}.</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>Requests from a table</source>
        <translation>Обращения из таблицы</translation>
    </message>
    <message>
        <source>Rows that were left out</source>
        <translation>Строки, которые не внесены</translation>
    </message>
</context>
<context>
    <name>JournalMenus</name>
    <message>
        <source>&amp;New request</source>
        <translation>&amp;Новое обращение</translation>
    </message>
    <message>
        <source>&amp;Take the screen</source>
        <translation>&amp;Снять экран</translation>
    </message>
    <message>
        <source>&amp;Practise</source>
        <translation>&amp;Потренироваться</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Выход</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Найти</translation>
    </message>
    <message>
        <source>Show p&amp;ractice requests</source>
        <translation>&amp;Показать учебные обращения</translation>
    </message>
    <message>
        <source>&amp;Erase practice requests…</source>
        <translation>&amp;Удалить учебные обращения…</translation>
    </message>
    <message>
        <source>&amp;Mailbox…</source>
        <translation>&amp;Почтовый ящик…</translation>
    </message>
    <message>
        <source>&amp;Icon beside the clock</source>
        <translation>&amp;Значок рядом с часами</translation>
    </message>
    <message>
        <source>Pin the screenshot &amp;button</source>
        <translation>Закрепить &amp;кнопку снимка</translation>
    </message>
    <message>
        <source>&amp;Keys for a screenshot: Ctrl+Alt+S</source>
        <translation>К&amp;лавиши для снимка экрана: Ctrl+Alt+S</translation>
    </message>
    <message>
        <source>&amp;Keys for a screenshot…</source>
        <translation>Клавиши для с&amp;нимка экрана…</translation>
    </message>
    <message>
        <source>&amp;Look for a newer version</source>
        <translation>&amp;Проверить обновления</translation>
    </message>
    <message>
        <source>&amp;About the program</source>
        <translation>&amp;О программе</translation>
    </message>
    <message>
        <source>&amp;Personal data…</source>
        <translation>Ли&amp;чные данные…</translation>
    </message>
    <message>
        <source>&amp;Drafts…</source>
        <translation>&amp;Черновики…</translation>
    </message>
    <message>
        <source>&amp;Call first…</source>
        <translation>По&amp;звонить сначала…</translation>
    </message>
    <message>
        <source>Save the chosen one to a &amp;file…</source>
        <translation>Сохранить выбранное в &amp;файл…</translation>
    </message>
    <message>
        <source>Save as a &amp;table…</source>
        <translation>Сохранить &amp;таблицей…</translation>
    </message>
    <message>
        <source>&amp;Enter from a table…</source>
        <translation>&amp;Внести из таблицы…</translation>
    </message>
    <message>
        <source>&amp;Backup to a file…</source>
        <translation>&amp;Резервная копия в файл…</translation>
    </message>
    <message>
        <source>Bring back from a back&amp;up…</source>
        <translation>Восстанов&amp;ить из копии…</translation>
    </message>
    <message>
        <source>S&amp;ort by</source>
        <translation>&amp;Сортировать</translation>
    </message>
    <message>
        <source>Requests by &amp;month…</source>
        <translation>Обращения по &amp;месяцам…</translation>
    </message>
    <message>
        <source>&amp;Open a letter of the support…</source>
        <translation>&amp;Открыть письмо поддержки…</translation>
    </message>
    <message>
        <source>&amp;Helpdesk of the support…</source>
        <translation>Отправка в поддержку по &amp;сети…</translation>
    </message>
</context>
<context>
    <name>JournalModel</name>
    <message>
        <source>Incident</source>
        <translation>Инцидент</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Последний ответ</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ожидание</translation>
    </message>
</context>
<context>
    <name>JournalWindow</name>
    <message>
        <source>Journal of requests — EduSupport Desktop</source>
        <translation>Журнал обращений — EduSupport Desktop</translation>
    </message>
    <message>
        <source>Practice requests: none of these letters has gone anywhere.</source>
        <translation>Учебные обращения: эти письма никуда не уходили.</translation>
    </message>
    <message>
        <source>A letter is being sent. Please wait a moment.</source>
        <translation>Письмо отправляется. Подождите немного.</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Новое обращение</translation>
    </message>
    <message>
        <source>Search: subject, number, words of the letter</source>
        <translation>Поиск: тема, номер, слова из письма</translation>
    </message>
    <message>
        <source>Search in the journal</source>
        <translation>Поиск в журнале</translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation>&amp;Обращение</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Журнал</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Настройки</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>Nothing is found. Look for other words, or choose «All requests».</source>
        <translation>Ничего не найдено. Измените слова поиска или выберите «Все обращения».</translation>
    </message>
</context>
<context>
    <name>JournalWork</name>
    <message>
        <source>Delete the draft</source>
        <translation>Удаление черновика</translation>
    </message>
    <message>
        <source>Save the journal as a table</source>
        <translation>Сохранение журнала таблицей</translation>
    </message>
    <message>
        <source>Erase practice requests</source>
        <translation>Удаление учебных обращений</translation>
    </message>
    <message>
        <source>Erase all practice requests with their pictures?</source>
        <translation>Удалить все учебные обращения вместе со снимками?</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Не получилось</translation>
    </message>
    <message>
        <source>Delete the draft «{subject}» with its pictures? It cannot be brought back.</source>
        <translation>Удалить черновик «{subject}» вместе со снимками? Вернуть его нельзя.</translation>
    </message>
    <message>
        <source>Excel tables (*.xlsx);;CSV tables (*.csv)</source>
        <translation>Таблицы Excel (*.xlsx);;Таблицы CSV (*.csv)</translation>
    </message>
    <message>
        <source>Journal of requests.xlsx</source>
        <translation>Журнал обращений.xlsx</translation>
    </message>
</context>
<context>
    <name>MailDialog</name>
    <message>
        <source>Your mailbox</source>
        <translation>Почтовый ящик</translation>
    </message>
    <message>
        <source>For example: ivanova@yandex.ru</source>
        <translation>Например: ivanova@yandex.ru</translation>
    </message>
    <message>
        <source>It is kept in the keyring of this computer and nowhere else.</source>
        <translation>Пароль хранится только в хранилище паролей этого компьютера.</translation>
    </message>
    <message>
        <source>E-mail &amp;address</source>
        <translation>&amp;Адрес электронной почты</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Пароль</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>Про&amp;верить</translation>
    </message>
    <message>
        <source>There is no keyring on this computer. The password is kept only until the program ends; it will be asked again. Press «Save» once more to go on.</source>
        <translation>На этом компьютере нет хранилища паролей. Пароль сохранится до закрытия программы, потом понадобится снова. Чтобы продолжить, нажмите «Сохранить» ещё раз.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Вход…</translation>
    </message>
    <message>
        <source>The mailbox works: the server let you in.</source>
        <translation>Почтовый ящик работает: сервер Вас впустил.</translation>
    </message>
    <message>
        <source>Write the e-mail address of your mailbox.</source>
        <translation>Впишите адрес почтового ящика.</translation>
    </message>
    <message>
        <source>Write the server for outgoing mail; the school&apos;s administrator knows it.</source>
        <translation>Впишите сервер исходящей почты: его знает администратор школы.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>не изменён</translation>
    </message>
    <message>
        <source>Open the page for this password</source>
        <translation>Открыть страницу для этого пароля</translation>
    </message>
    <message>
        <source>&amp;Find the servers</source>
        <translation>&amp;Найти серверы</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Серверы</translation>
    </message>
    <message>
        <source>Letters can be sent: the server let you in. But the mailbox cannot be read, so no copy will be in the folder of sent letters. {reason}</source>
        <translation>Письма отправлять можно: сервер Вас впустил. Но прочитать ящик не удалось, поэтому копий в папке «Отправленные» не будет. {reason}</translation>
    </message>
    <message>
        <source>The mailbox works: letters can be sent, and it can be read.</source>
        <translation>Почтовый ящик работает: письма можно отправлять, ящик можно читать.</translation>
    </message>
    <message>
        <source>{reason} The steps are above.</source>
        <translation>{reason} Что сделать по шагам, написано выше.</translation>
    </message>
    <message>
        <source>The program does not know the servers of {domain}. It can ask the internet; only the part after the @ is sent, never your address.</source>
        <translation>Программа не знает почтовых серверов {domain}. Она может спросить в интернете: передаётся только часть адреса после @, сам адрес — никогда.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Looking for the servers…</source>
        <translation>Поиск серверов…</translation>
    </message>
    <message>
        <source>Nobody knows these servers. Write them; the school&apos;s administrator knows them.</source>
        <translation>Эти серверы нигде не описаны. Впишите их сами: их знает администратор школы.</translation>
    </message>
    <message>
        <source>Found: {server}. Look whether it is your school&apos;s, then press «Check».</source>
        <translation>Найдено: {server}. Посмотрите, Ваш ли это сервер, и нажмите «Проверить».</translation>
    </message>
    <message>
        <source>{provider} does not let other programs send with a password. There is nothing to set up here: on the page «Check and send» choose the browser, a mail program or a file.</source>
        <translation>{provider} не даёт другим программам отправлять письма по паролю. Настраивать здесь нечего: на странице «Проверка и отправка» выберите отправку через браузер, почтовую программу или файл.</translation>
    </message>
</context>
<context>
    <name>MailServers</name>
    <message>
        <source>Outgoing mail</source>
        <translation>Исходящая почта</translation>
    </message>
    <message>
        <source>Incoming mail</source>
        <translation>Входящая почта</translation>
    </message>
    <message>
        <source>Put a &amp;copy of each letter into the folder of sent letters</source>
        <translation>Класть &amp;копию каждого письма в папку «Отправленные»</translation>
    </message>
    <message>
        <source>&amp;Outgoing mail</source>
        <translation>&amp;Исходящая почта</translation>
    </message>
    <message>
        <source>&amp;Incoming mail</source>
        <translation>В&amp;ходящая почта</translation>
    </message>
    <message>
        <source>Sign-in &amp;name</source>
        <translation>И&amp;мя для входа</translation>
    </message>
    <message>
        <source>Only where your provider does not do it by itself. It needs the incoming mail.</source>
        <translation>Нужно там, где почта не делает этого сама. Для этого нужна входящая почта.</translation>
    </message>
</context>
<context>
    <name>MarkMenu</name>
    <message>
        <source>Duplicate</source>
        <translation>Дублировать</translation>
    </message>
    <message>
        <source>Bring forward</source>
        <translation>Переместить вперёд</translation>
    </message>
    <message>
        <source>Send backward</source>
        <translation>Переместить назад</translation>
    </message>
    <message>
        <source>Bring to front</source>
        <translation>На передний план</translation>
    </message>
    <message>
        <source>Send to back</source>
        <translation>На задний план</translation>
    </message>
    <message>
        <source>Show the whole picture again</source>
        <translation>Снова показать весь снимок</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
</context>
<context>
    <name>MonthsChart</name>
    <message>
        <source>Requests and waiting times by month</source>
        <translation>Обращения и время ожидания по месяцам</translation>
    </message>
</context>
<context>
    <name>NewsNotice</name>
    <message>
        <source>Close this message</source>
        <translation>Закрыть это сообщение</translation>
    </message>
</context>
<context>
    <name>NumberDialog</name>
    <message>
        <source>Number of the incident</source>
        <translation>Номер инцидента</translation>
    </message>
    <message>
        <source>Paste the support&apos;s letter here: the number and the date are found in it</source>
        <translation>Вставьте сюда письмо поддержки: номер и дата найдутся сами</translation>
    </message>
    <message>
        <source>The support&apos;s letter</source>
        <translation>Письмо поддержки</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>&amp;Номер</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Дата</translation>
    </message>
    <message>
        <source>This is not an incident number. It looks like {example}.</source>
        <translation>Это не номер инцидента. Он выглядит так: {example}.</translation>
    </message>
    <message>
        <source>There are several numbers in the letter. Choose the one of this incident.</source>
        <translation>В письме несколько номеров. Выберите номер этого инцидента.</translation>
    </message>
    <message>
        <source>There is no incident number in this text.</source>
        <translation>В этом тексте нет номера инцидента.</translation>
    </message>
    <message>
        <source>The support&apos;s letter names the number {number}. Choose it if it is the number of this incident.</source>
        <translation>В письме поддержки назван номер {number}. Выберите его, если это номер этого инцидента.</translation>
    </message>
</context>
<context>
    <name>OffTopicNotice</name>
    <message>
        <source>Make a new request of it</source>
        <translation>Сделать новое обращение</translation>
    </message>
    <message>
        <source>It belongs here</source>
        <translation>Относится сюда</translation>
    </message>
    <message>
        <source>This may be another problem: «{words}». One incident is about one problem.</source>
        <translation>Похоже на другую проблему: «{words}». Один инцидент – одна проблема.</translation>
    </message>
    <message>
        <source>The other problem waits among the drafts of the journal as a new request.</source>
        <translation>Другая проблема ждёт в черновиках журнала как новое обращение.</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>The frozen screen</source>
        <translation>Застывший экран</translation>
    </message>
    <message>
        <source>Drag over the part you need. Enter takes the whole screen. Esc cancels.</source>
        <translation>Выделите нужную часть. Enter — весь экран. Esc — отменить.</translation>
    </message>
    <message>
        <source>Digits choose the monitor.</source>
        <translation>Цифры — выбрать монитор.</translation>
    </message>
    <message>
        <source>A window without a title</source>
        <translation>Окно без заголовка</translation>
    </message>
    <message>
        <source>Click the monitor you need or press its digit. Enter takes this one. Esc cancels.</source>
        <translation>Щёлкните нужный монитор или нажмите его цифру. Enter — снять этот. Esc — отменить.</translation>
    </message>
    <message>
        <source>Arrows move, with Shift they resize, with Ctrl by one pixel. Enter takes it. Esc cancels.</source>
        <translation>Стрелки двигают, с Shift меняют размер, с Ctrl — на один пиксель. Enter — снять. Esc — отменить.</translation>
    </message>
    <message>
        <source>Click the window you need, or go to it with Tab and press Enter. Esc cancels.</source>
        <translation>Щёлкните нужное окно или перейдите к нему клавишей Tab и нажмите Enter. Esc — отменить.</translation>
    </message>
    <message>
        <source>Enter takes the window. Esc cancels.</source>
        <translation>Enter — снять окно. Esc — отменить.</translation>
    </message>
    <message>
        <source>Tab goes to the windows.</source>
        <translation>Tab — к окнам.</translation>
    </message>
</context>
<context>
    <name>PictureList</name>
    <message>
        <source>Pictures of the letter, in their order</source>
        <translation>Снимки письма по порядку</translation>
    </message>
    <message>
        <source>Ctrl+Up and Ctrl+Down move a picture, Enter opens it</source>
        <translation>Ctrl+стрелка вверх или вниз переставляет картинку, Enter открывает её</translation>
    </message>
    <message>
        <source>No pictures yet. Press «Take the screen», or drop a picture or a Word document here.</source>
        <translation>Снимков пока нет. Нажмите «Снять экран» или перетащите сюда картинку или документ Word.</translation>
    </message>
</context>
<context>
    <name>PictureNotices</name>
    <message>
        <source>Correct</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>The picture was removed.</source>
        <translation>Картинка убрана.</translation>
    </message>
    <message>
        <source>The order was changed.</source>
        <translation>Порядок изменён.</translation>
    </message>
    <message>
        <source>The numbers of pictures in the text were changed to match.</source>
        <translation>Номера картинок в тексте исправлены.</translation>
    </message>
    <message>
        <source>The text still names a removed picture: {words} in «{field}».</source>
        <translation>В тексте осталась ссылка на убранную картинку: {words}, поле «{field}».</translation>
    </message>
    <message>
        <source>The text names what is not there: {words} in «{field}».</source>
        <translation>В тексте названо то, чего нет: {words}, поле «{field}».</translation>
    </message>
</context>
<context>
    <name>PictureWindow</name>
    <message>
        <source>The picture {name}</source>
        <translation>Картинка {name}</translation>
    </message>
    <message>
        <source>Real size</source>
        <translation>Настоящий размер</translation>
    </message>
</context>
<context>
    <name>PicturesDialog</name>
    <message>
        <source>Screenshots for the letter</source>
        <translation>Снимки экрана к письму</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Готово</translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>Screenshots</source>
        <translation>Снимки экрана</translation>
    </message>
    <message>
        <source>Show the problem. Hide pupils&apos; names. In the text you can write «picture 1», «picture 2».</source>
        <translation>Покажите проблему. Скройте имена учеников. В тексте можно ссылаться: «картинка1», «картинка2».</translation>
    </message>
    <message>
        <source>Take the screen</source>
        <translation>Снять экран</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Вставить из буфера</translation>
    </message>
    <message>
        <source>Takes the picture from the clipboard (Ctrl+V), for example after Win+Shift+S</source>
        <translation>Взять изображение из буфера обмена (Ctrl+V), например после Win+Shift+S</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Открыть файл…</translation>
    </message>
    <message>
        <source>Mark and hide…</source>
        <translation>Пометить, скрыть…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>The marks are being drawn into the picture. One moment…</source>
        <translation>Пометки переносятся на снимок. Подождите…</translation>
    </message>
    <message>
        <source>Hides this program, freezes the screen and lets you choose a part of it (Ctrl+Shift+S)</source>
        <translation>Прячет программу, замораживает экран и даёт выбрать его часть (Ctrl+Shift+S)</translation>
    </message>
    <message>
        <source>What to take</source>
        <translation>Что снять</translation>
    </message>
    <message>
        <source>A window, a monitor, the whole screen or the last part again</source>
        <translation>Окно, монитор, весь экран или ту же часть ещё раз</translation>
    </message>
    <message>
        <source>Refer in the text</source>
        <translation>Сослаться в тексте</translation>
    </message>
    <message>
        <source>not named in the text yet</source>
        <translation>в тексте пока не названа</translation>
    </message>
    <message>
        <source>named in the text</source>
        <translation>названа в тексте</translation>
    </message>
    <message>
        <source>The screen is taken: {width} × {height}.</source>
        <translation>Экран снят: {width} × {height}.</translation>
    </message>
    <message>
        <source>Show what the support asked for. Hide pupils&apos; names. The numbers go on from those before.</source>
        <translation>Покажите, что просит поддержка. Скройте имена учеников. Нумерация продолжает прежнюю.</translation>
    </message>
</context>
<context>
    <name>PinnedButton</name>
    <message>
        <source>Take the screen</source>
        <translation>Снять экран</translation>
    </message>
    <message>
        <source>Moved by its left edge, or with Ctrl and the arrows</source>
        <translation>Перетаскивается за левый край, сдвигается клавишами Ctrl со стрелками</translation>
    </message>
    <message>
        <source>&amp;Unpin</source>
        <translation>&amp;Открепить</translation>
    </message>
</context>
<context>
    <name>PrivacyDialog</name>
    <message>
        <source>Personal data</source>
        <translation>Личные данные</translation>
    </message>
    <message>
        <source>Letters, screenshots and the journal stay on this computer: {folder}</source>
        <translation>Письма, снимки и журнал хранятся на этом компьютере: {folder}</translation>
    </message>
    <message>
        <source>Letters, numbers and answers are kept; only the screenshots go, from the journal alone.</source>
        <translation>Письма, номера и ответы остаются: из журнала удаляются только снимки.</translation>
    </message>
    <message>
        <source>Laid down by the administrator</source>
        <translation>Задано администратором</translation>
    </message>
    <message>
        <source>&amp;Erase all data…</source>
        <translation>&amp;Стереть все данные…</translation>
    </message>
    <message>
        <source>&amp;Delete the screenshots of requests that were sent, after</source>
        <translation>&amp;Удалять снимки отправленных обращений через</translation>
    </message>
    <message>
        <source>Days the screenshots are kept</source>
        <translation>Сколько дней хранить снимки</translation>
    </message>
    <message>
        <source>days</source>
        <translation>дней</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>The problem</source>
        <translation>Суть вопроса</translation>
    </message>
    <message>
        <source>Describe one problem. For another one, write another request later.</source>
        <translation>Опишите одну проблему. Для другой позже напишите отдельное обращение.</translation>
    </message>
    <message>
        <source>The problem is seen under my own login</source>
        <translation>Проблема наблюдается под моим логином</translation>
    </message>
    <message>
        <source>Yes, there is a message on the screen</source>
        <translation>Да, сообщение есть на экране</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Is there an error message?</source>
        <translation>Есть сообщение об ошибке?</translation>
    </message>
    <message>
        <source>The same login</source>
        <translation>Тот же логин</translation>
    </message>
</context>
<context>
    <name>PropertyBar</name>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Delete the mark</source>
        <translation>Удалить пометку</translation>
    </message>
    <message>
        <source>Colour:</source>
        <translation>Цвет:</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>Размер:</translation>
    </message>
    <message>
        <source>Number:</source>
        <translation>Цифра:</translation>
    </message>
    <message>
        <source>Next number:</source>
        <translation>Следующая цифра:</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Настоящий размер</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Весь снимок</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Красный</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Оранжевый</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Зелёный</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Синий</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Чёрный</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Белый</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Цвет</translation>
    </message>
    <message>
        <source>Colour of the mark</source>
        <translation>Цвет пометки</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Мелкий</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Средний</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Крупный</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Width of lines, height of letters and numbers</source>
        <translation>Толщина линий, высота букв и цифр</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Цифра</translation>
    </message>
    <message>
        <source>Number of the selected disc, or of the next one</source>
        <translation>Цифра выделенной метки или следующей</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Жёлтый</translation>
    </message>
</context>
<context>
    <name>QuickAccess</name>
    <message>
        <source>Another program has the keys Ctrl+Alt+S. Close it and choose them in the settings again.</source>
        <translation>Клавиши Ctrl+Alt+S заняты другой программой. Закройте её и включите клавиши в настройках ещё раз.</translation>
    </message>
    <message>
        <source>Keys for a screenshot</source>
        <translation>Клавиши для снимка экрана</translation>
    </message>
    <message>
        <source>On this computer the system itself binds keys to commands. Open its keyboard settings, add a shortcut of your own and give it this command:

{command}</source>
        <translation>На этом компьютере клавиши назначает сама система. Откройте её настройки клавиатуры, добавьте своё сочетание клавиш и укажите для него команду:

{command}</translation>
    </message>
</context>
<context>
    <name>ReadingChoice</name>
    <message>
        <source>&amp;Look for the support&apos;s answers and write down the number</source>
        <translation>Искать ответы поддержки и &amp;записывать номер</translation>
    </message>
    <message>
        <source>Of your incoming mail the program reads only the letters about your requests. Nothing is changed in the mailbox.</source>
        <translation>Из входящих писем программа читает только те, что относятся к Вашим обращениям. В ящике ничего не меняется.</translation>
    </message>
</context>
<context>
    <name>ReferenceRow</name>
    <message>
        <source>More…</source>
        <translation>Ещё…</translation>
    </message>
    <message>
        <source>More pictures to refer to</source>
        <translation>Ссылки на другие картинки</translation>
    </message>
    <message>
        <source>Refer to {picture}</source>
        <translation>Сослаться: {picture}</translation>
    </message>
    <message>
        <source>Puts «{picture}» into the text, where the cursor is</source>
        <translation>Вставляет «{picture}» в текст, туда, где курсор</translation>
    </message>
    <message>
        <source>The down arrow key opens its numbers</source>
        <translation>Стрелка вниз открывает её цифры</translation>
    </message>
</context>
<context>
    <name>Replies</name>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Mailbox…</source>
        <translation>Почтовый ящик…</translation>
    </message>
    <message>
        <source>The program can look for the support&apos;s answer itself and write down the number. Of your incoming mail it reads only the letters about your requests; nothing is changed there.</source>
        <translation>Программа может сама искать ответ поддержки и записывать номер. Из входящих писем она читает только те, что относятся к Вашим обращениям; в ящике ничего не меняется.</translation>
    </message>
    <message>
        <source>Look for answers</source>
        <translation>Искать ответы</translation>
    </message>
</context>
<context>
    <name>RequestTable</name>
    <message>
        <source>Requests</source>
        <translation>Обращения</translation>
    </message>
</context>
<context>
    <name>RequestWizard</name>
    <message>
        <source>New request</source>
        <translation>Новое обращение</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Далее</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Отправить</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Готово</translation>
    </message>
    <message>
        <source>Close, keep the draft</source>
        <translation>Закрыть, сохранив черновик</translation>
    </message>
    <message>
        <source>New request: {step}</source>
        <translation>Новое обращение: {step}</translation>
    </message>
    <message>
        <source>&amp;Save as a file…</source>
        <translation>&amp;Сохранить файлом…</translation>
    </message>
    <message>
        <source>&amp;Send for practice</source>
        <translation>&amp;Отправить учебное</translation>
    </message>
    <message>
        <source>Who is writing</source>
        <translation>Кто обращается</translation>
    </message>
    <message>
        <source>The problem</source>
        <translation>Суть вопроса</translation>
    </message>
    <message>
        <source>The error message</source>
        <translation>Сообщение об ошибке</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>Снимки экрана</translation>
    </message>
    <message>
        <source>Check and send</source>
        <translation>Проверка и отправка</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>The draft was not saved</source>
        <translation>Черновик не сохранён</translation>
    </message>
    <message>
        <source>The screen was not taken</source>
        <translation>Снимок не получился</translation>
    </message>
    <message>
        <source>&amp;Open in the mail program</source>
        <translation>&amp;Открыть в почтовой программе</translation>
    </message>
    <message>
        <source>&amp;Open in the browser</source>
        <translation>&amp;Открыть в браузере</translation>
    </message>
    <message>
        <source>The request was not split</source>
        <translation>Обращение не разделено</translation>
    </message>
    <message>
        <source>Call &amp;first…</source>
        <translation>По&amp;звонить сначала…</translation>
    </message>
    <message>
        <source>The telephone, all that is asked for, and a place for the number you are given</source>
        <translation>Телефон, всё, о чём спросят, и место для номера, который Вам назовут</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Check and send</source>
        <translation>Проверка и отправка</translation>
    </message>
    <message>
        <source>This is the letter exactly as the support will get it.</source>
        <translation>Именно такое письмо получит поддержка.</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation>Письмо</translation>
    </message>
    <message>
        <source>Attached pictures</source>
        <translation>Вложения</translation>
    </message>
    <message>
        <source>Check by the rules of the memo</source>
        <translation>Проверка по правилам памятки</translation>
    </message>
    <message>
        <source>practice desk</source>
        <translation>учебная поддержка</translation>
    </message>
    <message>
        <source>To: {recipient}</source>
        <translation>Кому: {recipient}</translation>
    </message>
    <message>
        <source>Subject: {subject}</source>
        <translation>Тема: {subject}</translation>
    </message>
    <message>
        <source>System, screen and time zone, as they stand in the letter. No names and no addresses</source>
        <translation>Система, экран и часовой пояс, как они стоят в письме. Без имён и адресов</translation>
    </message>
    <message>
        <source>With the facts of this computer</source>
        <translation>Со сведениями о компьютере</translation>
    </message>
    <message>
        <source>{desk}, helpdesk {helpdesk}</source>
        <translation>{desk}, по сети: {helpdesk}</translation>
    </message>
    <message>
        <source>not set up yet</source>
        <translation>ещё не настроено</translation>
    </message>
</context>
<context>
    <name>ScreenshotTaker</name>
    <message>
        <source>This desktop does not tell which windows are open: drag over the window.</source>
        <translation>Рабочий стол не сообщает, какие окна открыты: выделите окно мышью.</translation>
    </message>
    <message>
        <source>No window of another program is open.</source>
        <translation>Других открытых окон нет.</translation>
    </message>
    <message>
        <source>No part was taken before.</source>
        <translation>Части экрана ещё не снимали.</translation>
    </message>
    <message>
        <source>The screens are not as they were: choose the part anew.</source>
        <translation>Мониторы уже не те, что были: выберите часть заново.</translation>
    </message>
</context>
<context>
    <name>SendingNotice</name>
    <message>
        <source>Progress of sending</source>
        <translation>Ход отправки</translation>
    </message>
    <message>
        <source>Cancel sending</source>
        <translation>Отменить отправку</translation>
    </message>
    <message>
        <source>Sending: {subject}</source>
        <translation>Отправка: {subject}</translation>
    </message>
</context>
<context>
    <name>SendingPage</name>
    <message>
        <source>Progress of sending</source>
        <translation>Ход отправки</translation>
    </message>
    <message>
        <source>Cancel sending</source>
        <translation>Отменить отправку</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Скопировать номер</translation>
    </message>
    <message>
        <source>Write down the number…</source>
        <translation>Вписать номер…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Practising</source>
        <translation>Учебная отправка</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Отправка</translation>
    </message>
    <message>
        <source>You can write the next request as soon as this one has gone.</source>
        <translation>Следующее обращение можно будет написать, когда уйдёт это.</translation>
    </message>
    <message>
        <source>Sending was cancelled. The letter waits in the journal and can be sent from there.</source>
        <translation>Отправка отменена. Письмо ждёт в журнале, его можно отправить оттуда.</translation>
    </message>
    <message>
        <source>{number} of {date}</source>
        <translation>{number} от {date}</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Everything is handed over. Waiting for the server&apos;s answer.</source>
        <translation>Всё передано. Ждём ответа сервера.</translation>
    </message>
    <message>
        <source>Set up the mailbox…</source>
        <translation>Настроить почтовый ящик…</translation>
    </message>
    <message>
        <source>The letter is open in «{name}». It has not gone yet: send it from there.</source>
        <translation>Письмо открыто: «{name}». Оно ещё не ушло, отправьте его оттуда.</translation>
    </message>
    <message>
        <source>Opening «{name}»</source>
        <translation>Открывается «{name}»</translation>
    </message>
    <message>
        <source>Its window may lie behind this one.</source>
        <translation>Окно может оказаться позади этого.</translation>
    </message>
    <message>
        <source>Set up the helpdesk…</source>
        <translation>Настроить отправку по сети…</translation>
    </message>
    <message>
        <source>Send as a letter</source>
        <translation>Отправить письмом</translation>
    </message>
    <message>
        <source>The same request, from your mailbox</source>
        <translation>То же обращение с Вашего почтового ящика</translation>
    </message>
    <message>
        <source>The same request goes from your mailbox.</source>
        <translation>То же обращение уходит с Вашего почтового ящика.</translation>
    </message>
</context>
<context>
    <name>SentNotice</name>
    <message>
        <source>Yes, it was sent</source>
        <translation>Да, отправлено</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
</context>
<context>
    <name>SettingsWindows</name>
    <message>
        <source>Erase all data</source>
        <translation>Стереть все данные</translation>
    </message>
    <message>
        <source>About the program</source>
        <translation>О программе</translation>
    </message>
    <message>
        <source>EduSupport Desktop {version}

Helps to write to the support of the АИС «Электронная школа» so that the letter is understood at once.
Your data stays on this computer: {folder}</source>
        <translation>EduSupport Desktop {version}

Помогает написать в поддержку АИС «Электронная школа» так, чтобы письмо поняли сразу.
Ваши данные остаются на этом компьютере: {folder}</translation>
    </message>
    <message>
        <source>Erase journal, drafts, screenshots, settings and the passwords the program keeps from this computer? It cannot be brought back. Letters that were sent stay with the support. The program ends afterwards.</source>
        <translation>Стереть с этого компьютера журнал, черновики, снимки, настройки и сохранённые пароли? Вернуть их будет нельзя. Отправленные обращения останутся у поддержки. После этого программа закроется.</translation>
    </message>
</context>
<context>
    <name>ShrinkDialog</name>
    <message>
        <source>Make the pictures smaller</source>
        <translation>Уменьшить снимки</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Picture {number}: size</source>
        <translation>Картинка {number}: размер</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Измеряется…</translation>
    </message>
    <message>
        <source>&amp;Choose what fits</source>
        <translation>&amp;Подобрать размер</translation>
    </message>
    <message>
        <source>&amp;Leave as they came</source>
        <translation>&amp;Вернуть как было</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>П&amp;рименить</translation>
    </message>
    <message>
        <source>The pictures are being written and checked…</source>
        <translation>Снимки записываются и проверяются…</translation>
    </message>
    <message>
        <source>Measuring the pictures: {done} of {total}</source>
        <translation>Измеряем снимки: {done} из {total}</translation>
    </message>
    <message>
        <source>The letter will be {size}. It fits: the support takes {limit}.</source>
        <translation>Письмо займёт {size}. Помещается: поддержка принимает до {limit}.</translation>
    </message>
    <message>
        <source>Even so the letter is {size}, and the support takes {limit}. Remove a picture.</source>
        <translation>Даже так письмо займёт {size}, а поддержка принимает до {limit}. Уберите один из снимков.</translation>
    </message>
    <message>
        <source>The letter will be {size}. The support takes {limit}: make more smaller.</source>
        <translation>Письмо займёт {size}, а поддержка принимает до {limit}. Уменьшите ещё.</translation>
    </message>
    <message>
        <source>picture{number}, now {size}</source>
        <translation>картинка{number}, сейчас {size}</translation>
    </message>
</context>
<context>
    <name>SimilarNotice</name>
    <message>
        <source>Like {request}: «{subject}»</source>
        <translation>Похоже на {request}: «{subject}»</translation>
    </message>
    <message>
        <source>Write into this incident</source>
        <translation>Написать в этот инцидент</translation>
    </message>
    <message>
        <source>Write into this request</source>
        <translation>Написать в это обращение</translation>
    </message>
    <message>
        <source>Write a new one all the same</source>
        <translation>Всё равно создать новое</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Two requests instead of one</source>
        <translation>Два обращения вместо одного</translation>
    </message>
    <message>
        <source>Your data, logins and the browser go into both. The second request waits among the drafts.</source>
        <translation>Ваши данные, логины и браузер будут в обоих. Второе обращение подождёт в черновиках.</translation>
    </message>
    <message>
        <source>This request</source>
        <translation>Это обращение</translation>
    </message>
    <message>
        <source>The second request</source>
        <translation>Второе обращение</translation>
    </message>
    <message>
        <source>Its text</source>
        <translation>Его текст</translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>&amp;Разделить</translation>
    </message>
    <message>
        <source>Write at least a sentence into each of the two requests.</source>
        <translation>Напишите в каждом из двух обращений хотя бы одно предложение.</translation>
    </message>
    <message>
        <source>{picture}: where it belongs</source>
        <translation>{picture}: куда она относится</translation>
    </message>
    <message>
        <source>stays here</source>
        <translation>остаётся здесь</translation>
    </message>
    <message>
        <source>goes to the second</source>
        <translation>переходит во второе</translation>
    </message>
    <message>
        <source>into both</source>
        <translation>в оба</translation>
    </message>
</context>
<context>
    <name>SplitNotice</name>
    <message>
        <source>Split into two…</source>
        <translation>Разделить на два…</translation>
    </message>
    <message>
        <source>It is one problem</source>
        <translation>Это одна проблема</translation>
    </message>
    <message>
        <source>Put them together again</source>
        <translation>Вернуть в одно</translation>
    </message>
    <message>
        <source>There may be a second problem here: «{words}». Split it into two requests?</source>
        <translation>Похоже, здесь вторая проблема: «{words}». Разделить на два обращения?</translation>
    </message>
    <message>
        <source>The second request waits among the drafts: «{subject}».</source>
        <translation>Второе обращение ждёт в черновиках: «{subject}».</translation>
    </message>
</context>
<context>
    <name>StepHandle</name>
    <message>
        <source>Step {number}</source>
        <translation>Шаг {number}</translation>
    </message>
    <message>
        <source>Enter opens its menu, Ctrl+Up and Ctrl+Down move it, Delete removes it</source>
        <translation>Enter открывает меню, Ctrl+Вверх и Ctrl+Вниз переставляют шаг, Del удаляет</translation>
    </message>
    <message>
        <source>Drag to change the order; click for more</source>
        <translation>Перетащите, чтобы изменить порядок; нажмите, чтобы открыть меню</translation>
    </message>
    <message>
        <source>Add a step below</source>
        <translation>Добавить шаг ниже</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>Удалить шаг</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Practice: the letter goes nowhere</source>
        <translation>Учебный режим: письмо никуда не уйдёт</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>current</source>
        <translation>текущий шаг</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Undo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Undo: {text}</source>
        <translation>Вернуть: {text}</translation>
    </message>
    <message>
        <source>Remove it: {text}</source>
        <translation>Убрать: {text}</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Laid down by the administrator</source>
        <translation>Задано администратором</translation>
    </message>
</context>
<context>
    <name>StepRows</name>
    <message>
        <source>There is no room for more steps</source>
        <translation>Больше шагов не поместится</translation>
    </message>
    <message>
        <source>Step {number} is removed.</source>
        <translation>Шаг {number} удалён.</translation>
    </message>
    <message>
        <source>Step {number} is now step {place}</source>
        <translation>Шаг {number} стал шагом {place}</translation>
    </message>
    <message>
        <source>Step {number}: {part}</source>
        <translation>Шаг {number}: {part}</translation>
    </message>
</context>
<context>
    <name>StepsDialog</name>
    <message>
        <source>Instructions of the specialist</source>
        <translation>Инструкция специалиста</translation>
    </message>
    <message>
        <source>Something did not work. Stop here, write what happened, and tell the support: try nothing else.</source>
        <translation>Что-то не получилось. Остановитесь, напишите, что произошло, и сообщите поддержке: ничего другого не пробуйте.</translation>
    </message>
    <message>
        <source>&amp;Tell the support…</source>
        <translation>&amp;Сообщить поддержке…</translation>
    </message>
    <message>
        <source>Steps taken: {taken} of {count}</source>
        <translation>Выполнено шагов: {taken} из {count}</translation>
    </message>
</context>
<context>
    <name>StepsEditor</name>
    <message>
        <source>Add a step</source>
        <translation>Добавить шаг</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>Списком</translation>
    </message>
    <message>
        <source>What you did: as a list of steps</source>
        <translation>Порядок действий: списком</translation>
    </message>
    <message>
        <source>In own words</source>
        <translation>Своими словами</translation>
    </message>
    <message>
        <source>What you did: in own words</source>
        <translation>Порядок действий: своими словами</translation>
    </message>
    <message>
        <source>This text is no list of steps and stays as it is. Begin every step on a new line with its number: 1, 2, 3. Thirty steps at most.</source>
        <translation>Этот текст не похож на список шагов и остался как есть. Начните каждый шаг с новой строки и с номера: 1, 2, 3. Шагов не больше тридцати.</translation>
    </message>
    <message>
        <source>The text has become a list of steps.</source>
        <translation>Текст разложен по шагам.</translation>
    </message>
    <message>
        <source>Steps put in: {count}.</source>
        <translation>Вставлено шагов: {count}.</translation>
    </message>
    <message>
        <source>There is no more room in this part of the step. Go on in the next one.</source>
        <translation>В этой части шага больше нет места. Продолжите в следующем шаге.</translation>
    </message>
    <message>
        <source>This text is no list of steps, or too long for one.</source>
        <translation>Этот текст не похож на список шагов или слишком длинный для него.</translation>
    </message>
    <message>
        <source>Put it in, in own words</source>
        <translation>Вставить своими словами</translation>
    </message>
    <message>
        <source>The text is put in.</source>
        <translation>Текст вставлен.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Undo: {text}</source>
        <translation>Вернуть: {text}</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Text on the picture</source>
        <translation>Надпись на снимке</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>What you want to add</source>
        <translation>Что дополнить</translation>
    </message>
    <message>
        <source>What has changed, or what the support asked for. The data is known.</source>
        <translation>Что изменилось или о чём спросила поддержка. Ваши данные ей уже известны.</translation>
    </message>
    <message>
        <source>&amp;What you want to add</source>
        <translation>&amp;Что дополнить</translation>
    </message>
    <message>
        <source>Write what you want to add.</source>
        <translation>Напишите, что дополнить.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>What happened to the request</source>
        <translation>История обращения</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation>Письмо</translation>
    </message>
    <message>
        <source>Pictures of the letter</source>
        <translation>Картинки письма</translation>
    </message>
    <message>
        <source>A click shows the picture in full</source>
        <translation>Нажмите, чтобы увидеть картинку целиком</translation>
    </message>
    <message>
        <source>From: {sender}</source>
        <translation>От: {sender}</translation>
    </message>
    <message>
        <source>To: {recipient}</source>
        <translation>Кому: {recipient}</translation>
    </message>
    <message>
        <source>To: practice desk, the letter has gone nowhere</source>
        <translation>Кому: учебная поддержка, письмо никуда не отправлено</translation>
    </message>
    <message>
        <source>Subject: {subject}</source>
        <translation>Тема: {subject}</translation>
    </message>
    <message>
        <source>Answered: {person}</source>
        <translation>Ответил(а): {person}</translation>
    </message>
    <message>
        <source>A further letter: {state}</source>
        <translation>Дополнение к обращению: {state}</translation>
    </message>
    <message>
        <source>The support wrote</source>
        <translation>Поддержка написала</translation>
    </message>
    <message>
        <source>{name}, over the network</source>
        <translation>{name}, по сети</translation>
    </message>
</context>
<context>
    <name>ToolPalette</name>
    <message>
        <source>Select</source>
        <translation>Выделить</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Стрелка</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Рамка</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Надпись</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Цифра</translation>
    </message>
    <message>
        <source>Hide names</source>
        <translation>Скрыть (закрасить)</translation>
    </message>
    <message>
        <source>Select a mark to move or change it</source>
        <translation>Выделить пометку, чтобы передвинуть или изменить её</translation>
    </message>
    <message>
        <source>Arrow to the place in question</source>
        <translation>Стрелка к нужному месту</translation>
    </message>
    <message>
        <source>Frame around the place in question</source>
        <translation>Рамка вокруг нужного места</translation>
    </message>
    <message>
        <source>Words on the picture</source>
        <translation>Слова на снимке</translation>
    </message>
    <message>
        <source>Number that the letter can refer to</source>
        <translation>Цифра, на которую можно сослаться в письме</translation>
    </message>
    <message>
        <source>Cover names and marks of pupils, so that nobody can read them</source>
        <translation>Закрасить имена и отметки учеников, чтобы никто их не прочитал</translation>
    </message>
    <message>
        <source>Hidden areas: {count}</source>
        <translation>Скрыто областей: {count}</translation>
    </message>
    <message>
        <source>Pupils’ names must not leave the school.</source>
        <translation>Имена учеников не должны покидать школу.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Линия</translation>
    </message>
    <message>
        <source>Oval</source>
        <translation>Овал</translation>
    </message>
    <message>
        <source>Pencil</source>
        <translation>Карандаш</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Маркер</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Обрезать</translation>
    </message>
    <message>
        <source>Straight line, under a word for example</source>
        <translation>Прямая линия, например под словом</translation>
    </message>
    <message>
        <source>Oval around the place in question</source>
        <translation>Овал вокруг нужного места</translation>
    </message>
    <message>
        <source>Line drawn by hand</source>
        <translation>Линия от руки</translation>
    </message>
    <message>
        <source>Colour under words, which stay readable</source>
        <translation>Цвет под словами: они остаются читаемыми</translation>
    </message>
    <message>
        <source>Cut the picture to what matters; it can be changed later</source>
        <translation>Оставить от снимка только нужное; потом можно изменить</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>&amp;New request</source>
        <translation>&amp;Новое обращение</translation>
    </message>
    <message>
        <source>&amp;Take the screen</source>
        <translation>&amp;Снять экран</translation>
    </message>
    <message>
        <source>&amp;Open the journal</source>
        <translation>&amp;Открыть журнал</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Выход</translation>
    </message>
    <message>
        <source>EduSupport Desktop goes on beside the clock</source>
        <translation>EduSupport Desktop остаётся рядом с часами</translation>
    </message>
    <message>
        <source>Click the icon to open it. To end the program choose «Quit» in the menu of the icon.</source>
        <translation>Чтобы открыть журнал, нажмите на значок. Чтобы завершить программу, выберите «Выход» в меню значка.</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>There is a newer version: {version}</source>
        <translation>Есть новая версия: {version}</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Открыть страницу</translation>
    </message>
    <message>
        <source>This is the newest version: {version}</source>
        <translation>У Вас самая новая версия: {version}</translation>
    </message>
</context>
<context>
    <name>WaitingNotice</name>
    <message>
        <source>Call…</source>
        <translation>Позвонить…</translation>
    </message>
    <message>
        <source>Write into it…</source>
        <translation>Написать в него…</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
</context>
<context>
    <name>WayChoice</name>
    <message>
        <source>How to send</source>
        <translation>Как отправить</translation>
    </message>
    <message>
        <source>By my own mail</source>
        <translation>Своей почтой</translation>
    </message>
    <message>
        <source>Set up the mailbox…</source>
        <translation>Настроить почтовый ящик…</translation>
    </message>
    <message>
        <source>Practise: the letter goes nowhere</source>
        <translation>Потренироваться: письмо никуда не уйдёт</translation>
    </message>
    <message>
        <source>From {address}</source>
        <translation>С адреса {address}</translation>
    </message>
    <message>
        <source>The mailbox is not set up yet.</source>
        <translation>Почтовый ящик ещё не настроен.</translation>
    </message>
    <message>
        <source>Change the mailbox…</source>
        <translation>Изменить почтовый ящик…</translation>
    </message>
    <message>
        <source>Mail program</source>
        <translation>Почтовая программа</translation>
    </message>
    <message>
        <source>Mail service</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Сохранить файлом</translation>
    </message>
    <message>
        <source>This mailbox lets no other program send: choose the mail program or the browser.</source>
        <translation>С этого ящика другие программы отправлять не могут: выберите почтовую программу или браузер.</translation>
    </message>
    <message>
        <source>Through the browser:</source>
        <translation>Через браузер:</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Настроить…</translation>
    </message>
    <message>
        <source>Through the program: {name}</source>
        <translation>Через программу: {name}</translation>
    </message>
    <message>
        <source>Through the program:</source>
        <translation>Через программу:</translation>
    </message>
    <message>
        <source>Into the support&apos;s helpdesk (API)</source>
        <translation>В службу поддержки по сети (API)</translation>
    </message>
    <message>
        <source>To {helpdesk}. The number comes at once.</source>
        <translation>Куда: {helpdesk}. Номер придёт сразу.</translation>
    </message>
    <message>
        <source>The access is not set up yet.</source>
        <translation>Вход ещё не настроен.</translation>
    </message>
    <message>
        <source>Change the helpdesk…</source>
        <translation>Изменить отправку по сети…</translation>
    </message>
    <message>
        <source>Set up the helpdesk…</source>
        <translation>Настроить отправку по сети…</translation>
    </message>
</context>
<context>
    <name>WayList</name>
    <message>
        <source>How the letter goes</source>
        <translation>Как отправить письмо</translation>
    </message>
</context>
<context>
    <name>WhichRequestDialog</name>
    <message>
        <source>A letter of the support</source>
        <translation>Письмо поддержки</translation>
    </message>
    <message>
        <source>Which request does this letter belong to?</source>
        <translation>К какому обращению относится это письмо?</translation>
    </message>
    <message>
        <source>The support&apos;s letter</source>
        <translation>Письмо поддержки</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Обращения</translation>
    </message>
    <message>
        <source>&amp;Put it there</source>
        <translation>&amp;Отнести к нему</translation>
    </message>
    <message>
        <source>To &amp;none of them</source>
        <translation>&amp;Ни к одному</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>П&amp;озже</translation>
    </message>
</context>
<context>
    <name>_AnswerRow</name>
    <message>
        <source>{place}. {question}</source>
        <translation>{place}. {question}</translation>
    </message>
    <message>
        <source>Answer to: {question}</source>
        <translation>Ответ на вопрос: {question}</translation>
    </message>
    <message>
        <source>I do not know</source>
        <translation>Не знаю</translation>
    </message>
    <message>
        <source>I do not know: {question}</source>
        <translation>Не знаю: {question}</translation>
    </message>
    <message>
        <source>There is no answer yet. Write it, or mark «I do not know».</source>
        <translation>Ответа пока нет. Напишите его или отметьте «Не знаю».</translation>
    </message>
</context>
<context>
    <name>_PartEditor</name>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
</context>
<context>
    <name>_StepRow</name>
    <message>
        <source>{place}. {step}</source>
        <translation>{place}. {step}</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Ещё нет</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Сделано</translation>
    </message>
    <message>
        <source>Did not work</source>
        <translation>Не получилось</translation>
    </message>
    <message>
        <source>{outcome}: step {place}, {step}</source>
        <translation>{outcome}: шаг {place}, {step}</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>What happened at step {place}</source>
        <translation>Что произошло на шаге {place}</translation>
    </message>
</context>
</TS>
