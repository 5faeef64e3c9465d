package io.redoubt.pipeline;

import io.redoubt.normalize.Normalizer;
import io.redoubt.normalize.TimeContext;
import io.redoubt.normalize.TimeReader;
import io.redoubt.taxonomy.ecs.Mappings;
import io.redoubt.template.Templates;
import org.jspecify.annotations.Nullable;

/// Makes the per-worker stages out of the shared tables. Immutable and thread-safe.
public final class Stages {
  private final Mappings mappings;
  private final Templates templates;

  private Stages(Mappings mappings, Templates templates) {
    this.mappings = mappings;
    this.templates = templates;
  }

  /// Loads the tables; events get no templates.
  public static Stages load() {
    return new Stages(new Mappings(), Templates.NONE);
  }

  /// The same stages; events get these templates.
  public Stages with(Templates learnt) {
    return new Stages(mappings, learnt);
  }

  /// Gives events their templates; null when there are none to give.
  @Nullable TemplateStep templateStep() {
    return templates == Templates.NONE ? null : new TemplateStep(templates.finder());
  }

  /// A normalizer for one batch of an entry.
  public Normalizer normalizer(TimeContext context) {
    return new Normalizer(mappings, new TimeReader(context));
  }
}
