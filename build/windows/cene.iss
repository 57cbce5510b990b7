; The installer for Windows, made by build/windows/build.ps1 with Inno Setup 6.3 or newer.
; Not yet run: there was no Windows where it was written. .github/workflows/release.yml runs it.
;
; For one person, without administrator's rights. What it leaves when it is removed: the catalogue
; (in %LOCALAPPDATA%\cene), all photos, and the albums. Nothing below those folders is touched here.

#ifndef Version
  #error Give the version: ISCC /DVersion=1.2.3 /DFolder=dist\cene /DOutput=dist cene.iss
#endif

[Setup]
AppId={{6C3E2C55-3E0B-4F0E-9B5B-5C0E9F7B6B1D}
AppName=Cene
AppVersion={#Version}
AppVerName=Cene {#Version}
AppPublisher=The Cene authors
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Cene
DefaultGroupName=Cene
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; What the libraries of Qt 6 ask for.
MinVersion=10.0.17763
LicenseFile={#Folder}\_internal\LICENSE
OutputDir={#Output}
OutputBaseFilename=cene-{#Version}-windows-x86_64-setup
UninstallDisplayIcon={app}\cene-window.exe
UninstallDisplayName=Cene
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
; A Cene that runs holds its files open: it is asked to end, and started again by its person.
CloseApplications=yes
RestartApplications=no
ChangesEnvironment=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.SortWithCene=Sort with Cene
de.SortWithCene=Mit Cene sortieren
en.InMenu=Show "Sort with Cene" in the menu of folders
de.InMenu=„Mit Cene sortieren“ im Menü von Ordnern zeigen
en.AtLogin=Start with the computer, in the tray
de.AtLogin=Mit dem Computer starten, im Infobereich
en.OnPath=Let terminals find the command cene
de.OnPath=Den Befehl cene in Terminals bereitstellen

[Tasks]
Name: "menu"; Description: "{cm:InMenu}"
Name: "login"; Description: "{cm:AtLogin}"; Flags: unchecked
Name: "path"; Description: "{cm:OnPath}"; Flags: unchecked
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not would be loaded by chance.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Cene"; Filename: "{app}\cene-window.exe"
Name: "{autodesktop}\Cene"; Filename: "{app}\cene-window.exe"; Tasks: desktopicon

[Registry]
; The same value that the settings of the window write and remove (desktop/cene/ui/system/autostart.py).
; Set only if asked for; removed with the program whoever set it, for it would name what is gone.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: string; ValueName: "cene"; ValueData: """{app}\cene-window.exe"" gui --hidden"; Tasks: login
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "cene"; Flags: uninsdeletevalue dontcreatekey
; A folder, and the empty space in an open one.
Root: HKCU; Subkey: "Software\Classes\Directory\shell\Cene"; ValueType: string; ValueData: "{cm:SortWithCene}"; Flags: uninsdeletekey; Tasks: menu
Root: HKCU; Subkey: "Software\Classes\Directory\shell\Cene"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\cene-window.exe"; Tasks: menu
Root: HKCU; Subkey: "Software\Classes\Directory\shell\Cene\command"; ValueType: string; ValueData: """{app}\cene-window.exe"" gui ""%1"""; Tasks: menu
Root: HKCU; Subkey: "Software\Classes\Directory\Background\shell\Cene"; ValueType: string; ValueData: "{cm:SortWithCene}"; Flags: uninsdeletekey; Tasks: menu
Root: HKCU; Subkey: "Software\Classes\Directory\Background\shell\Cene"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\cene-window.exe"; Tasks: menu
Root: HKCU; Subkey: "Software\Classes\Directory\Background\shell\Cene\command"; ValueType: string; ValueData: """{app}\cene-window.exe"" gui ""%V"""; Tasks: menu
; Terminals find cene.exe; taken out again by the code below.
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: NotOnPath

[Run]
Filename: "{app}\cene-window.exe"; Description: "{cm:LaunchProgram,Cene}"; Flags: nowait postinstall skipifsilent

[Code]
function UserPath(): String;
begin
  if not RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Result) then
    Result := '';
end;

function NotOnPath(): Boolean;
begin
  Result := Pos(';' + Lowercase(ExpandConstant('{app}')) + ';', ';' + Lowercase(UserPath()) + ';') = 0;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Before, App: String;
  Place: Integer;
begin
  if Step <> usPostUninstall then
    exit;
  App := ';' + ExpandConstant('{app}');
  Before := ';' + UserPath() + ';';
  Place := Pos(Lowercase(App + ';'), Lowercase(Before));
  if Place = 0 then
    exit;
  Delete(Before, Place, Length(App));
  { Without the two semicolons that were put around it. }
  RegWriteExpandStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Copy(Before, 2, Length(Before) - 2));
end;
