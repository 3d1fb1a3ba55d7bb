package dev.trivet.cli;

import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Programme;
import dev.trivet.shared.Digest;
import java.util.List;
import java.util.Optional;

/// A component of a programme, found by `SYSTEM/COMPONENT`.
///
/// @param in the system it is part of
record ComponentPlace(AiSystem in, Component component) {

  static ComponentPlace find(String name, Programme programme) throws Refusal {
    int slash = name.indexOf('/');
    if (slash < 0) {
      throw new Refusal(
          ExitCode.USAGE, "'" + name + "' names no component", "write SYSTEM/COMPONENT");
    }
    AiSystem system = system(name.substring(0, slash), programme);
    return new ComponentPlace(system, component(name.substring(slash + 1), system));
  }

  static AiSystem system(String id, Programme programme) throws Refusal {
    List<AiSystem> all = programme.systems();
    return all.stream()
        .filter(s -> s.id().value().equals(id))
        .findFirst()
        .orElseThrow(
            () -> Unknown.word("system", id, all.stream().map(s -> s.id().value()).toList()));
  }

  static Component component(String id, AiSystem in) throws Refusal {
    List<Component> all = in.components();
    return all.stream()
        .filter(c -> c.id().value().equals(id))
        .findFirst()
        .orElseThrow(
            () -> Unknown.word("component", id, all.stream().map(c -> c.id().value()).toList()));
  }

  SystemId system() {
    return in.id();
  }

  /// The version of those bytes: the one the programme names, when it means them.
  Optional<String> version(Digest digest) {
    return component.digest().filter(digest::equals).flatMap(same -> component.version());
  }

  @Override
  public String toString() {
    return system() + "/" + component.id();
  }
}
