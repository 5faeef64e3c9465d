package io.redoubt.normalize;

import io.redoubt.taxonomy.ecs.Conversion;

/// Takes URLs apart, without judging them: hostile ones come out in pieces too.
final class Urls {
  private static final int LONGEST_SCHEME = 12;

  private Urls() {}

  static void split(Conversion.Url to, Value v, Converter converter) {
    v.add(to.to().field(), v.from, v.to);
    int path = v.from;
    int scheme = v.indexOf(v.from, Math.min(v.to, v.from + LONGEST_SCHEME), ':');
    if (scheme > v.from && startsAuthority(v, scheme + 1)) {
      converter.aside(to.scheme(), v, v.from, scheme);
      int host = scheme + 3;
      path = authorityEnd(v, host);
      host(to, v, host, path, converter);
    }
    int hash = v.indexOf(path, v.to, '#');
    int end = hash < 0 ? v.to : hash;
    int query = v.indexOf(path, end, '?');
    converter.aside(to.path(), v, path, query < 0 ? end : query);
    if (query >= 0) {
      converter.aside(to.query(), v, query + 1, end);
    }
  }

  private static boolean startsAuthority(Value v, int at) {
    return at + 1 < v.to && v.buffer[at] == '/' && v.buffer[at + 1] == '/';
  }

  private static int authorityEnd(Value v, int from) {
    int i = from;
    while (i < v.to && v.buffer[i] != '/' && v.buffer[i] != '?' && v.buffer[i] != '#') {
      i++;
    }
    return i;
  }

  private static void host(Conversion.Url to, Value v, int from, int end, Converter converter) {
    int at = v.indexOf(from, end, '@');
    int start = at < 0 ? from : at + 1;
    int colon = end - 1;
    while (colon > start && v.buffer[colon] >= '0' && v.buffer[colon] <= '9') {
      colon--;
    }
    boolean port = colon > start && colon < end - 1 && v.buffer[colon] == ':';
    int hostEnd = port ? colon : end;
    boolean bracketed = hostEnd - start > 2 && v.buffer[start] == '[';
    converter.aside(
        to.domain(), v, bracketed ? start + 1 : start, bracketed ? hostEnd - 1 : hostEnd);
    if (port) {
      converter.numberAside(to.port(), v, colon + 1, end);
    }
  }
}
