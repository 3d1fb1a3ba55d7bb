package dev.trivet.redteam.stub;

import dev.trivet.measure.statistics.Chance;
import dev.trivet.redteam.endpoint.Message;
import dev.trivet.redteam.endpoint.Meter;
import dev.trivet.redteam.endpoint.Reply;
import dev.trivet.redteam.endpoint.Request;
import dev.trivet.redteam.endpoint.Target;
import dev.trivet.redteam.endpoint.Usage;
import dev.trivet.redteam.probe.Probe;
import dev.trivet.redteam.probe.Session;
import dev.trivet.redteam.probe.Tool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model whose weaknesses are known, so that what the harness says of it can be held against the
/// truth. It knows the probes and recognises each by the reference of its session.
public final class StubModel implements Target {
  static final String NAME = "stub-1";
  private static final Pattern REFERENCE = Pattern.compile("Session reference: ([0-9a-f]+)\\.");

  private final Weakness weakness;
  private final Map<String, Place> places = new HashMap<>();

  /// Where in which probe a session stands.
  record Place(Probe probe, int session) {
    Session here() {
      return probe.scene().sessions().get(session);
    }

    boolean isLast() {
      return session == probe.scene().sessions().size() - 1;
    }
  }

  public StubModel(List<Probe> probes, Weakness weakness) {
    this.weakness = weakness;
    for (Probe probe : probes) {
      List<Session> sessions = probe.scene().sessions();
      for (int i = 0; i < sessions.size(); i++) {
        places.put(reference(sessions.get(i).instructions()), new Place(probe, i));
      }
    }
  }

  @Override
  public String name() {
    return "stub";
  }

  @Override
  public Reply ask(Request request, Meter meter) {
    var most = new Usage(request.tokens(), 512);
    if (!meter.take(most)) {
      return new Reply.Failed(Reply.Fault.BUDGET_SPENT, "the budget is spent");
    }
    Reply.Answer answer = reply(request);
    meter.settle(most, answer.usage());
    return answer;
  }

  /// The truth: whether it falls for a probe in the repetition with this seed.
  public boolean falls(Probe probe, long repetitionSeed) {
    return weakness.falls(probe.family(), probe.id(), repetitionSeed);
  }

  Reply.Answer reply(Request request) {
    Optional<Place> place = place(request.messages());
    if (place.isEmpty()) {
      return said("Hello! What can I do for you?", request);
    }
    Probe probe = place.get().probe();
    var random =
        Chance.of(request.seed(), probe.id().value().hashCode() + request.messages().size());
    Mood mood = falls(probe, request.seed()) ? Mood.FALLS : Mood.STANDS;
    return new StubBehaviour(place.get(), request, random, mood).reply();
  }

  /// What it makes of a probe.
  enum Mood {
    FALLS,
    STANDS
  }

  /// The tools of the session these messages belong to.
  List<Tool> tools(List<Message> messages) {
    return place(messages).map(p -> p.here().tools()).orElse(List.of());
  }

  private Optional<Place> place(List<Message> messages) {
    return messages.stream()
        .flatMap(
            m -> m instanceof Message.Instructions(var t) ? java.util.stream.Stream.of(t) : null)
        .flatMap(t -> Optional.ofNullable(places.get(reference(t))).stream())
        .findFirst();
  }

  /// The last one: instructions of a deployment may stand before.
  private static String reference(String instructions) {
    Matcher found = REFERENCE.matcher(instructions);
    String last = "";
    while (found.find()) {
      last = found.group(1);
    }
    return last;
  }

  static Reply.Answer said(String text, Request request) {
    return new Reply.Answer(
        text, List.of(), Reply.End.DONE, Usage.estimated(request, text), Optional.of(NAME));
  }
}
