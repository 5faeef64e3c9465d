package io.redoubt.triage.evidence;

import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.Evidence.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A line of evidence in the making: our own words and, marked as such, values of records. Not
/// thread-safe.
///
/// Who reads the line later (redaction, the model's prompt) can thus tell by construction what
/// somebody else wrote.
public final class Line {
  private static final int SHOWN = 5;

  /// `10.20.0.11`, `443`.
  private static final Pattern BARE = Pattern.compile("\\d{1,19}|(?:\\d{1,3}\\.){3}\\d{1,3}");

  private final StringBuilder text = new StringBuilder();
  private final List<Token> tokens = new ArrayList<>();

  /// Appends words of our own.
  public Line say(String words) {
    text.append(words);
    return this;
  }

  /// Appends a value as [Say#name] writes it.
  public Line value(String field, String value) {
    int from = text.length();
    text.append(Say.name(value));
    tokens.add(new Token(field, value, from, text.length()));
    return this;
  }

  /// Appends a value between double quotes.
  public Line quoted(String field, String value) {
    return say("\"").value(field, value).say("\"");
  }

  /// Appends the most frequent values with their counts: `root (20), admin (19), …`.
  public Line counted(String field, Counts counts) {
    String separator = "";
    for (Counts.Count c : counts.values().subList(0, Math.min(SHOWN, counts.distinct()))) {
      say(separator).value(field, c.value()).say(" (" + Say.number(c.count()) + ")");
      separator = ", ";
    }
    return counts.distinct() > SHOWN ? say(", …") : this;
  }

  /// Appends a value bare when it is an IPv4 address or a number, between double quotes otherwise:
  /// whatever a record says, it then reads as a name and as nothing else.
  public Line named(String field, String value) {
    return BARE.matcher(value).matches() ? value(field, value) : quoted(field, value);
  }

  /// Appends the most frequent values, each [#named], with their counts: `"cmd.exe" (20), …`.
  public Line namedCounts(String field, Counts counts) {
    String separator = "";
    for (Counts.Count c : counts.values().subList(0, Math.min(SHOWN, counts.distinct()))) {
      say(separator).named(field, c.value()).say(" (" + Say.number(c.count()) + ")");
      separator = ", ";
    }
    return counts.distinct() > SHOWN ? say(", …") : this;
  }

  /// Appends several values, separated.
  public Line quoted(String field, List<String> values, String separator) {
    for (int i = 0; i < values.size(); i++) {
      say(i == 0 ? "" : separator).quoted(field, values.get(i));
    }
    return this;
  }

  /// Marks values that stand within one written already.
  public Line within(List<Token> named) {
    tokens.addAll(named);
    return this;
  }

  /// The text so far.
  public String text() {
    return text.toString();
  }

  /// The values in it, in the order they were written.
  public List<Token> tokens() {
    return List.copyOf(tokens);
  }
}
