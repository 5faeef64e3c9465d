package io.redoubt.app;

import io.redoubt.cli.Cli;
import io.redoubt.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/// The composition root: wires the program together and runs one command.
public final class Main {
  private static final int BUFFER = 1 << 16;

  private Main() {}

  /// Runs the command of the arguments and exits with its code.
  public static void main(String[] args) {
    PrintStream out = stream(FileDescriptor.out, false);
    PrintStream err = stream(FileDescriptor.err, true);
    Terminal terminal = new Terminal(System.in, out, err, System.getenv());
    Interrupt interrupt = Interrupt.installed(Thread.currentThread());
    int code =
        new Cli(terminal, Clock.systemUTC(), interrupt::requested, new Service(interrupt))
            .run(args);
    out.flush();
    err.flush();
    Runtime.getRuntime().halt(interrupt.code(code));
  }

  private static PrintStream stream(FileDescriptor descriptor, boolean autoFlush) {
    var file = new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER);
    return new PrintStream(file, autoFlush, StandardCharsets.UTF_8);
  }
}
