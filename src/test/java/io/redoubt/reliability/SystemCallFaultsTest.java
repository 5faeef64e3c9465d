package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.redoubt.testing.Figures;
import io.redoubt.testing.serve.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// System calls of the whole service fail, by `strace`: each kind, with each error or a kill, at
/// the first, the second … time that a thread makes it (`-Dredoubt.faults.depth`, in the gate one
/// fault alone). The service starts or says in a line why not; what it acknowledged is there when
/// it has been started again without faults.
@Order(1) // long: begins first
class SystemCallFaultsTest {
  private static final int DEPTH = Integer.getInteger("redoubt.faults.depth", 0);
  private static final List<String> CALLS =
      List.of(
          "fdatasync", "fsync", "pwrite64", "rename", "unlink", "ftruncate", "mkdir", "fallocate");
  private static final List<String> HOW = List.of("error=EIO", "error=ENOSPC", "signal=SIGKILL");

  @TempDir private Path folder = Path.of("");
  private final Shipment shipment = new Shipment(7);
  private int refusedToStart;
  private int injected;

  @Test
  void nothingAcknowledgedIsLostWhenSystemCallsFail() throws Exception {
    assumeTrue(traces(), "needs strace and the right to use it");
    Program program = DEPTH == 0 ? Program.built() : Packing.program(folder);
    Path data = folder.resolve("data");
    List<String> faults = faults();
    for (String fault : faults) {
      live(program, data, fault);
    }
    try (ServedProcess served = ServedProcess.start(program, data, listening())) {
      shipment.sendAndKill(served, 50);
    }
    int records = shipment.evidence().check(data);
    int alerts = Shipment.sameAlerts(program, data, folder.resolve("other"), records);
    String figure =
        "%d kinds of fault, %d calls failed, %d times not started, %d acknowledged, %d alerts"
            .formatted(
                faults.size(),
                injected,
                refusedToStart,
                shipment.evidence().acknowledged(),
                alerts);
    Figures.report("system calls failed, records lost", "0", figure);
    System.out.println(figure);
  }

  private static List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (int depth = 1; depth <= DEPTH; depth++) {
      for (String call : CALLS) {
        for (String how : HOW) {
          faults.add(call + ":" + how + ":when=" + depth + "+" + 3 * depth);
        }
      }
    }
    return faults.isEmpty() ? List.of("fdatasync:error=EIO:when=2+3") : faults;
  }

  private static ServedProcess.How listening() {
    return ServedProcess.How.with("--listen", "syslog-tcp=0");
  }

  private void live(Program program, Path data, String fault) throws IOException {
    Path trace = folder.resolve("trace");
    String call = fault.substring(0, fault.indexOf(':'));
    List<String> wrapper =
        List.of(
            "strace",
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-o",
            trace.toString(),
            "-e",
            "trace=" + call,
            "-e",
            "inject=" + fault);
    ServedProcess.How how = new ServedProcess.How(wrapper, List.of(), listening().arguments());
    try (ServedProcess served = ServedProcess.begin(program, data, how)) {
      if (served.ready()) {
        int enough = shipment.evidence().acknowledged() + 150;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
        shipment.send(
            served,
            () -> shipment.evidence().acknowledged() >= enough || System.nanoTime() > end,
            served::kill);
      } else {
        refusedToStart++;
        if (!fault.contains("SIGKILL")) {
          assertThat(served.said()).as(fault).startsWith("redoubt: ").hasLineCount(1);
        }
      }
    }
    try (Stream<String> calls = Files.lines(trace)) {
      injected += Math.toIntExact(calls.filter(one -> one.contains("INJECTED")).count());
    }
    shipment.evidence().check(data);
  }

  private boolean traces() throws InterruptedException {
    try {
      return new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-e", "trace=fsync", "true")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("probe").toFile())
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
