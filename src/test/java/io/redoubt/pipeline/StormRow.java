package io.redoubt.pipeline;

/// A row of the labelled alert tables: an alert, and what the authors of the data say it is.
///
/// @param alert the columns time, name, address, host and short name, without the labels
/// @param label the step of the attack that set it off; empty for everything else
/// @param phase the phase of the attack during which it came; empty outside of the attack
record StormRow(String alert, String label, String phase) {
  static StormRow of(String line) {
    int last = line.lastIndexOf(',');
    int before = line.lastIndexOf(',', last - 1);
    String label = line.substring(last + 1);
    String phase = line.substring(before + 1, last);
    return new StormRow(
        line.substring(0, before),
        label.equals("-") ? "" : label,
        phase.equals("false_positive") ? "" : phase);
  }
}
