; For this user, or with /ALLUSERS for everybody at this computer.
Var PlaceOfPrograms

!macro ForEverybody
  SetShellVarContext all
  StrCpy $PlaceOfPrograms "$PROGRAMFILES64"
!macroend

; Goes on only with an administrator's rights: starts ITSELF again and asks for them, silently gives up.
!macro NeedAdministrator ITSELF
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    ${If} ${Silent}
      SetErrorLevel ${STATUS_NOT_ADMINISTRATOR}
      Quit
    ${EndIf}
    ${GetParameters} $0
    ExecShell "runas" "${ITSELF}" "$0"
    Quit
  ${EndIf}
!macroend

!macro ChooseScope
  SetRegView 64
  SetShellVarContext current
  StrCpy $PlaceOfPrograms "$LOCALAPPDATA\Programs"
  ${GetParameters} $2
  ClearErrors
  ${GetOptions} $2 "/ALLUSERS" $3
  ${IfNot} ${Errors}
    !insertmacro NeedAdministrator "$EXEPATH"
    !insertmacro ForEverybody
  ${EndIf}
!macroend

; The uninstaller is in the folder that one of the two has noted.
!macro FindScope
  SetRegView 64
  SetShellVarContext current
  ReadRegStr $1 HKLM "${UNINSTALL_KEY}" InstallLocation
  ${If} $1 == $INSTDIR
    !insertmacro NeedAdministrator "$INSTDIR\uninstall.exe"
    !insertmacro ForEverybody
  ${EndIf}
!macroend
