package io.redoubt.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.SourceEntry;
import io.redoubt.event.TimeShape;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeMemoTest {
  private static final TimeContext CONTEXT = TimeContext.of(SourceEntry.named("a.log"));
  private static final String[] SEEDS = {
    "2026-11-20T10:11:12.123456+0000",
    "2026-11-20 10:11:12.5",
    "2026-11-20T10:11:12,123Z",
    "20/Nov/2026:10:11:12 +0100",
    "Nov  5 10:11:12.123456 UTC",
    "Fri Nov 20 10:11:12.123456 2026"
  };

  @Test
  void whatIsRememberedIsReadTheSameAsAfresh() {
    Random random = new Random(1121);
    TimeReader remembering = new TimeReader(CONTEXT);
    for (String seed : SEEDS) {
      byte[] bytes = seed.getBytes(StandardCharsets.US_ASCII);
      for (int round = 0; round < 3000; round++) {
        int at = random.nextInt(bytes.length);
        byte before = bytes[at];
        bytes[at] = (byte) "0123456789.:Z -".charAt(random.nextInt(15));
        for (TimeShape shape : new TimeShape[] {TimeShape.ISO, TimeShape.SYSLOG, TimeShape.ANY}) {
          assertThat(remembering.read(shape, bytes, 0, bytes.length))
              .as(new String(bytes, StandardCharsets.US_ASCII))
              .isEqualTo(new TimeReader(CONTEXT).read(shape, bytes, 0, bytes.length));
        }
        if (random.nextInt(4) > 0) {
          bytes[at] = before;
        }
      }
    }
  }
}
