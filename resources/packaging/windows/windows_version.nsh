; Qt 6.9 and Python 3.11 need Windows 10 1809. Without this check an older Windows shows a box about a missing DLL.
!include WinVer.nsh
!include LogicLib.nsh

; At the beginning of .onInit, before anything of the program is touched.
!macro RefuseOldWindows MESSAGE
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONINFORMATION "${MESSAGE}" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
!macroend
