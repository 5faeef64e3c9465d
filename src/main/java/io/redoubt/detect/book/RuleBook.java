package io.redoubt.detect.book;

import io.redoubt.detect.Detector;
import io.redoubt.detect.book.ListedRule.Origin;
import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.analysis.RulesReport.Skipped;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.guard.InstructionDetector;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// All rules of the service and which of them are on. What is changed is on disk and in force when
/// the call returns, and those who asked for it are told. A rule that is off is silent; where a
/// correlation that is on counts its hits, it goes on counting. Thread-safe; methods that change
/// something throw `UncheckedIOException` when it cannot be written: then nothing is changed.
public final class RuleBook {
  /// What the paths of uploaded rules begin with.
  public static final String USER = "user/";

  private static final String CORE = "rules/";

  private final RuleChoice choice;
  private final RuleFolder folder;
  private final List<Consumer<Detector>> told = new CopyOnWriteArrayList<>();
  private volatile Page page;

  /* What is in force, all of one moment. */
  private record Page(
      Map<String, String> texts, Set<String> off, LoadedRules all, Detector detector) {}

  /// Reads all of them.
  ///
  /// @param folder of what users upload; need not be there
  public RuleBook(RuleChoice choice, Path folder) {
    this.choice = choice;
    this.folder = new RuleFolder(folder);
    this.page = page(this.folder.texts(), this.folder.disabled());
  }

  /// Has this told of each change, with what is in force from then on.
  public void onChange(Consumer<Detector> listener) {
    told.add(listener);
  }

  /// What is in force.
  public Detector detector() {
    return page.detector();
  }

  /// What could not be used, and why.
  public List<Skipped> rejected() {
    return page.all().skipped();
  }

  /// All of them, in the order of their files; the correlations last.
  public List<ListedRule> rules() {
    return listed(page);
  }

  /// One; empty when there is none of this id.
  public Optional<ListedRule> find(String id) {
    return rules().stream().filter(rule -> rule.info().id().equals(id)).findFirst();
  }

  /// The YAML of the file in which a rule stands; empty when it cannot be read any more.
  public Optional<String> text(ListedRule rule) {
    String path = rule.info().path();
    return switch (rule.origin()) {
      case CORE -> RuleLoader.coreText(path);
      case USER -> Optional.ofNullable(page.texts().get(path.substring(USER.length())));
      case PATH -> file(path);
    };
  }

