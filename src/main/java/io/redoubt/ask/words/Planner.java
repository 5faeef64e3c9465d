package io.redoubt.ask.words;

import io.redoubt.ask.plan.Column;
import io.redoubt.ask.plan.Entity;
import io.redoubt.ask.plan.Entity.Kind;
import io.redoubt.ask.plan.Plan;
import io.redoubt.ask.plan.Span;
import io.redoubt.ask.plan.Step;
import io.redoubt.ask.plan.Topic;
import io.redoubt.triage.review.PlanMenu;
import io.redoubt.triage.review.Proposal;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes plans from the words of questions, by rules alone. The same question at the same time over
/// the same names gives the same plan. Thread-safe.
public final class Planner {
  /// Characters of the longest question that is read.
  public static final int LONGEST = 1000;

  private static final Pattern ALERT =
      Pattern.compile(
          "\\b(?:around|about|of|before|after|near|during|behind|in|explain|show|with)? ?(?:the"
              + " )?(?:(?:alert|incident)? ?(?<![\\w-])([ai]-[0-9a-f]{1,40})|(?:alert|incident)"
              + " ([0-9a-f]{4,40}))\\b");
  private static final Pattern SO_MANY = Pattern.compile("\\b(?:top|first|last) \\d{1,4}\\b");
  private static final int WORDS = 3;
  private static final int COLUMNS = 3;
  private static final int EVENTS = 4;

  private final InstantSource clock;
  private final ZoneId zone;

