; The installer for Windows, made by scripts/build-windows:
;   makensis -INPUTCHARSET UTF8 -DVERSION=1.2.3 -DNUMBERS=1.2.3.0 -DBUNDLE=folder -DKIB=size -DICON=file.ico -DOUT=file.exe
; Exit statuses and switches are told in docs/administrators.ru.md.
Target amd64-unicode
ManifestSupportedOS all
ManifestDPIAware true
; A teacher has no administrator's password. For all users: see scope.nsh.
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64

!define PRODUCT "EduSupport Desktop"
!define PROGRAM "edusupport-desktop.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PRODUCT}"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
; Russian, for whom "EduSupport" says nothing; found by either word.
!define MENU_ENTRY "$SMPROGRAMS\Обращение в поддержку (EduSupport).lnk"

!define STATUS_RUNNING 3
!define STATUS_OLD_WINDOWS 4
!define STATUS_NOT_ADMINISTRATOR 5

Name "${PRODUCT}"
BrandingText "${PRODUCT} ${VERSION}"
OutFile "${OUT}"
InstallDir ""
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_COMPONENTSPAGE_NODESC
SpaceTexts none

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include Sections.nsh
!include "windows_version.nsh"
!include "scope.nsh"
!include "data.nsh"

; One choice, and no page at the end: what is needed for the next step stands above the bar.
!define MUI_PAGE_HEADER_TEXT "${PRODUCT}"
!define MUI_PAGE_HEADER_SUBTEXT "$(WHAT_IT_IS)"
!define MUI_COMPONENTSPAGE_TEXT_TOP "$(WHAT_TO_INSTALL)"
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST "$(IF_YOU_LIKE)"
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "$(INSTALLED_TITLE)"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "$(INSTALLED_TEXT)"
!insertmacro MUI_PAGE_INSTFILES
!define MUI_PAGE_HEADER_TEXT "$(REMOVAL)"
!define MUI_PAGE_HEADER_SUBTEXT " "
!define MUI_COMPONENTSPAGE_TEXT_TOP "$(WHAT_TO_REMOVE)"
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST "$(TO_BE_REMOVED)"
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
; The system's language of the two; Russian where it is a third one.
!insertmacro MUI_LANGUAGE Russian
!insertmacro MUI_LANGUAGE English
!include "words.nsh"

!macro Details LANGUAGE DESCRIPTION
  VIAddVersionKey /LANG=${LANGUAGE} ProductName "${PRODUCT}"
  VIAddVersionKey /LANG=${LANGUAGE} ProductVersion "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} FileVersion "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} FileDescription "${DESCRIPTION}"
  VIAddVersionKey /LANG=${LANGUAGE} CompanyName "EduSupport Desktop maintainers"
  VIAddVersionKey /LANG=${LANGUAGE} LegalCopyright "Apache-2.0"
!macroend
VIProductVersion ${NUMBERS}
!insertmacro Details ${LANG_RUSSIAN} "Установка ${PRODUCT}"
!insertmacro Details ${LANG_ENGLISH} "${PRODUCT} setup"

; Everything that was ever installed into FOLDER, and the folder if nothing else is in it. PyInstaller puts all but the
; executable into _internal, so that no list of files is needed, and none of an earlier version stays.
!macro RemoveProgram FOLDER
  Delete "${FOLDER}\${PROGRAM}"
  RMDir /r "${FOLDER}\_internal"
  Delete "${FOLDER}\uninstall.exe"
  RMDir "${FOLDER}"
!macroend

; A program that runs can be read but not written. Asks to close it, silently gives up, before anything is changed.
!macro AskToClose FOLDER
  ${Do}
    ${IfNot} ${FileExists} "${FOLDER}\${PROGRAM}"
      ${Break}
    ${EndIf}
    ClearErrors
    FileOpen $0 "${FOLDER}\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel ${STATUS_RUNNING}
      Quit
    ${EndIf}
  ${Loop}
!macroend

Section "-program"
  ReadRegStr $1 SHCTX "${UNINSTALL_KEY}" InstallLocation
  ${If} $1 != ""
    !insertmacro RemoveProgram "$1"
  ${EndIf}
  !insertmacro RemoveProgram "$INSTDIR"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "${MENU_ENTRY}" "$INSTDIR\${PROGRAM}" "" "" "" SW_SHOWNORMAL "" "$(SHORTCUT_TIP)"

  WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayName "${PRODUCT}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayVersion "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayIcon "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" Publisher "EduSupport Desktop maintainers"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" InstallLocation "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" EstimatedSize ${KIB}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoModify 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoRepair 1
SectionEnd

Section /o "$(START_WITH_WINDOWS)" AUTOSTART
  WriteRegStr SHCTX "${RUN_KEY}" "${PRODUCT}" '"$INSTDIR\${PROGRAM}"'
SectionEnd

Section "-no autostart"
  ${IfNot} ${SectionIsSelected} ${AUTOSTART}
    DeleteRegValue SHCTX "${RUN_KEY}" "${PRODUCT}"
  ${EndIf}
SectionEnd

Section "un.$(THE_PROGRAM)"
  SectionIn RO
  Delete "${MENU_ENTRY}"
  DeleteRegValue SHCTX "${RUN_KEY}" "${PRODUCT}"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  SetOutPath "$TEMP"
  !insertmacro RemoveProgram "$INSTDIR"
  RMDir "$LOCALAPPDATA\Programs" ; if it is empty: Windows makes it for the first program of a user
SectionEnd

Section /o "un.$(THE_DATA)" DATA
  !insertmacro RemoveData
SectionEnd

Function .onInit
  !insertmacro RefuseOldWindows "$(OLD_WINDOWS)"
  !insertmacro ChooseScope
  ReadRegStr $1 SHCTX "${UNINSTALL_KEY}" InstallLocation
  ${If} $INSTDIR != ""
    ; /D= named a folder; what was there before is not ours to mix with.
    ${If} ${FileExists} "$INSTDIR\*.*"
    ${AndIfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
      StrCpy $INSTDIR "$INSTDIR\${PRODUCT}"
    ${EndIf}
  ${ElseIf} $1 != ""
    StrCpy $INSTDIR $1
  ${Else}
    StrCpy $INSTDIR "$PlaceOfPrograms\${PRODUCT}"
  ${EndIf}
  !insertmacro AskToClose "$INSTDIR"
  ${If} $1 != ""
    !insertmacro AskToClose "$1"
  ${EndIf}

  ; As it was, or as an administrator wants it.
  ReadRegStr $0 SHCTX "${RUN_KEY}" "${PRODUCT}"
  ${GetParameters} $2
  ClearErrors
  ${GetOptions} $2 "/AUTOSTART" $3
  ${If} $0 != ""
  ${OrIfNot} ${Errors}
    !insertmacro SelectSection ${AUTOSTART}
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro FindScope
  !insertmacro AskToClose "$INSTDIR"
  ${GetParameters} $2
  ClearErrors
  ${GetOptions} $2 "/REMOVEDATA" $3
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${DATA}
  ${EndIf}
FunctionEnd