  private static Optional<String> file(String path) {
    try {
      return Optional.of(new String(Files.readAllBytes(Path.of(path)), StandardCharsets.UTF_8));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /// Takes rules that somebody uploads, new or in place of those of the same ids; they are on.
  public synchronized Uploaded upload(String yaml) {
    Page before = page;
    List<String> ids = RuleLoader.ids(yaml);
    Set<String> places = new TreeSet<>();
    for (String id : ids) {
      for (ListedRule rule : listed(before)) {
        if (rule.info().id().equals(id)) {
          if (rule.origin() != Origin.USER) {
            return new Uploaded.Exists(id, rule.info().path());
          }
          places.add(rule.info().path().substring(USER.length()));
        }
      }
    }
    if (places.size() > 1) {
      return new Uploaded.Exists(ids.getFirst(), USER + String.join(", ", places));
    }
    boolean replaced = !places.isEmpty();
    String name =
        replaced ? places.iterator().next() : RuleFolder.name(ids.isEmpty() ? "" : ids.getFirst());
    return upload(name, yaml, before, replaced);
  }

  private Uploaded upload(String name, String yaml, Page before, boolean replaced) {
    Map<String, String> texts = new TreeMap<>(before.texts());
    texts.put(name, yaml);
    Page after = page(texts, before.off());
    String path = USER + name;
    List<Uploaded.Wrong> wrong = wrong(path, after);
    if (!wrong.isEmpty()) {
      return new Uploaded.Rejected(wrong);
    }
    folder.write(name, yaml);
    inForce(after);
    List<ListedRule> rules =
        listed(after).stream().filter(rule -> rule.info().path().equals(path)).toList();
    return new Uploaded.Accepted(rules, replaced);
  }

  /// A text as if it were uploaded, in place of those of the same ids, beside all other rules;
  /// nothing is changed.
  public Trial trial(String yaml) {
    Map<String, String> texts = new TreeMap<>(page.texts());
    Set<String> ids = new HashSet<>(RuleLoader.ids(yaml));
    texts.values().removeIf(text -> RuleLoader.ids(text).stream().anyMatch(ids::contains));
    String name = RuleFolder.name("");
    texts.put(name, yaml);
    Page tried = page(texts, Set.of());
    return new Trial(wrong(USER + name, tried), heard(tried.all(), Set.of(), ids), ids);
  }

  /// A rule of the book, on even where it is off.
  public Trial trial(ListedRule rule) {
    Set<String> ids = Set.of(rule.info().id());
    return new Trial(List.of(), heard(page.all(), page.off(), ids), ids);
  }

  private Detector heard(LoadedRules all, Set<String> off, Set<String> ids) {
    Set<String> silent = silent(all, off);
    silent.removeAll(ids);
    return detector(all, silent);
  }

  /* Those that are off, and those that the operator's filter leaves out. */
  private Set<String> silent(LoadedRules all, Set<String> off) {
    Set<String> silent = new HashSet<>(choice.filter().unwanted(all));
    silent.addAll(off);
    return silent;
  }

  /// Rules to be tried.
  ///
  /// @param problems why they would be turned away; empty: they would not
  /// @param detector all rules, these among them
  /// @param ids of these
  public record Trial(List<Uploaded.Wrong> problems, Detector detector, Set<String> ids) {
    /// Copies both.
    public Trial {
      problems = List.copyOf(problems);
      ids = Set.copyOf(ids);
    }
  }

  private static List<Uploaded.Wrong> wrong(String path, Page after) {
    List<Uploaded.Wrong> wrong = new ArrayList<>();
    for (Skipped skipped : after.all().skipped()) {
      if (skipped.path().equals(path) || skipped.path().startsWith(path + ":")) {
        wrong.add(Uploaded.Wrong.at(path, skipped.path(), skipped.reason()));
      }
    }
    for (ListedRule rule : listed(after)) {
      if (rule.info().path().equals(path) && rule.info().id().startsWith("file:")) {
        wrong.add(
            new Uploaded.Wrong(
                0, 0, "\"" + rule.info().title() + "\" has no id; give it one, such as a UUID"));
      }
    }
    return wrong;
  }

  /// Turns a rule on or off; false when there is none of this id.
  public synchronized boolean enable(String id, boolean on) {
    Page before = page;
    if (listed(before).stream().noneMatch(rule -> rule.info().id().equals(id))) {
      return false;
    }
    Set<String> off = new TreeSet<>(before.off());
    if (on ? off.remove(id) : off.add(id)) {
      folder.disable(off);
      Detector detector = detector(before.all(), silent(before.all(), off));
      inForce(new Page(before.texts(), off, before.all(), detector));
    }
    return true;
  }

  /// Removes the uploaded file in which this rule stands, with all rules in it.
  ///
  /// @return ids of the rules that are gone; empty when no uploaded rule has this id
  public synchronized List<String> remove(String id) {
    Page before = page;
    Optional<ListedRule> rule = find(id).filter(one -> one.origin() == Origin.USER);
    if (rule.isEmpty()) {
      return List.of();
    }
    String path = rule.get().info().path();
    Map<String, String> texts = new TreeMap<>(before.texts());
    texts.remove(path.substring(USER.length()));
    folder.remove(path.substring(USER.length()));
    inForce(page(texts, before.off()));
    return listed(before).stream()
        .map(ListedRule::info)
        .filter(info -> info.path().equals(path))
        .map(RuleInfo::id)
        .toList();
  }

  /// Reads all of them again, for files that others have changed.
  public synchronized void reload() {
    inForce(page(folder.texts(), folder.disabled()));
  }

  private void inForce(Page after) {
    page = after;
    told.forEach(listener -> listener.accept(after.detector()));
  }

  private Page page(Map<String, String> texts, Set<String> off) {
    RuleLoader loader =
        new RuleLoader(SigmaTaxonomy.standard(), choice.placeholders(), choice.cache());
    if (choice.core()) {
      loader.core();
    }
    choice.paths().forEach(loader::path);
    texts.forEach((name, text) -> loader.text(USER + name, text));
    LoadedRules all = loader.load();
    Detector detector = detector(all, silent(all, off));
    return new Page(Map.copyOf(texts), Set.copyOf(off), all, detector);
  }

  private Detector detector(LoadedRules all, Set<String> off) {
    Optional<InstructionDetector> own =
        choice.core() ? Optional.of(new InstructionDetector()) : Optional.empty();
    return new Detector(all.without(off), own);
  }

  private static List<ListedRule> listed(Page page) {
    List<ListedRule> all = new ArrayList<>();
    for (var rule : page.all().rules()) {
      String source = rule.source().toString();
      all.add(listed(rule.info(), source, !rule.scopes().isEmpty(), page));
    }
    for (var rule : page.all().correlations()) {
      all.add(listed(rule.info(), "correlation", true, page));
    }
    return all;
  }

  private static ListedRule listed(RuleInfo info, String source, boolean held, Page page) {
    return new ListedRule(
        info,
        page.all().statuses().getOrDefault(info.id(), "test"),
        source,
        origin(info.path(), page),
        !page.off().contains(info.id()),
        held);
  }

  private static Origin origin(String path, Page page) {
    if (path.startsWith(USER) && page.texts().containsKey(path.substring(USER.length()))) {
      return Origin.USER;
    }
    return path.startsWith(CORE) && RuleLoader.coreText(path).isPresent()
        ? Origin.CORE
        : Origin.PATH;
  }
}
