package io.redoubt.search.cases;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.CaseRevision;
import io.redoubt.event.port.CaseText;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Vectors;
import io.redoubt.redact.Redacted;
import io.redoubt.search.semantic.Understanding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the cases of the ledger say, by words and by vectors. It is derived: the words are in
/// memory, the vectors in a file that may be deleted. Keeps up with the ledger whenever it is
/// looked at: what was filed, noted or purged since counts. Thread-safe. Methods throw
/// `LedgerException` when the ledger cannot be read.
public final class CaseCatalogue {
  /// Cases that can be found at most; beyond that, those that changed last.
  static final int MOST = 50_000;

  private static final int PAGE = 200;
  private static final long MARGIN = 10_000;

  private final Cases cases;
  private final Understanding understanding;
  private final Function<Cases.Filed, CaseText> reader;
  private final int most;
  private final Map<Entry.Id, Entry> entries = new LinkedHashMap<>();
  private final Map<Kind, Long> marks = new EnumMap<>(Kind.class);
  private boolean full;
  private boolean dead;

  /// Reads nothing yet.
  ///
  /// @param understanding the model and the vectors of cases
  /// @param reader says what a case says
  public CaseCatalogue(
      Cases cases, Understanding understanding, Function<Cases.Filed, CaseText> reader) {
    this(cases, understanding, reader, MOST);
  }

  CaseCatalogue(
      Cases cases, Understanding understanding, Function<Cases.Filed, CaseText> reader, int most) {
    this.cases = cases;
    this.understanding = understanding;
    this.reader = reader;
    this.most = most;
  }

  Cases cases() {
    return cases;
  }

  Understanding understanding() {
    return understanding;
  }

  /// What there is now, of this kind.
  synchronized Collection<Entry> entries(Kind kind) {
    refresh();
    return entries.values().stream().filter(entry -> entry.id().kind() == kind).toList();
  }

  /// Reads what changed in the ledger since it was last read.
  public synchronized void refresh() {
    for (Kind kind : Kind.values()) {
      long until = marks.getOrDefault(kind, Long.MIN_VALUE + MARGIN) - MARGIN;
      changed(kind, until);
      long there = entries.keySet().stream().filter(id -> id.kind() == kind).count();
      if (!full && cases.list(CaseQuery.all(kind, 1)).total() != there) {
        compare(kind);
      }
    }
  }

  private void changed(Kind kind, long until) {
    boolean first = !marks.containsKey(kind);
    CaseQuery query = newest(kind);
    while (true) {
      Cases.Page page = cases.list(query);
      for (Cases.Filed filed : page.cases()) {
        if (filed.updated() < until) {
          return;
        }
        marks.merge(kind, filed.updated(), Math::max);
        take(filed);
      }
      if (page.next().isEmpty() || (first && entries.size() >= most)) {
        makeRoom();
        return;
      }
      query = query.from(page.next().getAsLong());
    }
  }

  private static CaseQuery newest(Kind kind) {
    return new CaseQuery(
        kind,
        List.of(),
        List.of(),
        "",
        "",
        0,
        Long.MAX_VALUE,
        Map.of(),
        "",
        CaseQuery.Order.UPDATED,
        0,
        PAGE);
  }

  private void take(Cases.Filed filed) {
    Entry.Id id = new Entry.Id(filed.file().kind(), filed.file().id());
    Entry known = entries.get(id);
    if (known != null
        && known.updated() == filed.updated()
        && known.revision() == filed.revision()) {
      return;
    }
    List<Piece> pieces = new ArrayList<>();
    for (Said said : said(filed)) {
      pieces.add(Piece.of(said.note(), said.cleaned(), said.words()));
    }
    entries.remove(id);
    entries.put(
        id, new Entry(id, filed.revision(), filed.updated(), filed.file().lastSeen(), pieces));
    dead |= known != null && !keys(known.pieces()).equals(keys(pieces));
  }

  private static List<Long> keys(List<Piece> pieces) {
    return pieces.stream().map(Piece::key).toList();
  }

