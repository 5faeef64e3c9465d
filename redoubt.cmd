@echo off
rem Redoubt's launcher for Windows: hands over to redoubt.ps1 beside it.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0redoubt.ps1" %*
exit /b %ERRORLEVEL%
