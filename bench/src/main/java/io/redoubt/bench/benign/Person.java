package io.redoubt.bench.benign;

/// Somebody who works there.
///
/// @param name of the account
/// @param sid of the account
/// @param machine workstation
/// @param address of the workstation
/// @param admin whether the person administers machines, with an account of its own
record Person(String name, String sid, String machine, String address, boolean admin) {
  /// The account for administration.
  String adminName() {
    return "adm-" + name;
  }
}
