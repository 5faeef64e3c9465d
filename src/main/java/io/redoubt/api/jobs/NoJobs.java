package io.redoubt.api.jobs;

import io.redoubt.event.port.Jobs;
import java.util.List;
import java.util.Optional;

/// Where a service has no jobs.
public record NoJobs() implements Jobs {
  @Override
  public void put(Job job) {
    throw new UnsupportedOperationException("There are no jobs here.");
  }

  @Override
  public Optional<Job> find(String id) {
    return Optional.empty();
  }

  @Override
  public List<Job> list(String state, int limit) {
    return List.of();
  }

  @Override
  public int forget(long before) {
    return 0;
  }
}
