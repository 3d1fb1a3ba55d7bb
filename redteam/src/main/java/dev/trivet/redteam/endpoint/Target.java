package dev.trivet.redteam.endpoint;

/// What is attacked: a chat endpoint, or an agent whose tools the harness plays.
public interface Target {

  /// How it is called in a run: an address without its secrets, and a model.
  String name();

  /// Asks once. An implementation asks `meter` before every query it sends, retries included, and
  /// fails with [Reply.Fault#BUDGET_SPENT] when it may not.
  Reply ask(Request request, Meter meter) throws InterruptedException;
}
