package dev.trivet.cli;

import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Programme;
import dev.trivet.shared.Digest;
import java.util.List;
import java.util.Optional;

/// A component of a programme, found by `SYSTEM/COMPONENT`.
record ComponentPlace(SystemId system, Component component) {

  static ComponentPlace find(String name, Programme programme) throws Refusal {
    int slash = name.indexOf('/');
    if (slash < 0) {
      throw new Refusal(
          ExitCode.USAGE, "'" + name + "' names no component", "write SYSTEM/COMPONENT");
    }
    String system = name.substring(0, slash);
    String component = name.substring(slash + 1);
    AiSystem of =
        programme.systems().stream()
            .filter(s -> s.id().value().equals(system))
            .findFirst()
            .orElseThrow(() ->
                Unknown.word("system", system, ids(programme.systems(), s -> s.id().value())));
    return new ComponentPlace(
        of.id(),
        of.components().stream()
            .filter(c -> c.id().value().equals(component))
            .findFirst()
            .orElseThrow(() ->
                Unknown.word("component", component, ids(of.components(), c -> c.id().value()))));
  }

  private static <T> List<String> ids(List<T> things, java.util.function.Function<T, String> id) {
    return things.stream().map(id).toList();
  }

  /// The version of those bytes: the one the programme names, when it means them.
  Optional<String> version(Digest digest) {
    return component.digest().filter(digest::equals).flatMap(same -> component.version());
  }

  @Override
  public String toString() {
    return system + "/" + component.id();
  }
}
