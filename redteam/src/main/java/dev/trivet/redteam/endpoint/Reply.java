package dev.trivet.redteam.endpoint;

import java.util.List;
import java.util.Optional;

/// What came back.
public sealed interface Reply {

  /// The model spoke, called tools, or both.
  ///
  /// @param model the name the endpoint gives itself
  record Answer(String text, List<ToolCall> calls, End end, Usage usage, Optional<String> model)
      implements Reply {
    public Answer {
      calls = List.copyOf(calls);
    }
  }

  /// A filter stood in the way, before or behind the model.
  record Blocked(String why, Usage usage) implements Reply {}

  /// There is no answer.
  record Failed(Fault fault, String what) implements Reply {}

  /// Why the model stopped.
  enum End {
    /// It had said all.
    DONE,
    /// It was cut off.
    CUT_OFF
  }

  /// What went wrong between the harness and the model.
  enum Fault {
    UNREACHABLE,
    TIMED_OUT,
    RATE_LIMITED,
    NOT_ALLOWED,
    REFUSED_REQUEST,
    SERVER_ERROR,
    NOT_JSON,
    TRUNCATED,
    UNEXPECTED,
    TOO_LARGE,
    BUDGET_SPENT
  }
}
