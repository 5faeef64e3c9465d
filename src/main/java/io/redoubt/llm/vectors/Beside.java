package io.redoubt.llm.vectors;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What lies in a jar and was unpacked beside it when the program was built (`bin/build.sh`):
/// `lib/NAME.jar` with `some/folder/FILE` has it at `lib/NAME/FILE`. A start that finds it there
/// need not inflate it again.
final class Beside {
  private Beside() {}

  /// Where this resource of the class path lies unpacked; empty when it does not.
  ///
  /// @param resource its name, with a `/` in front
  static Optional<Path> jar(String resource) {
    URL url = Beside.class.getResource(resource);
    return url == null ? Optional.empty() : unpacked(url.toString());
  }

  /// The same for the address of a resource, such as `jar:file:/lib/NAME.jar!/some/folder/FILE`.
  static Optional<Path> unpacked(String address) {
    int inside = address.indexOf(".jar!/");
    if (!address.startsWith("jar:file:") || inside < 0) {
      return Optional.empty();
    }
    try {
      Path folder = Path.of(new URI(address.substring("jar:".length(), inside)));
      Path file = folder.resolve(address.substring(address.lastIndexOf('/') + 1));
      return Optional.of(file).filter(Files::isRegularFile);
    } catch (URISyntaxException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
