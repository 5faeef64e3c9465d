package io.redoubt.bench.benign;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/// Writes the logs of a healthy fleet: `BenignFleet FOLDER [DAYS [SEED]]`. The same seed gives the
/// same logs. `bench/benign` runs it and counts what is said of them.
public final class BenignFleet {
  private static final LocalDate BEGIN = LocalDate.of(2026, 10, 26);

  private static final List<Scene> SCENES =
      List.of(
          new OfficeLogons(),
          new OfficePrograms(),
          new Patching(),
          new WindowsAdmins(),
          new LinuxAdmins(),
          new WebShop(),
          new Scanner(),
          new Cloud(),
          new Cluster(),
          new Network());

  private BenignFleet() {}

  /// Writes the logs.
  ///
  /// @param args folder, days (default 7), seed (default 1)
  public static void main(String... args) {
    Fleet fleet = new Fleet(Path.of(args[0]));
    int days = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    Random random = new Random(args.length > 2 ? Long.parseLong(args[2]) : 1);
    for (int i = 0; i < days; i++) {
      Day day = new Day(BEGIN.plusDays(i), random);
      SCENES.forEach(scene -> scene.play(day, fleet));
      fleet.flush();
    }
    System.out.println(fleet.written() + " events of " + days + " days");
  }
}
