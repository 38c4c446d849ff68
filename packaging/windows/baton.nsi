; The installer of the console, for one person and without an administrator's rights. Made by the target "installer", see package.cmake.
;
;   baton-VERSION-setup.exe /S                silent; an older one is replaced, what was chosen then holds on
;   baton-VERSION-setup.exe /S /LOGIN=1       starts with the person's login, too; /LOGIN=0 no longer
;   baton-VERSION-setup.exe /S /D=C:\folder   elsewhere; the last argument, without quotes
;   Uninstall.exe /S                          silent; keeps the person's data
;   Uninstall.exe /S /REMOVEDATA              and that too
; Ends with 0 when all is well, with 2 when Baton was running or a file could not be written.

Target amd64-unicode
SetCompressor /SOLID lzma
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh

Name "Baton"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Baton"
InstallDirRegKey HKCU "Software\Baton\Setup" "Folder"
BrandingText "Baton ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Baton"
VIAddVersionKey "FileDescription" "Baton setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Baton developers, Apache-2.0"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Baton"
!define AT_LOGIN "Software\Microsoft\Windows\CurrentVersion\Run"
!define LINKS "Software\Classes\baton"

!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\baton.exe"
!insertmacro MUI_PAGE_LICENSE "${STAGE}\LICENSE.txt"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Arabic"

; A program that runs cannot be replaced, and what it has not sent yet would be lost if it were ended.
!macro LeaveIfRunning
    retry:
    ${If} ${FileExists} "$INSTDIR\baton.exe"
        ClearErrors
        FileOpen $0 "$INSTDIR\baton.exe" a
        ${If} ${Errors}
            MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Baton is running. Quit it, then try again." /SD IDCANCEL IDRETRY retry
            SetErrorLevel 2
            Quit
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

; Only what an installer put there: the folder may be one that the person chose.
!macro RemoveProgram
    !include "${STAGE}.nsh"
    Delete "$INSTDIR\Uninstall.exe"
    RMDir "$INSTDIR"
!macroend

Section "Baton" program
    SectionIn RO
    !insertmacro LeaveIfRunning
    ; The older one takes out what it brought; files that are no longer needed go with it.
    ReadRegStr $1 HKCU "Software\Baton\Setup" "Folder"
    ${If} $1 != ""
    ${AndIf} ${FileExists} "$1\Uninstall.exe"
        ExecWait '"$1\Uninstall.exe" /S /UPGRADE _?=$1' $0
        ${If} $0 = 2
            SetErrorLevel 2
            Quit
        ${EndIf}
        Delete "$1\Uninstall.exe"
    ${EndIf}

    SetOutPath "$INSTDIR"
    ClearErrors
    File /r "${STAGE}\*"
    WriteUninstaller "$INSTDIR\Uninstall.exe"
    ${If} ${Errors}
        SetErrorLevel 2
        Abort "Not all files could be written."
    ${EndIf}
    WriteRegStr HKCU "Software\Baton\Setup" "Folder" "$INSTDIR"
    CreateShortCut "$SMPROGRAMS\Baton.lnk" "$INSTDIR\baton.exe"

    WriteRegStr HKCU "${LINKS}" "" "URL:Baton conversation"
    WriteRegStr HKCU "${LINKS}" "URL Protocol" ""
    WriteRegStr HKCU "${LINKS}\DefaultIcon" "" "$INSTDIR\baton.exe,0"
    WriteRegStr HKCU "${LINKS}\shell\open\command" "" '"$INSTDIR\baton.exe" "%1"'

    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Baton"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\baton.exe"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Baton developers"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    IntFmt $0 "0x%08X" $0
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
    ; Whether it starts with the login, in either direction.
    ${If} ${SectionIsSelected} 1
        WriteRegStr HKCU "${AT_LOGIN}" "Baton" '"$INSTDIR\baton.exe"'
    ${Else}
        DeleteRegValue HKCU "${AT_LOGIN}" "Baton"
    ${EndIf}
SectionEnd

Section /o "Start when I sign in" login
SectionEnd

LangString programText ${LANG_ENGLISH} "The console, its entry in the start menu, and baton:// links."
LangString loginText ${LANG_ENGLISH} "Baton is there as soon as you have signed in to Windows."
LangString dataText ${LANG_ENGLISH} "Conversations kept on this computer, drafts, settings. Sign out in Baton first: that also gives up the password of this device."
LangString programText ${LANG_ARABIC} "البرنامج، ومدخله في قائمة ابدأ، وروابط baton://‎."
LangString loginText ${LANG_ARABIC} "يبدأ Baton فور تسجيل دخولك إلى Windows."
LangString dataText ${LANG_ARABIC} "المحادثات المحفوظة على هذا الحاسوب والمسودات والإعدادات. سجّل الخروج من Baton أولًا."
!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${program} $(programText)
    !insertmacro MUI_DESCRIPTION_TEXT ${login} $(loginText)
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
    ; What was chosen for the older one holds on.
    ReadRegStr $0 HKCU "${AT_LOGIN}" "Baton"
    ${If} $0 != ""
        !insertmacro SelectSection ${login}
    ${EndIf}
    ${GetParameters} $1
    ClearErrors
    ${GetOptions} $1 "/LOGIN=" $0
    ${IfNot} ${Errors}
        ${If} $0 == "1"
            !insertmacro SelectSection ${login}
        ${Else}
            !insertmacro UnselectSection ${login}
        ${EndIf}
    ${EndIf}
FunctionEnd

Section "un.Baton" un.program
    SectionIn RO
    !insertmacro LeaveIfRunning
    ${GetParameters} $1
    ClearErrors
    ${GetOptions} $1 "/UPGRADE" $0
    ${If} ${Errors}
        Delete "$SMPROGRAMS\Baton.lnk"
        DeleteRegKey HKCU "${LINKS}"
        DeleteRegKey HKCU "${UNINSTALL}"
        DeleteRegKey HKCU "Software\Baton\Setup"
        DeleteRegKey /ifempty HKCU "Software\Baton"
        DeleteRegValue HKCU "${AT_LOGIN}" "Baton"
        DeleteRegKey HKCU "Software\Classes\AppUserModelId\example.baton.Baton"
    ${EndIf}
    !insertmacro RemoveProgram
SectionEnd

Section /o "un.My data" un.data
    RMDir /r "$LOCALAPPDATA\baton"
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${un.data} $(dataText)
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

Function un.onInit
    ${GetParameters} $1
    ClearErrors
    ${GetOptions} $1 "/REMOVEDATA" $0
    ${IfNot} ${Errors}
        !insertmacro SelectSection ${un.data}
    ${EndIf}
FunctionEnd
