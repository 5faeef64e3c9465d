package io.redoubt.reliability;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Lines of the SSH daemon that tell who sent them and their number, so that each is known again:
/// log-ons, and now and then somebody who guesses passwords.
final class Numbered {
  private static final Pattern KEY = Pattern.compile("web-([a-z]+\\d) sshd\\[(\\d+)\\]");
  private static final int BLOCK = 200;
  private static final int GUESSES = 25;

  private Numbered() {}

  /// The line of a sender and number.
  static String line(String sender, int number) {
    int block = number / BLOCK;
    int in = number % BLOCK;
    String said =
        in < GUESSES
            ? "Failed password for op" + block + " from " + address(sender, block)
            : in == GUESSES
                ? "Accepted password for op" + block + " from " + address(sender, block)
                : "Accepted publickey for deploy from 10.0.3." + (in % 200 + 1);
    long second = block * 3_600L * 7 + in;
    return String.format(
        Locale.ROOT,
        "2026-%02d-%02dT%02d:%02d:%02d+00:00 web-%s sshd[%d]: %s port %d ssh2",
        1 + second / 86_400 / 28 % 10,
        1 + second / 86_400 % 28,
        second / 3600 % 24,
        second / 60 % 60,
        second % 60,
        sender,
        number,
        said,
        1024 + number % 60_000);
  }

  private static String address(String sender, int block) {
    return "203.0." + (sender.hashCode() & 0x7f) + "." + (block % 250 + 1);
  }

  /// The lines of a stretch of numbers.
  static List<String> lines(String sender, int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> line(sender, i)).toList();
  }

  /// Sender and number of a record that holds such a line.
  static Optional<String> key(String record) {
    Matcher matcher = KEY.matcher(record);
    return matcher.find()
        ? Optional.of(key(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  static String key(String sender, int number) {
    return sender + ' ' + number;
  }
}
