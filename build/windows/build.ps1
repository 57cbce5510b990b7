# Makes dist\cene\, the installer and the portable zip: pwsh build/windows/build.ps1
# Not yet run: there was no Windows where it was written. .github/workflows/release.yml runs it.
# Needs Python 3.11 to 3.13 as `python`, and Inno Setup 6.3 or newer.
# The zip is the same program; it keeps its catalogue in %LOCALAPPDATA%\cene too, unless CENE_HOME names
# another folder, and enters itself nowhere.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-StrictMode -Version Latest
Set-Location (Join-Path $PSScriptRoot '../..')

function Invoke-Checked([string] $Program, [string[]] $Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

$version = [regex]::Match((Get-Content pyproject.toml -Raw), '(?m)^version = "(.+)"$').Groups[1].Value
$place = '.cache/freeze'
$python = "$place/venv/Scripts/python.exe"
$ship = "$place/ship/Scripts/python.exe"
if (-not (Test-Path $python)) {
    New-Item -ItemType Directory -Force $place | Out-Null
    Invoke-Checked python @('-m', 'venv', "$place/venv")
    python build/freezing/needed.py | Set-Content -Encoding utf8 "$place/requirements.txt"
    Invoke-Checked $python @('-m', 'pip', 'install', '-q', '--disable-pip-version-check', '-r', "$place/requirements.txt")
    # What looks at the folder afterwards must not get into it.
    Invoke-Checked python @('-m', 'venv', "$place/ship")
    python build/freezing/needed.py ship | Set-Content -Encoding utf8 "$place/ship.txt"
    Invoke-Checked $ship @('-m', 'pip', 'install', '-q', '--disable-pip-version-check', '-r', "$place/ship.txt")
}
if (Test-Path dist/cene) { Remove-Item -Recurse -Force dist/cene }
$env:QT_QPA_PLATFORM = 'offscreen'
Invoke-Checked $python @('-m', 'PyInstaller', '--noconfirm', '--clean', '--log-level', 'WARN',
    '--workpath', "$place/work", '--distpath', 'dist', 'build/cene.spec')
Remove-Item Env:QT_QPA_PLATFORM
Invoke-Checked $ship @('build/licences.py', "$place/venv/Lib/site-packages", 'dist/cene/licences')
Invoke-Checked dist/cene/cene.exe @('doctor')

$zip = "dist/cene-$version-windows-x86_64-portable.zip"
if (Test-Path $zip) { Remove-Item $zip }
Compress-Archive -Path dist/cene -DestinationPath $zip -CompressionLevel Optimal

$compiler = Get-Command ISCC.exe -ErrorAction SilentlyContinue
$iscc = if ($compiler) { $compiler.Source } else { "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe" }
Invoke-Checked $iscc @('/Qp', "/DVersion=$version", "/DFolder=$((Resolve-Path dist/cene).Path)",
    "/DOutput=$((Resolve-Path dist).Path)", 'build/windows/cene.iss')
