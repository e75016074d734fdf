; "EduSupport Desktop.exe" of the portable zip: looks at Windows before any DLL of the program is loaded, then starts it.
;   makensis -INPUTCHARSET UTF8 -DVERSION=1.2.3 -DNUMBERS=1.2.3.0 -DICON=file.ico -DOUT=file.exe
Target amd64-unicode
ManifestSupportedOS all
ManifestDPIAware true
RequestExecutionLevel user
SilentInstall silent
Name "EduSupport Desktop"
OutFile "${OUT}"
Icon "${ICON}"

!include FileFunc.nsh
!include "windows_version.nsh"

VIProductVersion ${NUMBERS}
VIAddVersionKey /LANG=1049 ProductName "EduSupport Desktop"
VIAddVersionKey /LANG=1049 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1049 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1049 FileDescription "EduSupport Desktop"
VIAddVersionKey /LANG=1049 CompanyName "EduSupport Desktop maintainers"
VIAddVersionKey /LANG=1049 LegalCopyright "Apache-2.0"

!define PROGRAM "$EXEDIR\program\edusupport-desktop.exe"

; Silent is the launcher itself; its messages are for whoever started it.
Function .onInit
  SetSilent normal
  !insertmacro RefuseOldWindows "Для этой программы нужна Windows 10 (версия 1809 или новее) либо Windows 11.$\r$\n$\r$\nНа этом компьютере Windows старее, поэтому программа здесь не запустится. Откройте её на другом компьютере или обратитесь к администратору школы."
  ${IfNot} ${FileExists} "${PROGRAM}"
    MessageBox MB_OK|MB_ICONINFORMATION "Рядом нет папки «program».$\r$\n$\r$\nСкорее всего, архив открыт, но не распакован. Распакуйте его целиком и запустите программу из новой папки." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${GetParameters} $0
  ; The working folder stays: paths in the arguments are meant from there.
  SetErrorLevel 0
  Exec '"${PROGRAM}" $0'
  Quit
FunctionEnd

Section
SectionEnd
