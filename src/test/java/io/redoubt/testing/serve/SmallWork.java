package io.redoubt.testing.serve;

import io.redoubt.api.jobs.JobWork;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.ModelUse;
import io.redoubt.event.analysis.RulesReport;
import io.redoubt.event.analysis.TimeRange;
import io.redoubt.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Gives the same report whatever it is to read; text that begins with `wait` is waited over until
/// somebody wants an end.
final class SmallWork implements JobWork {
  @Override
  public byte[] analyze(InputStream input, LongConsumer events, BooleanSupplier stopped)
      throws IOException {
    String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    while (text.startsWith("wait") && !stopped.getAsBoolean()) {
      events.accept(1);
      LockSupport.parkNanos(1_000_000);
    }
    Analysis analysis =
        new Analysis(
            List.of(),
            new RulesReport(1, 0, List.of()),
            0,
            0,
            List.of(),
            List.of(),
            new TimeRange(null, null, List.of(), List.of(), 0, 0),
            1,
            false,
            ModelUse.none("none"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Reports.json(analysis, out);
    return out.toByteArray();
  }
}
