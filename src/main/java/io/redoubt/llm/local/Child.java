package io.redoubt.llm.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The child: one thread reads orders, another one carries them out, so that an order to stop, or
/// the end of the parent, is noticed while an answer is being written.
final class Child {
  private static final Path OOM_SCORE = Path.of("/proc/self/oom_score_adj");

  private final OutputStream out;
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final AtomicLong stopped = new AtomicLong(-1);
  private @Nullable Generator generator;

  Child(OutputStream out) {
    this.out = out;
  }

  /// Reads orders until the parent closes its end.
  void serve(InputStream in) {
    dieFirst();
    Thread.ofPlatform().daemon().name("model").start(this::work);
    try {
      while (true) {
        Order order = Frames.order(in);
        if (order instanceof Order.Stop(var id)) {
          stopped.set(id);
        } else {
          orders.add(order);
        }
      }
    } catch (IOException _) {
      NativeFolder.here().removed();
    }
  }

  /* When memory runs out, Linux ends this process and not the analysis. */
  private static void dieFirst() {
    try {
      if (Files.isWritable(OOM_SCORE)) {
        Files.writeString(OOM_SCORE, "900");
      }
    } catch (IOException _) {
      // not allowed here; then it is decided by size
    }
  }

  private void work() {
    try {
      while (true) {
        obey(orders.take());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void obey(Order order) {
    switch (order) {
      case Order.Load load -> load(load);
      case Order.Ask ask -> answer(ask);
      case Order.Stop _ -> {}
    }
  }

  private void load(Order.Load load) {
    try {
      Generator loaded = new Generator(load);
      NativeFolder.here().emptied();
      generator = loaded;
      report(new Report.Loaded(loaded.tokens(load.sample())));
    } catch (LinkageError none) {
      report(new Report.Refused(true, String.valueOf(none.getMessage())));
    } catch (RuntimeException unreadable) {
      report(new Report.Refused(false, String.valueOf(unreadable.getMessage())));
    }
  }

  private void answer(Order.Ask ask) {
    Generator ready = generator;
    if (ready == null) {
      report(new Report.Failed(ask.id(), "no model is loaded"));
      return;
    }
    try {
      ready.answer(ask, () -> stopped.get() == ask.id(), this::report);
    } catch (RuntimeException refused) {
      report(new Report.Failed(ask.id(), String.valueOf(refused.getMessage())));
    }
  }

  private synchronized void report(Report report) {
    try {
      Frames.write(out, report);
    } catch (IOException _) {
      NativeFolder.here().removed();
      Runtime.getRuntime().halt(0);
    }
  }
}
