package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Piece.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a sentence says that somebody or something is: inside or outside, known, an administrator.
/// Stateless.
final class Standing {
  private static final Set<String> INSIDE = Syntax.words("internal internally private");
  private static final Set<String> OUTSIDE =
      Syntax.words("external externally internet outside public");
  private static final Set<String> RANKS =
      Syntax.words(
          "admin admins administrator administrators administrative privileged root superuser"
              + " administrator-level");

  /// `10.…`, `192.168.…`, `172.16.…`–`172.31.…`, `127.…`, `169.254.…`, `fe80:…`, `fc…:`.
  private static final Pattern PRIVATE =
      Pattern.compile(
          "(?:10|127)\\..*|192\\.168\\..*|169\\.254\\..*|172\\.(?:1[6-9]|2[0-9]|3[01])\\..*"
              + "|fe80:.*|f[cd][0-9a-f]{2}:.*|::1");

  private static final Pattern ADDRESS =
      Pattern.compile("ip_(?:ext|int)_.*|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-f]*:[0-9a-f:]+");

  private Standing() {}

  /// What it says that nothing shows.
  static List<String> problems(
      List<Piece> pieces, Ground ground, Collection<String> cited, Role role) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (!piece.is(Kind.WORD) || role == Role.RATIONALE) {
        continue;
      }
      String word = piece.key();
      if (INSIDE.contains(word) || (OUTSIDE.contains(word) && noun(pieces, i))) {
        side(pieces, i, ground, cited, problems);
      } else if (word.equals("known") && !role.hypothetical() && !known(pieces, ground)) {
        problems.add("no line says what is known");
      } else if (RANKS.contains(word)
          && !habit(pieces, i)
          && !role.hypothetical()
          && !ranked(pieces, word, ground)) {
        problems.add("no line shows \"" + piece.text() + "\"");
      } else if (word.equals("time")
          && i > 0
          && pieces.get(i - 1).word("first")
          && ground.lines().stream().noneMatch(l -> l.contains("first time"))) {
        problems.add("no line shows that it was the first time");
      }
    }
    return problems;
  }

  /// `administrators rarely do`: of administrators at large.
  private static boolean habit(List<Piece> pieces, int i) {
    return i + 1 < pieces.size() && pieces.get(i + 1).word("rarely");
  }

  /// `outside` as a place, not in `outside of`.
  private static boolean noun(List<Piece> pieces, int i) {
    return !pieces.get(i).word("outside")
        || (i + 1 < pieces.size()
            && Set.of("the", "address", "our", "source").contains(pieces.get(i + 1).key()));
  }

  private static void side(
      List<Piece> pieces, int i, Ground ground, Collection<String> cited, List<String> problems) {
    boolean inside = INSIDE.contains(pieces.get(i).key());
    String near = nearest(pieces, i);
    List<String> candidates = near.isEmpty() ? addresses(ground, cited) : List.of(near);
    boolean word =
        ground.lines().stream().anyMatch(l -> !l.outside() && l.names(pieces.get(i).key()));
    if (!word && candidates.stream().noneMatch(a -> inside(a) == inside)) {
      String whose = near.isEmpty() ? "" : near.toUpperCase(java.util.Locale.ROOT) + " is ";
      problems.add("no line shows that " + whose + pieces.get(i).text());
    }
  }

  private static String nearest(List<Piece> pieces, int i) {
    for (int step = 1; step < pieces.size(); step++) {
      for (int k : new int[] {i + step, i - step}) {
        boolean there = k >= 0 && k < pieces.size();
        if (there && ADDRESS.matcher(pieces.get(k).key()).matches()) {
          return pieces.get(k).key();
        }
      }
    }
    return "";
  }

  private static List<String> addresses(Ground ground, Collection<String> cited) {
    return ground.lines().stream()
        .filter(l -> cited.isEmpty() || cited.contains(l.id()))
        .flatMap(l -> l.pieces().stream())
        .map(Piece::key)
        .filter(key -> ADDRESS.matcher(key).matches())
        .toList();
  }

  private static boolean inside(String address) {
    return address.startsWith("ip_int_")
        || (!address.startsWith("ip_ext_") && PRIVATE.matcher(address).matches());
  }

  private static boolean known(List<Piece> pieces, Ground ground) {
    boolean listed = ground.lines().stream().anyMatch(l -> l.excuses());
    Set<String> words = Set.copyOf(pieces.stream().map(Piece::key).distinct().toList());
    boolean cause =
        words.contains("cause") || words.contains("causes") || words.contains("explanation");
    return (listed && cause)
        || words.contains("not")
        || words.contains("nothing")
        || words.contains("no")
        || words.contains("guessed")
        || words.contains("stolen")
        || (words.contains("malicious")
            && ground.lines().stream().anyMatch(l -> l.tagged("judged:malware")));
  }

  private static boolean ranked(List<Piece> pieces, String word, Ground ground) {
    return pieces.stream().anyMatch(p -> p.key().startsWith("admin_"))
        || ground.lines().stream()
            .anyMatch(l -> !l.excuses() && (l.names(word) || l.stems().contains(Stems.of(word))));
  }
}
