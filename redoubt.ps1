# Redoubt's launcher for Windows: finds a JDK >= 25, builds the jar if it is missing, starts the program.
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
function Get-JdkVersion($home_) {
  $release = Join-Path $home_ 'release'
  if (-not (Test-Path (Join-Path $home_ 'bin\javac.exe')) -or -not (Test-Path $release)) { return 0 }
  if ((Get-Content $release -Raw) -match 'JAVA_VERSION="?(\d+)') { return [int]$Matches[1] }
  return 0
}
$candidates = @($env:JAVA_HOME)
$onPath = Get-Command javac -ErrorAction SilentlyContinue
if ($onPath) { $candidates += Split-Path -Parent (Split-Path -Parent $onPath.Source) }
foreach ($root in 'Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto') {
  $candidates += Get-ChildItem (Join-Path $env:ProgramFiles $root) -Directory -ErrorAction SilentlyContinue | ForEach-Object { $_.FullName }
}
$jdk = $candidates | Where-Object { $_ -and (Get-JdkVersion $_) -ge 25 } | Select-Object -First 1
if (-not $jdk) { [Console]::Error.WriteLine('redoubt: no JDK 25 or newer found; install one (for example Eclipse Temurin 25) or set JAVA_HOME to it.'); exit 2 }
$env:JAVA_HOME = $jdk
$jar = Join-Path $here 'target\redoubt.jar'
if (-not (Test-Path $jar)) {
  if (-not (Get-Command mvn -ErrorAction SilentlyContinue)) { [Console]::Error.WriteLine('redoubt: Maven is needed to build Redoubt once; install it and run again.'); exit 2 }
  [Console]::Error.WriteLine('Building Redoubt (first run) ...')
  Push-Location $here
  mvn -B -ntp -q '-DskipTests' '-Dmaven.test.skip=true' package
  $built = $LASTEXITCODE
  Pop-Location
  if ($built -ne 0) { [Console]::Error.WriteLine('redoubt: the build failed (no network?): run once with network, or copy target\ from a machine that has it.'); exit 2 }
}
$java = Join-Path $jdk 'bin\java.exe'
$serve = $args.Count -gt 0 -and $args[0] -eq 'serve'
# The same options as in the launcher for other systems; LaunchersTest compares them.
$heap = @('-XX:+UseParallelGC', '-Xmx448m', '-XX:FreqInlineSize=150', '-XX:InlineSmallCode=1200', '-XX:MaxInlineLevel=9')
if ($serve) {
  $heap = @('-XX:+UseG1GC', '-XX:MaxGCPauseMillis=30', '-XX:NewSize=80m', '-XX:MaxNewSize=128m', '-XX:GCTimeRatio=9', '-XX:MinHeapFreeRatio=20',
    '-XX:MaxHeapFreeRatio=50', '-Xmx768m', '-XX:+ExitOnOutOfMemoryError', '-Djdk.virtualThreadScheduler.parallelism=8')
}
$cache = @()
$aot = Join-Path $here $(if ($serve) { 'target\serve.aot' } else { 'target\redoubt.aot' })
if (Test-Path $aot) { $cache = @("-XX:AOTCache=$aot", '-Xlog:aot*=off', '-Xlog:cds*=off') }
$more = @()
if ($env:REDOUBT_JAVA_OPTS) { $more = @($env:REDOUBT_JAVA_OPTS -split '\s+' | Where-Object { $_ }) }
$tty = @()
if (-not [Console]::IsOutputRedirected) { $tty += 'out' }
if (-not [Console]::IsErrorRedirected) { $tty += 'err' }
$env:REDOUBT_TTY = $tty -join ','
if ($tty -and -not $env:COLUMNS) { try { $env:COLUMNS = [Console]::WindowWidth } catch { } }
$options = $cache + @('-Xms48m') + $heap + @('--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow', '-Dfile.encoding=UTF-8') + $more
& $java @options '-jar' $jar @args
exit $LASTEXITCODE
