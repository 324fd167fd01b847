; The installer for Windows, for Inno Setup 6.3 or newer. After `pyinstaller installer\faellestid.spec`:
;   iscc /DVersion=0.1.0 installer\windows.iss
; Signing, where there is a certificate: iscc /DSign "/Ssign=signtool sign ... $f" ...
; Installs for one user without rights to the machine, or for everybody where they are given.

#ifndef Version
  #error Give the version: iscc /DVersion=0.1.0
#endif

[Setup]
AppId={{7C2B6E0B-5E0D-4C1A-9C0B-FA3E11E57D01}
AppName=Fællestid
AppVersion={#Version}
AppVerName=Fællestid {#Version}
AppPublisher=Fællestid
DefaultDirName={autopf}\Faellestid
DefaultGroupName=Fællestid
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\dist
OutputBaseFilename=Faellestid-{#Version}-windows-x64
SetupIconFile=..\build\pyinstaller\faellestid\faellestid.ico
UninstallDisplayIcon={app}\faellestid-app.exe
LicenseFile=..\LICENSE
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes
ChangesEnvironment=yes
WizardStyle=modern
CloseApplications=yes
VersionInfoVersion={#Version}
#ifdef Sign
SignTool=sign
SignedUninstaller=yes
#endif

[Languages]
Name: "da"; MessagesFile: "compiler:Languages\Danish.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
da.Plan=Fællestid-plan
en.Plan=Fællestid plan
da.CommandLine=Kommandoen faellestid kan bruges i en terminal
en.CommandLine=The command faellestid can be used in a terminal

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "path"; Description: "{cm:CommandLine}"; Flags: unchecked

[InstallDelete]
; Parts of an older version that this one no longer has.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\dist\faellestid\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Fællestid"; Filename: "{app}\faellestid-app.exe"
Name: "{autodesktop}\Fællestid"; Filename: "{app}\faellestid-app.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.faellestid"; ValueType: string; ValueData: "Faellestid.Plan"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.faellestid\OpenWithProgids"; ValueType: string; ValueName: "Faellestid.Plan"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Faellestid.Plan"; ValueType: string; ValueData: "{cm:Plan}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Faellestid.Plan\DefaultIcon"; ValueType: string; ValueData: "{app}\faellestid-app.exe,0"
Root: HKA; Subkey: "Software\Classes\Faellestid.Plan\shell\open\command"; ValueType: string; ValueData: """{app}\faellestid-app.exe"" ""%1"""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: NotOnPath and not IsAdminInstallMode
Root: HKLM; Subkey: "System\CurrentControlSet\Control\Session Manager\Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: NotOnPath and IsAdminInstallMode

[Run]
Filename: "{app}\faellestid-app.exe"; Description: "{cm:LaunchProgram,Fællestid}"; Flags: nowait postinstall skipifsilent

[Code]
function PathKey(var Key: String): Integer;
begin
  if IsAdminInstallMode then begin
    Key := 'System\CurrentControlSet\Control\Session Manager\Environment';
    Result := HKEY_LOCAL_MACHINE;
  end else begin
    Key := 'Environment';
    Result := HKEY_CURRENT_USER;
  end;
end;

function NotOnPath: Boolean;
var
  Key, Present: String;
  Root: Integer;
begin
  Root := PathKey(Key);
  Result := not RegQueryStringValue(Root, Key, 'Path', Present)
    or (Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Present) + ';') = 0);
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Key, Present, Ours: String;
  Root, Place: Integer;
begin
  if Step <> usPostUninstall then
    exit;
  Root := PathKey(Key);
  if not RegQueryStringValue(Root, Key, 'Path', Present) then
    exit;
  Ours := ';' + ExpandConstant('{app}');
  Place := Pos(Uppercase(Ours), Uppercase(Present));
  if Place > 0 then begin
    Delete(Present, Place, Length(Ours));
    RegWriteExpandStringValue(Root, Key, 'Path', Present);
  end;
end;
