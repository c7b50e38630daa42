@echo off
rem Starts the LRP Toolbox: finds a JDK, builds on first use, keeps a cache for a fast start.
rem
rem   LRP_JAVA_HOME   the JDK to use (25 or newer); default: JAVA_HOME, then the usual places
rem   LRP_JAVA_OPTS   more options for Java, for example -Xmx8g
rem   LRP_PROFILES    profiles of Maven to build with, for example cuda,cuda-redist for NVIDIA GPUs
rem   LRP_AOT=off     start without the fast-start cache
rem   LRP_ORT_TELEMETRY=on   leave ONNX Runtime's telemetry on
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "jar=%root%demos\target\lrp.jar"
set "built=%root%demos\target\built"
set "kind=tools"
if "%~1"=="run" set "kind=python"
if "%~1"=="python" set "kind=python"
if "%LRP_AOT%"=="off" set "kind=off"
set "aot=%root%demos\target\fast-start-%kind%.aot"
set "seal=%root%demos\target\fast-start-%kind%.seal"
set "preparing=%root%demos\src\main\java\org\lrptoolbox\launch\Prepare.java"
set "java_home="
if not "%LRP_ORT_TELEMETRY%"=="on" set "ORT_DISABLE_TELEMETRY=1"

if defined LRP_JAVA_HOME (
    call :try "%LRP_JAVA_HOME%"
    if not defined java_home (
        echo lrp: LRP_JAVA_HOME=%LRP_JAVA_HOME% is no JDK 25 or newer 1>&2
        exit /b 1
    )
)
if not defined java_home if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined java_home for /d %%d in (
    "%ProgramFiles%\Eclipse Adoptium\jdk*" "%ProgramFiles%\Java\jdk*" "%ProgramFiles%\Microsoft\jdk*"
    "%ProgramFiles%\Zulu\zulu*" "%ProgramFiles%\Amazon Corretto\jdk*" "%ProgramFiles%\BellSoft\LibericaJDK*"
    "%USERPROFILE%\.jdks\*" "%USERPROFILE%\.sdkman\candidates\java\*"
) do if not defined java_home call :try "%%~d"
if not defined java_home (
    echo lrp: no JDK 25 or newer found. Install one, https://adoptium.net, or set LRP_JAVA_HOME to its folder. 1>&2
    exit /b 1
)

rem What has to be built or prepared is found out and done by org.lrptoolbox.launch.Prepare.
call :stale
if defined build goto prepare
if "%kind%"=="off" goto ready
if exist "%aot%" if exist "%seal%" goto ready
:prepare
if exist "%preparing%" (
    "%java_home%\bin\java.exe" "%preparing%" "%root%." "%java_home%" %kind% <nul
) else (
    "%java_home%\bin\java.exe" -cp "%jar%" org.lrptoolbox.launch.Prepare "%root%." "%java_home%" %kind% <nul
)
if errorlevel 1 exit /b 1
:ready

rem The Vector API, whose module makes Java print a warning, computes where OpenBLAS does not come along.
set "vectors=--add-modules=jdk.incubator.vector"
if exist "%root%demos\target\lib\openblas-*.jar" set "vectors="
set "cache="
if exist "%aot%" for %%f in ("%aot%") do if %%~zf gtr 0 set cache="-XX:AOTCache=%aot%" "-Xlog:aot*=off"
"%java_home%\bin\java.exe" "@%root%demos\target\jvm.options" %vectors% %LRP_JAVA_OPTS% %cache% -jar "%jar%" %*
set "code=%errorlevel%"
rem Java that ends with a failure of the machine, not of the program, may have met a damaged cache: look next time.
if %code% lss 0 if exist "%seal%" del /q "%seal%"
exit /b %code%

rem Sets java_home if the folder holds a JDK 25 or newer, by its file "release".
:try
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
    for /f "tokens=1 delims=.-+" %%m in ("%%~v") do if %%m geq 25 set "java_home=%~1"
)
exit /b

rem Sets build if there was no build or a source is newer.
:stale
set "build="
if not exist "%built%" set "build=1" & exit /b
if not exist "%root%demos\target\jvm.options" set "build=1" & exit /b
if not exist "%root%pom.xml" exit /b
for /f %%n in ('powershell -NoProfile -Command "$j=(Get-Item '%built%').LastWriteTime; @(Get-ChildItem -Recurse -File '%root%pom.xml','%root%core\src\main','%root%interop-*\src\main','%root%onnx\src\main','%root%demos\src\main' | Where-Object { $_.LastWriteTime -gt $j }).Count"') do if not "%%n"=="0" set "build=1"
exit /b
