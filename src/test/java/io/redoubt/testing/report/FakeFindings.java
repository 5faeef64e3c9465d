package io.redoubt.testing.report;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.EventTime;
import io.redoubt.event.Format;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Findings made by hand.
public final class FakeFindings {
  private FakeFindings() {}

  /// A failed login with this text as its line.
  public static Finding login(String line, EventTime time) {
    EventBuilder event = new EventBuilder();
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    event.begin(RawRecord.of(SourceEntry.named("auth.log"), bytes));
    event.format(new Format("syslog.sshd"));
    event.time(time);
    event.add(Ecs.USER_NAME, "root");
    event.add(Ecs.SOURCE_IP, "203.0.113.77");
    return Finding.on(
        FakeAnalysis.incident().alerts().getFirst().rules().getFirst(),
        event.build(),
        Map.of("user.name", "root"));
  }
}
