package io.redoubt.taxonomy.sigma;

/// The `logsource` of a Sigma rule; what is not given is empty.
///
/// @param product such as `windows`
/// @param service such as `sshd`
/// @param category such as `process_creation`
public record LogSource(String product, String service, String category) {
  /// Whether everything this source says is said by the other too.
  public boolean covers(LogSource other) {
    return says(product, other.product)
        && says(service, other.service)
        && says(category, other.category);
  }

  /// How many of the three are given.
  public int given() {
    return (product.isEmpty() ? 0 : 1) + (service.isEmpty() ? 0 : 1) + (category.isEmpty() ? 0 : 1);
  }

  private static boolean says(String mine, String other) {
    return mine.isEmpty() || mine.equals(other);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    part(text, "product", product);
    part(text, "service", service);
    part(text, "category", category);
    return text.toString();
  }

  private static void part(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value);
    }
  }
}
