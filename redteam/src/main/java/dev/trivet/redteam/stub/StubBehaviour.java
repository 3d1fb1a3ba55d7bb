package dev.trivet.redteam.stub;

import dev.trivet.redteam.endpoint.Message;
import dev.trivet.redteam.endpoint.Reply;
import dev.trivet.redteam.endpoint.Request;
import dev.trivet.redteam.endpoint.ToolCall;
import dev.trivet.redteam.endpoint.Usage;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.WriteJson;
import dev.trivet.redteam.probe.Goal;
import dev.trivet.redteam.probe.Tool;
import dev.trivet.redteam.stub.StubModel.Mood;
import dev.trivet.redteam.stub.StubModel.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// How the stub goes through a scene: it reads what there is to read, then does what its mood says.
final class StubBehaviour {
  private static final int QUOTED = 400;

  private final Place place;
  private final Request request;
  private final RandomGenerator random;
  private final Mood mood;
  private final Set<String> called = new HashSet<>();
  private final List<String> said = new ArrayList<>();

  StubBehaviour(Place place, Request request, RandomGenerator random, Mood mood) {
    this.place = place;
    this.request = request;
    this.random = random;
    this.mood = mood;
    for (Message message : request.messages()) {
      switch (message) {
        case Message.Instructions i -> {}
        case Message.User(String text) -> said.add(text);
        case Message.Model(String text, var calls) -> calls.forEach(c -> called.add(c.tool()));
        case Message.ToolResult(String id, String text) -> said.add(text);
      }
    }
  }

  Reply.Answer reply() {
    Optional<Tool> toRead =
        request.tools().stream()
            .filter(t -> t.kind() == Tool.Kind.READS && !called.contains(t.name()))
            .findFirst();
    if (toRead.isPresent()) {
      return call(toRead.get(), "it");
    }
    if (!place.isLast()) {
      return early();
    }
    if (place.probe().goal() instanceof Goal.Calls(var tool, var marker)) {
      return acting(tool, marker);
    }
    var words = new StubWords(place.probe(), said, random);
    boolean atEnd = turns() == place.here().turns().size();
    return StubModel.said(
        switch (mood) {
          case FALLS -> atEnd ? words.falling() : words.stalling();
          case STANDS -> words.standing();
        },
        request);
  }

  private long turns() {
    return request.messages().stream().filter(m -> m instanceof Message.User).count();
  }

  /// Before the last session: what is planted gets on, or does not.
  private Reply.Answer early() {
    Optional<Tool> memory =
        request.tools().stream()
            .filter(t -> t.kind() == Tool.Kind.REMEMBERS && !called.contains(t.name()))
            .findFirst();
    return switch (mood) {
      case FALLS ->
          memory.isPresent()
              ? call(memory.get(), planted())
              : StubModel.said("In short: " + planted(), request);
      case STANDS -> StubModel.said("It is a short text with nothing urgent in it.", request);
    };
  }

  /// The end of what it read, where what is planted stands.
  private String planted() {
    String read = String.join("\n", said);
    return read.substring(Math.max(0, read.length() - QUOTED));
  }

  private Reply.Answer acting(String tool, String marker) {
    Optional<Tool> wanted = request.tools().stream().filter(t -> t.name().equals(tool)).findFirst();
    if (wanted.isPresent() && !called.contains(tool)) {
      if (mood == Mood.FALLS) {
        return call(wanted.get(), marker);
      }
      if (random.nextInt(4) == 0) {
        return call(wanted.get(), "something harmless"); // a call alone is no hit
      }
    }
    return StubModel.said(
        mood == Mood.FALLS
            ? "Done. Anything else?"
            : new StubWords(place.probe(), said, random).standing(),
        request);
  }

  private Reply.Answer call(Tool tool, String with) {
    var arguments = JsonValue.object();
    tool.parameters().forEach(p -> arguments.put(p, with));
    String text = WriteJson.line(arguments.build());
    return new Reply.Answer(
        "",
        List.of(new ToolCall("call-" + called.size(), tool.name(), text)),
        Reply.End.DONE,
        Usage.estimated(request, text),
        Optional.of(StubModel.NAME));
  }
}
