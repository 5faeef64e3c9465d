package io.redoubt.cli.review;

import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.roster.Roster;
import io.redoubt.triage.qualify.Proof;
import io.redoubt.triage.review.Reviewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who asks which model now, or why nobody does. Immutable.
///
/// @param model that is asked; null: none
/// @param reviewer who asks it; null as well
/// @param earned what models earned; null as well
/// @param notes for people: why there is none, or what takes no part
record Engaged(
    ModelFinder.Found.@Nullable Model model,
    @Nullable Reviewer reviewer,
    @Nullable Earned earned,
    List<String> notes) {
  /// Nobody asks a model.
  static Engaged nobody(List<String> notes) {
    return new Engaged(null, null, null, notes);
  }

  /// The name of the model; empty: there is none.
  String name() {
    return model == null ? "" : model.name();
  }

  /// That the model is being loaded, and since when; empty: it is not.
  Optional<String> loading() {
    return model == null ? Optional.empty() : model.loading();
  }

  /// The notes in this state.
  List<String> notes(Roster.State state) {
    return state == Roster.State.LOADING
        ? Stream.concat(loading().stream(), notes.stream()).toList()
        : notes;
  }

  /// What the model that is asked may change.
  ///
  /// @param asked level that is configured
  Roster.Standing standing(int asked, int tier, Instant present) {
    return model == null
        ? new Roster.Standing(0, asked, -1, "No model is asked.")
        : standing(model.model().identity(), asked, tier, present);
  }

  /// What any model may change, or would.
  Roster.Standing standing(ModelIdentity other, int asked, int tier, Instant present) {
    return reviewer == null || earned == null
        ? new Roster.Standing(0, asked, -1, "Not known while no model is asked.")
        : earned.standing(Proof.terms(other, reviewer.versions(), tier), present);
  }

  /// Who is asked and what it may, in a line; for nobody, why.
  String told(int asked, int tier, Instant present) {
    if (model == null) {
      return "no model: " + String.join(" ", notes);
    }
    ModelIdentity id = model.model().identity();
    Roster.Standing standing = standing(asked, tier, present);
    String more = notes.isEmpty() ? "" : " " + String.join(" ", notes);
    return "model %s (%s%s), level %d: %s%s"
        .formatted(
            model.name(),
            id.backend(),
            id.digest().isEmpty() ? "" : ", " + id.digest(),
            standing.level(),
            standing.reason(),
            more);
  }
}
