@echo off
rem Starts the LRP Toolbox: finds a JDK, builds on first use, keeps a cache for a fast start.
rem
rem   LRP_JAVA_HOME   the JDK to use (25 or newer); default: JAVA_HOME, then the usual places
rem   LRP_JAVA_OPTS   more options for Java, for example -Xmx8g
rem   LRP_AOT=off     start without the fast-start cache
rem   LRP_ORT_TELEMETRY=on   leave ONNX Runtime's telemetry on
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "jar=%root%demos\target\lrp.jar"
set "built=%root%demos\target\built"
set "aot=%root%demos\target\fast-start.aot"
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

if exist "%built%" if not exist "%root%pom.xml" goto ready
call :stale
if not defined build goto ready
echo lrp: building, on first use and after changes; about a minute ... 1>&2
pushd "%root%"
set "JAVA25_HOME=%java_home%"
call mvn -q -B -DskipTests package 1>&2 <nul
if errorlevel 1 (
    popd
    echo lrp: the build failed. 1>&2
    exit /b 1
)
popd
if exist "%aot%" del /q "%aot%"
:ready

set java="%java_home%\bin\java.exe" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
 --add-modules=jdk.incubator.vector -XX:+UseSerialGC -Xmn96m -Xss16m ^
 -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=5000 -XX:Tier4CompileThreshold=40000
set "cache="
if "%LRP_AOT%"=="off" goto run
if not exist "%aot%" (
    echo lrp: preparing a fast start, once after each build ... 1>&2
    %java% "-XX:AOTCacheOutput=%aot%.new" -jar "%jar%" run -m _lrp.warmup >nul 2>nul <nul
    if exist "%aot%.new" move /y "%aot%.new" "%aot%" >nul
)
if exist "%aot%" set cache="-XX:AOTCache=%aot%" "-Xlog:aot*=off"
:run
%java% %LRP_JAVA_OPTS% %cache% -jar "%jar%" %*
exit /b %errorlevel%

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
for /f %%n in ('powershell -NoProfile -Command "$j=(Get-Item '%built%').LastWriteTime; @(Get-ChildItem -Recurse -File '%root%pom.xml','%root%core\src\main','%root%interop-*\src\main','%root%onnx\src\main','%root%demos\src\main' | Where-Object { $_.LastWriteTime -gt $j }).Count"') do if not "%%n"=="0" set "build=1"
exit /b
