package io.redoubt.api.v1;

import io.redoubt.event.port.CaseFile;

/// Where alerts and incidents stand in the API, and how they are called there.
public final class Place {
  private Place() {}

  /// The path of all of them.
  public static String path(CaseFile.Kind kind) {
    return "/api/v1/" + plural(kind);
  }

  /// Their name in answers, such as `alerts`.
  public static String plural(CaseFile.Kind kind) {
    return word(kind) + 's';
  }

  /// The word for one, such as `alert`.
  public static String word(CaseFile.Kind kind) {
    return switch (kind) {
      case ALERT -> "alert";
      case INCIDENT -> "incident";
    };
  }

  /// The word for one in ids of operations, such as `Alert`.
  public static String name(CaseFile.Kind kind) {
    return switch (kind) {
      case ALERT -> "Alert";
      case INCIDENT -> "Incident";
    };
  }
}
