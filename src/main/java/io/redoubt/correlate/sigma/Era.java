package io.redoubt.correlate.sigma;

import io.redoubt.event.TimeStatus;

/// Which time line an event is on.
enum Era {
  DATED,
  YEAR_UNKNOWN,
  NO_TIME;

  static Era of(TimeStatus status) {
    if (status.dated()) {
      return DATED;
    }
    return status == TimeStatus.YEAR_UNKNOWN ? YEAR_UNKNOWN : NO_TIME;
  }
}
