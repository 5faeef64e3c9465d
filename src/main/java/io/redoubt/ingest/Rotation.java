package io.redoubt.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a file name stands in a set of rotated logs.
///
/// @param stem the name that all files of the set share: `auth.log` of `auth.log.2.gz`, `app.log`
///     of `app.2026-11-01.log`
/// @param date digits of the date (and hour, minute) in the name; empty when there is none
/// @param number the number in the name; -1 when there is none
public record Rotation(String stem, String date, long number) {
  /// Oldest first: dated ones by date and then number upwards, numbered ones downwards, the file
  /// that is still written last.
  public static final Comparator<Rotation> OLDEST_FIRST =
      Comparator.comparingInt(Rotation::age)
          .thenComparing(Rotation::date)
          .thenComparingLong(r -> r.date.isEmpty() ? -r.number : r.number);

  private static final Pattern COMPRESSED =
      Pattern.compile("(.+)\\.(?:gz|bz2|zst|xz|lz4|Z)", Pattern.CASE_INSENSITIVE);

  /* "access.log-20261101", "app.2026-11-01.log", "app-2026-11-01T13.log", "x_20261101_1300" */
  private static final Pattern DATED =
      Pattern.compile(
          "(.*?)[-._ ]?(?<!\\d)((?:19|20)\\d\\d)([-._]?)(0[1-9]|1[0-2])\\3"
              + "(0[1-9]|[12]\\d|3[01])(?:[-_.T]?([01]\\d|2[0-3])(?:[-_:.]?([0-5]\\d"
              + "(?:[-_:.]?[0-5]\\d(?:[-.]\\d{3})?)?))?)?(?!\\d)(.*)");

  /* "auth.log.1" and "app.1.log" */
  private static final Pattern NUMBERED = Pattern.compile("(.+)\\.(\\d{1,3})(\\.[A-Za-z]+)?");
  private static final Pattern KEPT = Pattern.compile("(.+)(?:\\.old|\\.prev)");
  private static final Pattern INDEX = Pattern.compile("[-._](\\d{1,10})(\\..+)?");

  /// The things in their order, but those of one rotated set together, oldest first, where the
  /// first of them stands.
  ///
  /// @param path names the file; what stands before the last `/` tells sets of one name apart
  static <T> List<T> grouped(List<T> things, Function<T, String> path) {
    Map<String, List<T>> sets = new LinkedHashMap<>();
    for (T thing : things) {
      String name = path.apply(thing);
      String stem = name.substring(0, name.lastIndexOf('/') + 1) + of(lastName(name)).stem;
      sets.computeIfAbsent(stem, _ -> new ArrayList<>()).add(thing);
    }
    List<T> ordered = new ArrayList<>(things.size());
    for (List<T> set : sets.values()) {
      set.sort(Comparator.comparing(thing -> of(lastName(path.apply(thing))), OLDEST_FIRST));
      ordered.addAll(set);
    }
    return ordered;
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// Reads a file name.
  public static Rotation of(String fileName) {
    Matcher compressed = COMPRESSED.matcher(fileName);
    String name = compressed.matches() ? compressed.group(1) : fileName;
    Matcher dated = DATED.matcher(name);
    if (dated.matches()) {
      return dated(dated);
    }
    Matcher kept = KEPT.matcher(name);
    if (kept.matches()) {
      return new Rotation(kept.group(1), "", 1);
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      String extension = numbered.group(3) == null ? "" : numbered.group(3);
      return new Rotation(numbered.group(1) + extension, "", Integer.parseInt(numbered.group(2)));
    }
    return new Rotation(name, "", -1);
  }

  private static Rotation dated(Matcher m) {
    String hour = m.group(6) == null ? "" : m.group(6);
    String minute = m.group(7) == null ? "" : m.group(7);
    String date = m.group(2) + m.group(4) + m.group(5) + hour + minute.replaceAll("\\D", "");
    Matcher index = INDEX.matcher(m.group(8));
    if (index.matches()) {
      String extension = index.group(2) == null ? "" : index.group(2);
      return new Rotation(m.group(1) + extension, date, Long.parseLong(index.group(1)));
    }
    return new Rotation(m.group(1) + m.group(8), date, -1);
  }

  private int age() {
    return date.isEmpty() ? number < 0 ? 2 : 1 : 0;
  }
}
