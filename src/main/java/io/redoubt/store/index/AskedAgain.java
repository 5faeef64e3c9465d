package io.redoubt.store.index;

import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryCachingPolicy;
import org.apache.lucene.search.UsageTrackingQueryCachingPolicy;

/// Remembers of large segments which documents fit what is asked again and again, as a page does
/// that shows hits, their course and their frequent values, and shows them anew. Segments never
/// change, so that only what came since is looked through. What takes long, such as patterns that
/// begin with a star, is remembered at once. Thread-safe.
final class AskedAgain {
  private static final int QUESTIONS = 256;
  private static final long BYTES = 24L << 20;

  private final LRUQueryCache known = new LRUQueryCache(QUESTIONS, BYTES);
  private final QueryCachingPolicy policy =
      new UsageTrackingQueryCachingPolicy() {
        /* A pattern goes over all terms: what fits is counted and then searched for the latest. */
        @Override
        protected int minFrequencyToCache(Query query) {
          return query instanceof GlobTerms ? 1 : super.minFrequencyToCache(query);
        }
      };

  /// The same searcher, which remembers.
  IndexSearcher of(IndexSearcher searcher) {
    searcher.setQueryCache(known);
    searcher.setQueryCachingPolicy(policy);
    return searcher;
  }

  /// One that makes use of what is remembered, and to which a question that is asked several times
  /// over is one that was asked before.
  static IndexSearcher once(IndexSearcher searcher) {
    QueryCachingPolicy policy = searcher.getQueryCachingPolicy();
    IndexSearcher once = new IndexSearcher(searcher.getIndexReader());
    once.setQueryCache(searcher.getQueryCache());
    once.setQueryCachingPolicy(
        new QueryCachingPolicy() {
          @Override
          public void onUse(Query query) {}

          @Override
          public boolean shouldCache(Query query) throws IOException {
            return policy.shouldCache(query);
          }
        });
    return once;
  }
}
