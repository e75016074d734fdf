; What is said in both languages.

LangString WHAT_TO_INSTALL ${LANG_RUSSIAN} "Программа поможет написать в поддержку «Электронной школы»."
LangString WHAT_TO_INSTALL ${LANG_ENGLISH} "The program helps to write to the support of the Electronic School."
LangString START_WITH_WINDOWS ${LANG_RUSSIAN} "Запускать вместе с Windows"
LangString START_WITH_WINDOWS ${LANG_ENGLISH} "Start with Windows"
LangString INSTALLED_TITLE ${LANG_RUSSIAN} "Программа установлена"
LangString INSTALLED_TITLE ${LANG_ENGLISH} "The program is installed"
LangString INSTALLED_TEXT ${LANG_RUSSIAN} "Откройте меню «Пуск» и выберите «Обращение в поддержку (EduSupport)»."
LangString INSTALLED_TEXT ${LANG_ENGLISH} "Open the Start menu and choose «Обращение в поддержку (EduSupport)»."
LangString SHORTCUT_TIP ${LANG_RUSSIAN} "Написать в поддержку «Электронной школы»"
LangString SHORTCUT_TIP ${LANG_ENGLISH} "Write to the support of the Electronic School"

LangString IS_RUNNING ${LANG_RUSSIAN} "EduSupport Desktop сейчас работает. Закройте программу: её значок может быть и возле часов. Потом нажмите «Повтор».$\r$\n$\r$\nПрограмма сохраняет черновики сама, ничего не пропадёт."
LangString IS_RUNNING ${LANG_ENGLISH} "EduSupport Desktop is running. Close it: its icon may be beside the clock, too. Then press Retry.$\r$\n$\r$\nThe program saves drafts by itself, nothing will be lost."
LangString OLD_WINDOWS ${LANG_RUSSIAN} "Для этой программы нужна Windows 10 (версия 1809 или новее) либо Windows 11.$\r$\n$\r$\nНа этом компьютере Windows старее, поэтому ничего не установлено. Обратитесь к администратору школы или установите программу на другом компьютере."
LangString OLD_WINDOWS ${LANG_ENGLISH} "This program needs Windows 10 (version 1809 or later) or Windows 11.$\r$\n$\r$\nThis computer has an older Windows, and nothing was installed. Ask the school's administrator, or install the program on another computer."

LangString WHAT_TO_REMOVE ${LANG_RUSSIAN} "Обращения, черновики и настройки останутся на компьютере, если не отметить их здесь. Удалённые вернуть нельзя."
LangString WHAT_TO_REMOVE ${LANG_ENGLISH} "Requests, drafts and settings stay on the computer unless they are ticked here. Once removed they cannot be brought back."
LangString THE_PROGRAM ${LANG_RUSSIAN} "Программа"
LangString THE_PROGRAM ${LANG_ENGLISH} "The program"
LangString THE_DATA ${LANG_RUSSIAN} "Мои обращения, черновики, настройки и пароль почты"
LangString THE_DATA ${LANG_ENGLISH} "My requests, drafts, settings and the password of the mailbox"
