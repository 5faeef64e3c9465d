package io.redoubt.llm.local;

import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.http.Failure;
import io.redoubt.llm.served.Ending;
import io.redoubt.llm.served.Frame;
import io.redoubt.llm.served.Heard;
import io.redoubt.llm.served.Hearing;
import java.time.Duration;
import java.util.Optional;

/// Hears one answer of a child out, under the timers. For one thread.
final class Listening {
  private static final Duration STOPPING = Duration.ofSeconds(1);

  private final ChildProcess child;
  private final Order.Ask ask;
  private final ChatRequest request;
  private final Hearing hearing;
  private final Duration gap;
  private boolean lost;

  Listening(ChildProcess child, Order.Ask ask, ChatRequest request, Hearing hearing, Duration gap) {
    this.child = child;
    this.ask = ask;
    this.request = request;
    this.hearing = hearing;
    this.gap = gap;
  }

  /// Whether the child must not be asked again: it is gone, or does not stop.
  boolean lost() {
    return lost;
  }

  /// The answer.
  ///
  /// @param firstByte how long the child may read the prompt
  Heard heard(Duration firstByte) throws InterruptedException {
    if (!child.send(ask)) {
      return crashed();
    }
    FailureReason timer = FailureReason.FIRST_BYTE;
    while (true) {
      Duration patience = timer == FailureReason.FIRST_BYTE ? firstByte : gap;
      Optional<Report> report = child.next(request.deadline().within(patience).left());
      if (report.isEmpty()) {
        return late(timer);
      }
      Optional<Heard> end = taken(report.get());
      if (end.isPresent()) {
        return end.get();
      }
      timer = FailureReason.STALL;
    }
  }

  private Heard late(FailureReason timer) throws InterruptedException {
    stop();
    return request.deadline().passed()
        ? lost(FailureReason.DEADLINE, "the model was still writing")
        : lost(timer, "nothing came from the model");
  }

  private Optional<Heard> taken(Report report) throws InterruptedException {
    return switch (report) {
      case Report.Piece(var id, var text) when id == ask.id() -> piece(text);
      case Report.Done done when done.id() == ask.id() -> Optional.of(done(done));
      case Report.TooLong(var id, var tokens) when id == ask.id() ->
          Optional.of(
              new Heard.Lost(
                  new Failure(
                      FailureReason.OVERFLOW,
                      tokens + " tokens and " + request.maxTokens() + " for the answer"),
                  Duration.ZERO,
                  false));
      case Report.Failed(var id, var detail) when id == ask.id() ->
          Optional.of(lost(FailureReason.SERVER_FAULT, detail));
      case Report.Ended _ -> Optional.of(crashed());
      case Report.Loaded _, Report.Refused _ ->
          Optional.of(lost(FailureReason.PROTOCOL, "a report out of turn"));
      case Report.Piece _, Report.Done _, Report.TooLong _, Report.Failed _ -> Optional.empty();
    };
  }

  private Optional<Heard> piece(String text) throws InterruptedException {
    if (hearing.take(frame(text, Ending.NONE, Frame.Tokens.UNSAID))) {
      return Optional.empty();
    }
    stop();
    return Optional.of(hearing.heard(Optional.empty()));
  }

  private Heard done(Report.Done done) {
    Ending ending = done.whole() ? Ending.STOP : Ending.LENGTH;
    hearing.take(frame("", ending, new Frame.Tokens(done.promptTokens(), done.answerTokens())));
    return hearing.heard(Optional.empty());
  }

  private static Frame frame(String text, Ending ending, Frame.Tokens tokens) {
    return new Frame("", "", text, "", ending, tokens);
  }

  /// Has the child write no more of the answer; when it does not obey soon it is lost.
  void stop() throws InterruptedException {
    boolean told = child.send(new Order.Stop(ask.id()));
    long until = System.nanoTime() + STOPPING.toNanos();
    while (told && !lost) {
      Optional<Report> report = child.next(Duration.ofNanos(until - System.nanoTime()));
      if (report.isEmpty() || report.get() instanceof Report.Ended) {
        lost = true;
      } else if (ended(report.get())) {
        return;
      }
    }
    lost = true;
  }

  private boolean ended(Report report) {
    return switch (report) {
      case Report.Done(var id, _, _, _) -> id == ask.id();
      case Report.Failed(var id, _) -> id == ask.id();
      case Report.TooLong(var id, _) -> id == ask.id();
      case Report.Piece _, Report.Loaded _, Report.Refused _, Report.Ended _ -> false;
    };
  }

  private Heard crashed() {
    lost = true;
    child.reaped();
    return lost(FailureReason.CRASHED, child.ending());
  }

  private static Heard lost(FailureReason reason, String detail) {
    return new Heard.Lost(new Failure(reason, detail), Duration.ZERO, true);
  }
}