  private record Said(@Nullable CaseAction note, Optional<Redacted> cleaned, String words) {}

  private List<Said> said(Cases.Filed filed) {
    CaseFile file = filed.file();
    CaseText text = reader.apply(filed);
    List<Said> all = new ArrayList<>();
    all.add(new Said(null, cleaned(file, text.said()), text.words()));
    for (CaseRevision revision : cases.history(file.kind(), file.id())) {
      if (revision.action().what() instanceof CaseAction.What.Note(String note)) {
        all.add(new Said(revision.action(), cleaned(file, note), note));
      }
    }
    return all;
  }

  private Optional<Redacted> cleaned(CaseFile file, String text) {
    return Piece.cleaned(understanding.redactor(), file.marks(), text);
  }

  /* Something is gone, or was filed in between. */
  private void compare(Kind kind) {
    Set<String> there = cases.ids(CaseQuery.all(kind, 1));
    dead |= entries.keySet().removeIf(id -> id.kind() == kind && !there.contains(id.id()));
    Set<String> missing = new HashSet<>(there);
    entries.keySet().stream()
        .filter(id -> id.kind() == kind)
        .forEach(id -> missing.remove(id.id()));
    for (String id : missing) {
      cases.find(kind, id).ifPresent(this::take);
    }
    makeRoom();
  }

  /* A tenth at once, so that it is seldom done. */
  private void makeRoom() {
    full |= entries.size() >= most;
    if (entries.size() > most) {
      entries.values().stream()
          .sorted(Comparator.comparingLong(Entry::updated))
          .limit(entries.size() - most + most / 10)
          .map(Entry::id)
          .toList()
          .forEach(entries::remove);
      dead = true;
    }
  }

  /// Embeds at most so many of the things said whose vectors are missing, and lets go of vectors
  /// of what is said no longer. Loads no model while nothing was said.
  ///
  /// @return how many were embedded; negative when the model could not
  public int embed(int wanted) {
    refresh();
    List<Entry.Id> missing = missing(wanted);
    Map<Long, Redacted> texts = new LinkedHashMap<>();
    for (Entry.Id id : missing) {
      cases.find(id.kind(), id.id()).ifPresent(filed -> texts(filed, texts));
    }
    texts.keySet().removeIf(key -> understanding.vectors().has(key));
    boolean learned =
        texts.isEmpty()
            || understanding.learn(List.copyOf(texts.keySet()), List.copyOf(texts.values()));
    forget();
    return learned ? texts.size() : -1;
  }

  private void texts(Cases.Filed filed, Map<Long, Redacted> texts) {
    for (Said said : said(filed)) {
      said.cleaned().ifPresent(text -> texts.putIfAbsent(Piece.key(text), text));
    }
  }

  private synchronized List<Entry.Id> missing(int wanted) {
    if (entries.isEmpty()) {
      return List.of();
    }
    Vectors vectors = understanding.vectors();
    return entries.values().stream()
        .filter(entry -> entry.pieces().stream().anyMatch(piece -> lacks(piece, vectors)))
        .limit(wanted)
        .map(Entry::id)
        .toList();
  }

  private static boolean lacks(Piece piece, Vectors vectors) {
    return piece.key() != 0 && !vectors.has(piece.key());
  }

  private synchronized void forget() {
    if (dead) {
      Set<Long> said = new HashSet<>();
      entries.values().forEach(entry -> entry.pieces().forEach(piece -> said.add(piece.key())));
      understanding.vectors().keep(said::contains);
      dead = false;
    }
  }

  /// How many things said wait for their vectors; 0 before anything was read. Loads nothing.
  public synchronized int waiting() {
    Vectors open = understanding.opened();
    return (int)
        entries.values().stream()
            .flatMap(entry -> entry.pieces().stream())
            .filter(piece -> piece.key() != 0 && (open == null || !open.has(piece.key())))
            .count();
  }

  /// How many cases can be found.
  public synchronized int size() {
    return entries.size();
  }
}
