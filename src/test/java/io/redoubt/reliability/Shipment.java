package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Senders of every kind, what they were told, and what is held against it. Used by one thread.
final class Shipment {
  private final Evidence evidence = new Evidence();
  private final List<Sender> senders;

  Shipment(long seed) {
    this.senders = Sender.mixed(evidence, seed);
  }

  Evidence evidence() {
    return evidence;
  }

  /// Sends until it is enough or the service is gone, then ends it, and waits for the senders.
  void send(ServedProcess served, BooleanSupplier enough, Runnable end) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      senders.forEach(sender -> running.add(threads.submit(() -> sender.send(served))));
      try {
        Api.until(
            () -> enough.getAsBoolean() || running.stream().anyMatch(Future::isDone), served::said);
      } finally {
        end.run();
        served.close();
      }
      for (Future<?> sender : running) {
        sender.get();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  /// Sends until so many more were acknowledged, then kills.
  void sendAndKill(ServedProcess served, int more) {
    int enough = evidence.acknowledged() + more;
    send(served, () -> evidence.acknowledged() >= enough, served::kill);
  }

  /// The alerts of this directory are those of a detection that begins anew over a copy of its log;
  /// gives their number.
  static int sameAlerts(Program program, Path data, Path other, int records) throws IOException {
    copy(data.resolve("log"), other.resolve("log"));
    try (ServedProcess killed = ServedProcess.start(program, data, ServedProcess.How.with());
        ServedProcess never = ServedProcess.start(program, other, ServedProcess.How.with())) {
      killed.api().settle();
      never.api().settle();
      Api.until(
          () ->
              !never.api().alerts().isEmpty() && killed.api().alerts().equals(never.api().alerts()),
          () -> difference(killed.api().alerts(), never.api().alerts()));
      assertThat(killed.api().json("/api/v1/events/search?limit=0").get("total").asInt())
          .isEqualTo(records);
      return killed.api().alerts().size();
    }
  }

  private static String difference(Set<String> killed, Set<String> never) {
    return "only here: "
        + killed.stream().filter(alert -> !never.contains(alert)).limit(5).toList()
        + ", only anew: "
        + never.stream().filter(alert -> !killed.contains(alert)).limit(5).toList();
  }

  /// Copies a folder.
  static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
