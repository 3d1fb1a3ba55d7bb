package dev.trivet.redteam.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One conversation.
///
/// @param instructions what the model is told before anything else; put after the instructions of
///   the deployment under test, where it has some
/// @param turns what is said to it, one after another
/// @param tools what it may call; the harness answers for them
public record Session(String instructions, List<Turn> turns, List<Tool> tools) {
  public Session {
    turns = List.copyOf(turns);
    tools = List.copyOf(tools);
    if (turns.isEmpty()) {
      throw new IllegalArgumentException("nothing is said in a session");
    }
  }

  public static Session of(String instructions, String... said) {
    var turns = new ArrayList<Turn>();
    for (String text : said) {
      turns.add(new Turn.Say(text));
    }
    return new Session(instructions, turns, List.of());
  }

  public static Session of(String instructions, Turn turn) {
    return new Session(instructions, List.of(turn), List.of());
  }

  public Session with(Tool... offered) {
    return new Session(instructions, turns, List.of(offered));
  }

  public Session told(String more) {
    return new Session(instructions + more, turns, tools);
  }

  public Optional<Tool> tool(String name) {
    return tools.stream().filter(t -> t.name().equals(name)).findFirst();
  }
}
