package io.redoubt.llm.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Questions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.Sampling;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.served.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to the process that runs the model.
class ChildTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void required() {
    Local.required();
  }

  private static Deadline late() {
    return Deadline.after(LONG, Ticker.system());
  }

  /* Thousands of tokens of free text: takes seconds, loops at temperature 2 are unlikely. */
  private static ChatRequest endless(Deadline deadline) {
    return new ChatRequest(Questions.prompt(), "", 2800, new Sampling(2, 1), deadline);
  }

  private static ProcessHandle handle(long id) {
    return ProcessHandle.of(id).orElseThrow();
  }

  private static void gone(ProcessHandle process)
      throws InterruptedException, ExecutionException, TimeoutException {
    process.onExit().get(5, TimeUnit.MINUTES);
  }

  private static FailureReason lost(Heard heard) {
    assertThat(heard).isInstanceOf(Heard.Lost.class);
    return ((Heard.Lost) heard).failure().reason();
  }

  @Test
  void aChildThatIsKilledCostsOneAnswer() throws Exception {
    try (LocalDialect dialect = Local.dialect(Local.tiny(folder));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(dialect.load(late())).isInstanceOf(Readiness.Ready.class);
      ProcessHandle child = handle(dialect.child());
      Future<Heard> answer = threads.submit(() -> dialect.ask(endless(late()), LONG));
      child.destroyForcibly();
      assertThat(lost(answer.get(5, TimeUnit.MINUTES))).isEqualTo(FailureReason.CRASHED);
      assertThat(dialect.look(late())).isInstanceOf(Readiness.Loading.class);
      assertThat(dialect.load(late())).isInstanceOf(Readiness.Ready.class);
      assertThat(dialect.ask(Questions.probe(LONG), LONG)).isInstanceOf(Heard.Spoken.class);
    }
  }

  @Test
  void theModelOutlivesItsChildren() throws Exception {
    try (LocalModel model = Local.model(Local.tiny(folder))) {
      for (int i = 0; i < 2; i++) {
        assertThat(model.chat(Questions.probe(LONG))).isInstanceOf(ChatAnswer.Complete.class);
        ProcessHandle child = handle(model.process());
        child.destroyForcibly();
        gone(child);
      }
    }
  }

  @Test
  void aDeadlineEndsTheAnswer() throws Exception {
    try (LocalDialect dialect = Local.dialect(Local.tiny(folder))) {
      dialect.load(late());
      Deadline soon = Deadline.after(Duration.ofMillis(200), Ticker.system());
      assertThat(lost(dialect.ask(endless(soon), LONG))).isEqualTo(FailureReason.DEADLINE);
      dialect.load(late());
      assertThat(dialect.ask(Questions.probe(LONG), LONG)).isInstanceOf(Heard.Spoken.class);
    }
  }

  @Test
  void whoGivesUpEndsTheChild() throws Exception {
    ProcessHandle child;
    try (LocalDialect dialect = Local.dialect(Local.tiny(folder))) {
      dialect.load(late());
      child = handle(dialect.child());
      List<Heard> heard = new ArrayList<>();
      Thread asker = Thread.ofPlatform().start(() -> heard.add(dialect.ask(endless(late()), LONG)));
      asker.interrupt();
      asker.join(LONG);
      assertThat(lost(heard.getFirst())).isEqualTo(FailureReason.CANCELLED);
      dialect.load(late());
      assertThat(dialect.ask(Questions.probe(LONG), LONG)).isInstanceOf(Heard.Spoken.class);
    }
    gone(child);
  }

  @Test
  void closingEndsTheAnswerAndTheChild() throws Exception {
    Path file = Local.tiny(folder);
    LocalModel model = Local.model(file);
    model.prepare(late());
    ProcessHandle child = handle(model.process());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ChatAnswer> answer = threads.submit(() -> model.chat(endless(late())));
      model.close();
      assertThat(answer.get(5, TimeUnit.MINUTES)).isInstanceOf(ChatAnswer.Failed.class);
    }
    gone(child);
    assertThat(model.process()).isZero();
    assertThat(model.chat(Questions.probe(LONG))).isInstanceOf(ChatAnswer.Failed.class);
  }

  @Test
  void twoWhoAskAreAnsweredOneAfterTheOther() throws Exception {
    try (LocalModel model = Local.model(Local.tiny(folder));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ChatAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        answers.add(threads.submit(() -> model.chat(Questions.probe(LONG))));
      }
      for (Future<ChatAnswer> answer : answers) {
        assertThat(answer.get(5, TimeUnit.MINUTES)).isInstanceOf(ChatAnswer.Complete.class);
      }
    }
  }

  @Test
  void aChildWhoseParentIsGoneEnds() throws Exception {
    NativeFolder code = NativeFolder.made();
    Process child = ChildCommand.start(code);
    Frames.write(
        child.getOutputStream(), new Order.Load(Local.tiny(folder).toString(), 4096, 1, "sample"));
    assertThat(Frames.report(child.getInputStream())).isInstanceOf(Report.Loaded.class);
    assertThat(code.path().toFile().list()).as("native code stays nowhere").isEmpty();
    Frames.write(
        child.getOutputStream(),
        new Order.Ask(1, List.of(new Order.Turn("user", "tell me all")), "", 4000, 2, 1));
    assertThat(Frames.report(child.getInputStream())).isInstanceOf(Report.Piece.class);
    child.getOutputStream().close();
    assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(code.path()).doesNotExist();
  }

  @Test
  void aPlatformWithoutNativeCodeIsNamed() throws Exception {
    NativeFolder code = NativeFolder.made();
    Process child = ChildCommand.builder(code, List.of("-Dos.arch=sparc")).start();
    try {
      Frames.write(
          child.getOutputStream(),
          new Order.Load(Local.tiny(folder).toString(), 4096, 1, "sample"));
      assertThat(Frames.report(child.getInputStream()))
          .isInstanceOfSatisfying(
              Report.Refused.class,
              refused -> {
                assertThat(refused.runtime()).isTrue();
                assertThat(refused.detail()).contains("sparc");
              });
    } finally {
      child.destroyForcibly().waitFor();
      code.removed();
    }
  }

  @Test
  void aChildThatStandsStillIsReplaced() throws Exception {
    Path kill = Path.of("/bin/kill");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(kill), "no /bin/kill here");
    try (LocalDialect dialect = Local.dialect(Local.tiny(folder))) {
      dialect.load(late());
      ProcessHandle child = handle(dialect.child());
      new ProcessBuilder(kill.toString(), "-STOP", String.valueOf(child.pid())).start().waitFor();
      Heard heard = dialect.ask(Questions.probe(LONG), Duration.ofMillis(300));
      assertThat(lost(heard)).isEqualTo(FailureReason.FIRST_BYTE);
      gone(child);
      assertThat(dialect.load(late())).isInstanceOf(Readiness.Ready.class);
    }
  }

  @Test
  void aChildInheritsNoSecret() throws Exception {
    Path environ = Path.of("/proc/self/environ");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.isReadable(environ), "no /proc here");
    NativeFolder code = NativeFolder.made();
    Process child = ChildCommand.start(code);
    try {
      Frames.write(child.getOutputStream(), new Order.Stop(1));
      String inherited = environment(child.pid());
      assertThat(inherited.split("\0"))
          .containsExactlyInAnyOrder("PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8");
    } finally {
      child.destroyForcibly().waitFor();
      code.removed();
    }
  }

  private static String environment(long id) throws IOException {
    return Files.readString(Path.of("/proc/" + id + "/environ"));
  }

  @Test
  void theFolderOfNativeCodeIsRemovedWithTheChild() throws Exception {
    Path code;
    try (ChildProcess child = ChildProcess.started()) {
      String option = "-D" + NativeFolder.PROPERTY + "=";
      String[] arguments = handle(child.id()).info().arguments().orElseThrow();
      code =
          Stream.of(arguments)
              .filter(a -> a.startsWith(option))
              .map(a -> Path.of(a.substring(option.length())))
              .findFirst()
              .orElseThrow();
      assertThat(code).isDirectory();
    }
    assertThat(code).doesNotExist();
  }
}
