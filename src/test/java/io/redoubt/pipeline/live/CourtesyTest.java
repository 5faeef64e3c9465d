package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class CourtesyTest {
  /* Fields of /proc/PID/stat behind the name in brackets; the nice value is the 19th of all. */
  private static final int NICE = 16;

  private static int nice() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE]);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static <T> T on(ThreadFactory threads, Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    threads.newThread(task).start();
    return task.get();
  }

  @Test
  void backgroundGoesAfterWhoStartedItAndSoDoesWhatItStarts() throws Exception {
    int own = nice();
    int after = Math.min(19, own + 5);
    assertThat(on(Courtesy.threads("background"), CourtesyTest::nice)).isEqualTo(after);
    int started =
        on(
            Courtesy.threads("background"),
            () -> on(Thread.ofPlatform().factory(), CourtesyTest::nice));
    assertThat(started).isEqualTo(after);
    assertThat(nice()).isEqualTo(own);
  }
}
