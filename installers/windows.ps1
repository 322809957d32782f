# Builds SPIE Desktop on Windows and packs it: dist\spie-desktop-VERSION-windows.zip
# From the root of the project, in PowerShell:  powershell -ExecutionPolicy Bypass -File installers\windows.ps1
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")
$python = ".venv\Scripts\python.exe"

function Run { & $args[0] $args[1..($args.Length - 1)]; if ($LASTEXITCODE -ne 0) { throw "Failed: $args" } }

if (-not (Test-Path $python)) { Run py -3 -m venv .venv }
Run $python scripts\require_python.py
Run $python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
Run $python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
Run $python scripts\catalogue.py compile
Run $python -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build\pyinstaller installers\spie_desktop.spec

# Started once, unseen, in a folder of its own: a bundle that does not start is not packed.
$env:SPIE_HOME = Join-Path ([System.IO.Path]::GetTempPath()) ([System.Guid]::NewGuid())
$env:QT_QPA_PLATFORM = "offscreen"
try { Run dist\spie-desktop\spie-desktop.exe --smoke }
finally {
    Remove-Item Env:\QT_QPA_PLATFORM
    if (Test-Path $env:SPIE_HOME) { Remove-Item -Recurse -Force $env:SPIE_HOME }
    Remove-Item Env:\SPIE_HOME
}

$version = (& dist\spie-desktop\spie-desktop.exe --version).Split(" ")[1]
$package = "dist\spie-desktop-$version-windows.zip"
Copy-Item LICENSE dist\spie-desktop\
Compress-Archive -Force -Path dist\spie-desktop -DestinationPath $package
(Get-FileHash $package -Algorithm SHA256).Hash.ToLower() | Out-File -Encoding ascii "$package.sha256"
Write-Output $package