  /// `now` is what this clock says; what has no zone is of this one.
  public Planner(InstantSource clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /// The plan for a question, over all of time when it names none.
  public Plan plan(String question, Vocabulary vocabulary) {
    return plan(question, Span.ALL, vocabulary);
  }

  /// The plan for a question.
  ///
  /// @param given the time it is about; when it has no bounds, the question decides
  public Plan plan(String question, Span given, Vocabulary vocabulary) {
    return plan(question, given, vocabulary, Proposal.NONE);
  }

  /// The plan for a question, with what a model chose where the question alone says nothing: topics
  /// beside those that are understood, a time where none is, views. What is no word of the menu
  /// counts for nothing.
  ///
  /// @param given the time it is about; when it has no bounds, the question decides
  public Plan plan(String question, Span given, Vocabulary vocabulary, Proposal proposal) {
    String read = question.length() > LONGEST ? question.substring(0, LONGEST) : question;
    Reading reading = new Reading(read);
    Optional<MatchResult> alert = reading.take(ALERT);
    Names names = new Names(reading, vocabulary);
    names.byLook();
    Span said = new TimeWords(clock.instant(), zone).read(reading);
    boolean named = given.bounded() || said.bounded();
    Span span = given.bounded() ? given : named ? said : time(proposal);
    reading.take(SO_MANY);
    Shape shape = Shape.of(reading);
    List<Topic> topics = names.ways(TopicWords.read(reading));
    names.byContext();
    Shape.take(reading);
    List<String> told = new ArrayList<>(bounded(read, question));
    if (!topics.isEmpty() || !names.found().isEmpty()) {
      unknown(names.unknown(), told);
    }
    List<String> unread = reading.words().stream().filter(word -> !Small.is(word)).toList();
    if (alert.isPresent()) {
      String marked = alert.get().group(1);
      String id =
          marked == null
              ? alert.get().group(2)
              : marked.substring(0, 1).toUpperCase(Locale.ROOT) + marked.substring(1);
      return around(id, span, names.found(), unread);
    }
    List<Topic> chosen = chosen(topics, proposal);
    if (!proposal.why().isEmpty()) {
      told.add("What a model would look up was not used: " + proposal.why() + ".");
    }
    if (chosen.isEmpty()) {
      return new Draft(span, names.found(), topics, shape, unread, told).plan();
    }
    told.add(note(chosen, named ? "" : span.said(), proposal.model()));
    List<Topic> all = new ArrayList<>(topics);
    all.addAll(chosen);
    return new Draft(span, names.found(), all, shape.with(proposal.views()), unread, told)
        .plan()
        .proposed();
  }

  private Span time(Proposal proposal) {
    String words = proposal.topics().isEmpty() ? "" : PlanWords.time(proposal.time());
    return words.isEmpty()
        ? Span.ALL
        : new TimeWords(clock.instant(), zone).read(new Reading(words));
  }

  private static List<Topic> chosen(List<Topic> topics, Proposal proposal) {
    return proposal.topics().stream()
        .flatMap(word -> PlanWords.topic(word).stream())
        .filter(topic -> !topics.contains(topic))
        .filter(topic -> topic != Topic.ANYTHING || topics.isEmpty())
        .distinct()
        .limit(PlanMenu.TOPICS)
        .toList();
  }

  private static String note(List<Topic> chosen, String time, String model) {
    return "Chosen from the menu by "
        + model
        + ", as the rules did not understand all of the question: "
        + chosen.stream().map(Topic::many).collect(Collectors.joining(", "))
        + (time.isEmpty() ? "." : "; " + time + ".");
  }

  private static void unknown(List<String> words, List<String> told) {
    for (String word : words) {
      told.add(
          "\""
              + word
              + "\" names no user, host or program that is kept; it was looked for as a word.");
    }
  }

  private static List<String> bounded(String read, String question) {
    return read.length() == question.length()
        ? List.of()
        : List.of("Only the first " + LONGEST + " characters of the question were read.");
  }

  private static Plan around(String id, Span span, List<Entity> about, List<String> unread) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Around(id));
    steps.addAll(new Draft(span, about, List.of(), OVERVIEW, unread, List.of()).plan().steps());
    return new Plan(span, about, steps, unread, List.of(), Plan.By.CODE);
  }

  private static final Shape OVERVIEW = new Shape(false, false, false, true, true, List.of());

  /// A plan in the making.
  private record Draft(
      Span span,
      List<Entity> about,
      List<Topic> topics,
      Shape shape,
      List<String> unread,
      List<String> notes) {

    Plan plan() {
      boolean nothing = topics.isEmpty() && about.isEmpty();
      if (nothing && (!unread.isEmpty() || !(shape.says() || span.bounded()))) {
        return words();
      }
      List<String> told = new ArrayList<>(notes);
      if (!unread.isEmpty()) {
        told.add(
            "These words of the question were not understood and are left out: "
                + String.join(", ", unread)
                + ".");
      }
      return made(about, told);
    }

    /* Nothing is known of it: the words themselves are looked for, when there are few. */
    private Plan words() {
      List<String> told = new ArrayList<>(notes);
      List<String> words = unread.stream().filter(w -> w.length() > 2).distinct().toList();
      if (words.isEmpty() || words.size() > WORDS) {
        told.add(NOT_UNDERSTOOD);
        return new Plan(span, about, List.of(), unread, told, Plan.By.CODE);
      }
      told.add(
          "The question names no topic that is known; events that hold the words of it were looked"
              + " for.");
      return made(words.stream().map(w -> Entity.of(Kind.TEXT, w)).toList(), told);
    }

    private Plan made(List<Entity> entities, List<String> told) {
      List<Step> steps = new ArrayList<>();
      List<Topic> all = topics.isEmpty() ? List.of(Topic.ANYTHING) : topics;
      if (shape.alerts() && topics.isEmpty()) {
        steps.add(new Step.Alerts(Topic.ANYTHING));
      }
      for (Topic topic : all) {
        steps(topic, entities, steps);
      }
      if (all.equals(List.of(Topic.FAILED_LOGONS))) {
        steps.add(new Step.Count(Topic.LOGONS));
        steps.add(new Step.Top(Topic.LOGONS, Column.USER));
      }
      if (!(shape.alerts() && topics.isEmpty())) {
        steps.add(new Step.Alerts(all.getFirst()));
      }
      return new Plan(span, entities, steps, unread, told, Plan.By.CODE);
    }

    private void steps(Topic topic, List<Entity> entities, List<Step> steps) {
      steps.add(new Step.Count(topic));
      steps.add(new Step.Ends(topic));
      if (shape.timed()) {
        steps.add(new Step.Timeline(topic));
      }
      for (Column column : columns(topic, entities)) {
        steps.add(new Step.Top(topic, column));
      }
      if (!shape.timed()) {
        steps.add(new Step.Timeline(topic));
      }
      steps.add(new Step.Sample(topic, topics.size() > 1 ? EVENTS / 2 : EVENTS));
    }

    private List<Column> columns(Topic topic, List<Entity> entities) {
      Set<Column> columns = new LinkedHashSet<>(shape.columns());
      columns.addAll(topic.columns());
      List<String> fixed =
          entities.stream()
              .filter(e -> e.kind() != Kind.ADDRESS || e.source())
              .filter(e -> e.kind() != Kind.NETWORK)
              .map(e -> e.kind().fields())
              .filter(fields -> !fields.isEmpty())
              .map(List::getFirst)
              .toList();
      return columns.stream()
          .filter(column -> !fixed.contains(column.field()))
          .limit(COLUMNS)
          .toList();
    }
  }

  /// What is said of a question that is not understood.
  public static final String NOT_UNDERSTOOD =
      "The question was not understood. Questions are read in English, by rules: ask who logged in,"
          + " about failed log-ons, web attacks, new services or accounts, downloads, what a user,"
          + " host or address did, and when (last night, since Monday, between 2 and 4).";
}
