package io.redoubt.llm.pool;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Looks at all servers of a pool at once and leaves out those that run another model than the
/// first.
///
/// @param backends at least one
record Preparation(List<Backend> backends) {
  Readiness run(Deadline deadline) {
    List<CompletableFuture<Readiness>> looks = new ArrayList<>();
    for (Backend backend : backends) {
      CompletableFuture<Readiness> look = new CompletableFuture<>();
      Thread.ofVirtual()
          .name("model-look")
          .start(() -> look.complete(backend.model().prepare(deadline)));
      looks.add(look);
    }
    List<Readiness> found = looks.stream().map(Preparation::of).toList();
    Optional<Readiness> ready = first(found, Readiness.Ready.class);
    ready.ifPresent(reference -> compare(((Readiness.Ready) reference).identity(), found));
    return ready.or(() -> first(found, Readiness.Loading.class)).orElseGet(found::getFirst);
  }

  private static Readiness of(CompletableFuture<Readiness> look) {
    try {
      return look.join();
    } catch (CancellationException | CompletionException bug) {
      throw new IllegalStateException("A look at a model server failed.", bug);
    }
  }

  private static Optional<Readiness> first(List<Readiness> found, Class<? extends Readiness> kind) {
    return found.stream().filter(kind::isInstance).findFirst();
  }

  private void compare(ModelIdentity reference, List<Readiness> found) {
    for (int i = 0; i < backends.size(); i++) {
      String why =
          found.get(i) instanceof Readiness.Ready(var identity) ? other(reference, identity) : "";
      backends.get(i).leaveOut(why);
    }
  }

  private static String other(ModelIdentity reference, ModelIdentity identity) {
    boolean same =
        reference.digest().isEmpty()
            || identity.digest().isEmpty()
            || reference.digest().equals(identity.digest());
    return same
        ? ""
        : "runs another build of "
            + identity.model()
            + " ("
            + identity.digest()
            + ", the first server "
            + reference.digest()
            + "): install the same one.";
  }
}
