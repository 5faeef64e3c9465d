package io.redoubt.bench.benign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The machines and people of the fleet, and the logs they write. Names and addresses are made up;
/// addresses outside are of documentation networks.
final class Fleet {
  static final String DOMAIN = "corp.example";
  static final List<String> SERVERS = List.of("DC01", "DC02", "FS01", "APP01", "SQL01", "MGMT01");
  static final List<String> LINUX =
      List.of("web01", "web02", "web03", "db01", "ci01", "bastion", "backup01", "mon01", "git01");
  static final String AUTOMATION = "10.20.9.5";
  static final String MONITORING = "10.20.9.4";
  static final String SCANNER = "10.20.9.77";

  private static final List<String> FIRST =
      List.of("anna", "jonas", "mia", "felix", "lena", "paul");
  private static final List<String> LAST =
      List.of("weber", "haas", "kern", "lorenz", "brandt", "vogt", "sander", "thiel");

  private final List<Person> people = new ArrayList<>();
  private final Map<String, Sheet> sheets = new LinkedHashMap<>();
  private final Path folder;
  private long records = 50_000;

  /// A fleet of 48 people that writes its logs below this folder.
  Fleet(Path folder) {
    this.folder = folder;
    for (String first : FIRST) {
      for (String last : LAST) {
        int n = people.size();
        String sid = "S-1-5-21-1004336348-1177238915-682003330-" + (1_101 + n);
        String machine = "WS" + String.format("%03d", 11 + n);
        people.add(
            new Person(first + "." + last, sid, machine, "10.20.1." + (11 + n), n % 12 == 5));
      }
    }
  }

  List<Person> people() {
    return people;
  }

  List<Person> admins() {
    return people.stream().filter(Person::admin).toList();
  }

  /// The log of this name.
  Sheet sheet(String name) {
    return sheets.computeIfAbsent(name, n -> new Sheet(folder.resolve(n)));
  }

  /// The next number of a record.
  long record() {
    return records++;
  }

  /// Ends a day: what was collected is written.
  void flush() {
    sheets.values().forEach(Sheet::flush);
  }

  /// Lines written so far.
  long written() {
    return sheets.values().stream().mapToLong(Sheet::written).sum();
  }
}
