package io.redoubt.app;

import io.redoubt.cli.Cli;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/// The composition root: wires the program together and runs one command.
public final class Main {
  private static final int BUFFER = 1 << 16;

  private Main() {}

  /// Runs the command of the arguments and exits with its code.
  public static void main(String[] args) {
    Outlet outlet = new Outlet(new FileOutputStream(FileDescriptor.out));
    PrintStream out = stream(outlet, false);
    PrintStream err = stream(new FileOutputStream(FileDescriptor.err), true);
    Interrupt interrupt = Interrupt.installed(Thread.currentThread());
    Inlet in = new Inlet(System.in, interrupt::requested);
    Terminal terminal = new Terminal(in, out, err, System.getenv());
    int code =
        new Cli(terminal, Clock.systemUTC(), interrupt::requested, new Service(interrupt))
            .run(args);
    out.flush();
    Optional<String> unwritten = outlet.failure();
    unwritten.ifPresent(why -> err.println("redoubt: standard output: " + why));
    err.flush();
    Runtime.getRuntime().halt(interrupt.code(unwritten.isPresent() ? Exit.USAGE : code));
  }

  private static PrintStream stream(OutputStream to, boolean autoFlush) {
    return new PrintStream(new BufferedOutputStream(to, BUFFER), autoFlush, StandardCharsets.UTF_8);
  }
}
