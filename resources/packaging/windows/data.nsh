; What the program keeps of this user: its folder, and the passwords of mailboxes in Windows' credentials.

!define DATA_FOLDER "edusupport-desktop" ; storage/places.py
!define SERVICE "EduSupport Desktop" ; settings/mail_accounts.py
!define CRED_TYPE_GENERIC 1

!macro RemoveData
  SetShellVarContext current ; for everybody, $LOCALAPPDATA is another folder
  RMDir /r "$LOCALAPPDATA\${DATA_FOLDER}"
  Call un.ForgetPasswords
!macroend

; keyring names them "EduSupport Desktop", and "<account>@EduSupport Desktop" where there are several.
Function un.ForgetPasswords
  StrLen $7 "@${SERVICE}"
  System::Call 'advapi32::CredEnumerateW(p 0, i 0, *i .r1, *p .r2) i .r0'
  ${If} $0 = 0
    Return ; there are none
  ${EndIf}
  ; An array of pointers to CREDENTIALW: Flags, Type, TargetName …
  StrCpy $3 $2
  ${While} $1 > 0
    System::Call '*$3(p .r4)'
    System::Call '*$4(i, i .r5, w .r6)'
    StrCpy $8 "@$6" "" -$7
    ${If} $5 = ${CRED_TYPE_GENERIC}
    ${AndIf} $8 == "@${SERVICE}"
      System::Call 'advapi32::CredDeleteW(w r6, i ${CRED_TYPE_GENERIC}, i 0)'
    ${EndIf}
    IntPtrOp $3 $3 + ${NSIS_PTR_SIZE}
    IntOp $1 $1 - 1
  ${EndWhile}
  System::Call 'advapi32::CredFree(p r2)'
FunctionEnd
