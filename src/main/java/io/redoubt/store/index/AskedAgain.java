package io.redoubt.store.index;

import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.QueryCachingPolicy;
import org.apache.lucene.search.UsageTrackingQueryCachingPolicy;

/// Remembers of large segments which documents fit what is asked again and again, as a page does
/// that shows hits, their course and their frequent values, and shows them anew. Segments never
/// change, so that only what came since is looked through. What takes long, such as patterns that
/// begin with a star, is remembered from the second time on. Thread-safe.
final class AskedAgain {
  private static final int QUESTIONS = 256;
  private static final long BYTES = 24L << 20;

  private final LRUQueryCache known = new LRUQueryCache(QUESTIONS, BYTES);
  private final QueryCachingPolicy policy = new UsageTrackingQueryCachingPolicy();

  /// The same searcher, which remembers.
  IndexSearcher of(IndexSearcher searcher) {
    searcher.setQueryCache(known);
    searcher.setQueryCachingPolicy(policy);
    return searcher;
  }
}
