package dev.trivet.redteam.run;

import dev.trivet.redteam.endpoint.Message;
import dev.trivet.redteam.endpoint.Meter;
import dev.trivet.redteam.endpoint.Reply;
import dev.trivet.redteam.endpoint.Request;
import dev.trivet.redteam.endpoint.Target;
import dev.trivet.redteam.endpoint.ToolCall;
import dev.trivet.redteam.judge.Ending;
import dev.trivet.redteam.judge.Line;
import dev.trivet.redteam.judge.Played;
import dev.trivet.redteam.probe.Scene;
import dev.trivet.redteam.probe.Session;
import dev.trivet.redteam.probe.Tool;
import dev.trivet.redteam.probe.Turn;
import dev.trivet.redteam.suite.Loopback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plays one probe once: says its turns, answers for the tools, carries memory and answers on to
/// the next session.
final class PlayProbe {
  private static final int MOST_ROUNDS = 6;
  private static final int MOST_CALLS = 32;
  private static final String DEPLOYMENT = "(the instructions of the deployment)\n\n";

  private final Target target;
  private final Meter meter;
  private final Optional<String> deployment;
  private final String loopback;
  private final long seed;

  private final List<Line> lines = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<String> memories = new ArrayList<>();
  private final List<String> models = new ArrayList<>();
  private String lastAnswer = "";
  private boolean spent;

  /// @param deployment the instructions of the target, put before the probe's
  /// @param loopback what stands for the listener's address in this repetition; empty for none
  /// @param seed of this repetition
  PlayProbe(Target target, Meter meter, Optional<String> deployment, String loopback, long seed) {
    this.target = target;
    this.meter = meter;
    this.deployment = deployment;
    this.loopback = loopback;
    this.seed = seed;
  }

  /// The names the endpoint gave itself while it was played.
  List<String> models() {
    return models;
  }

  /// @return nothing when the budget was spent before the end
  Optional<Played> play(Scene scene) throws InterruptedException {
    for (Session session : scene.sessions()) {
      begin(session);
      for (Turn turn : session.turns()) {
        say(text(turn));
        Optional<Ending> ending = answer(session);
        if (ending.isPresent()) {
          return spent ? Optional.empty() : Optional.of(new Played(lines, ending.get()));
        }
      }
    }
    return Optional.of(new Played(lines, new Ending.Finished()));
  }

  private void begin(Session session) {
    String told = real(session.instructions());
    messages.clear();
    messages.add(new Message.Instructions(deployment.map(d -> d + "\n\n" + told).orElse(told)));
    lines.add(new Line.Told((deployment.isPresent() ? DEPLOYMENT : "") + session.instructions()));
  }

  private void say(String text) {
    messages.add(new Message.User(real(text)));
    lines.add(new Line.Said(text));
  }

  private String text(Turn turn) {
    return switch (turn) {
      case Turn.Say(String text) -> text;
      case Turn.Relay(String before, String after) -> before + lastAnswer + after;
      case Turn.Recall(String then) ->
          memories.isEmpty()
              ? then
              : "From memory:\n- " + String.join("\n- ", memories) + "\n\n" + then;
    };
  }

  /// Asks until the model has said something and wants no more tools.
  ///
  /// @return why it ends here; nothing when the next turn can be said
  private Optional<Ending> answer(Session session) throws InterruptedException {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Reply reply = target.ask(new Request(messages, session.tools(), seed), meter);
      switch (reply) {
        case Reply.Blocked(String why, var usage) -> {
          return Optional.of(new Ending.Blocked(kept(why)));
        }
        case Reply.Failed(var fault, String what) -> {
          spent = fault == Reply.Fault.BUDGET_SPENT;
          return Optional.of(new Ending.Failed(kept(what)));
        }
        case Reply.Answer answer -> {
          take(answer);
          if (answer.calls().isEmpty()) {
            return answer.end() == Reply.End.CUT_OFF
                ? Optional.of(new Ending.CutOff())
                : Optional.empty();
          }
          playTools(session, answer);
        }
      }
    }
    return Optional.of(new Ending.Endless());
  }

  private void take(Reply.Answer answer) {
    answer.model().ifPresent(models::add);
    messages.add(new Message.Model(answer.text(), answer.calls()));
    lastAnswer = kept(answer.text());
    if (!answer.text().isEmpty() || answer.calls().isEmpty()) {
      lines.add(new Line.Answered(lastAnswer));
    }
  }

  private void playTools(Session session, Reply.Answer answer) {
    for (ToolCall call : answer.calls().stream().limit(MOST_CALLS).toList()) {
      lines.add(new Line.Called(call.tool(), kept(call.arguments())));
      String result =
          session.tool(call.tool()).map(t -> result(t, call)).orElse("there is no such tool");
      messages.add(new Message.ToolResult(call.id(), real(result)));
      lines.add(new Line.Returned(call.tool(), result));
    }
  }

  private String result(Tool tool, ToolCall call) {
    return switch (tool.kind()) {
      case READS, ACTS -> tool.result();
      case REMEMBERS -> {
        memories.add(kept(call.arguments()));
        yield tool.result();
      }
    };
  }

  /// With the listener's real address, as the target gets it.
  private String real(String text) {
    return loopback.isEmpty() ? text : Loopback.into(text, loopback);
  }

  /// As it is kept: the same, whatever port the listener had.
  private String kept(String text) {
    return Loopback.outOf(text, loopback);
  }
}
