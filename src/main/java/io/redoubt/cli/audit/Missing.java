package io.redoubt.cli.audit;

import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.UsageError;
import java.util.regex.Pattern;

/// Says that the log does not hold what was asked for. Stateless.
final class Missing {
  /// `A-1`, `I-2`.
  private static final Pattern PLACE = Pattern.compile("[AI]-\\d{1,6}");

  private Missing() {}

  /// The error.
  ///
  /// @param why for what is no place in a report
  static UsageError of(String wanted, String why) {
    String what = Safe.text(wanted);
    return new UsageError(
        PLACE.matcher(wanted).matches()
            ? what
                + " counts within one report only. The log goes by ids: 'redoubt analyze … --show "
                + what
                + "' and the JSON report tell that of the alert."
            : what + ": " + why);
  }
}
