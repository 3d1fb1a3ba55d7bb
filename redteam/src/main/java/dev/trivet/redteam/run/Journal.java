package dev.trivet.redteam.run;

import dev.trivet.redteam.endpoint.Spent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where attempts are kept while a run goes on, so that it can be taken up again.
public interface Journal {

  /// What an earlier part of the run left.
  List<Attempt> attempts();

  /// What that used up.
  Spent spent();

  /// When it began.
  Optional<Instant> started();

  /// Keeps an attempt. Called for one at a time.
  void add(Attempt attempt, Spent spent);

  /// Keeps nothing.
  Journal NONE =
      new Journal() {
        @Override
        public List<Attempt> attempts() {
          return List.of();
        }

        @Override
        public Spent spent() {
          return Spent.NOTHING;
        }

        @Override
        public Optional<Instant> started() {
          return Optional.empty();
        }

        @Override
        public void add(Attempt attempt, Spent spent) {}
      };
}
