package dev.trivet.formats.svg;

import dev.trivet.formats.svg.Grid.Cell;
import dev.trivet.formats.svg.Wire.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where on an element's sides its flows begin and end: in the order of where they come from, so
/// that they do not cross at the door.
final class Ports {
  private record Door(String element, boolean right) {}

  /// @param towards ten times the row it comes from or goes to
  private record Port(Wire wire, boolean isStart, int towards) {}

  private final Map<Door, List<Port>> doors = new HashMap<>();

  Ports(List<Wire> wires) {
    for (Wire wire : wires) {
      door(wire.from(), wire.leavesRight())
          .add(new Port(wire, true, towards(wire, wire.to(), wire.from())));
      door(wire.to(), wire.arrivesRight())
          .add(new Port(wire, false, towards(wire, wire.from(), wire.to())));
    }
    doors
        .values()
        .forEach(ports ->
            ports.sort(
                Comparator.comparingInt(Port::towards)
                    .thenComparingInt(port -> port.wire().number())));
  }

  private List<Port> door(Cell cell, boolean right) {
    return doors.computeIfAbsent(new Door(cell.element().id(), right), d -> new ArrayList<>());
  }

  private static int towards(Wire wire, Cell other, Cell own) {
    if (wire.way() != Way.CORRIDOR) {
      return 10 * other.row();
    }
    return wire.corridor() <= own.row() ? 10 * wire.corridor() - 5 : 10 * wire.corridor() + 5;
  }

  int start(Wire wire) {
    return position(wire, wire.from(), wire.leavesRight(), true);
  }

  int end(Wire wire) {
    return position(wire, wire.to(), wire.arrivesRight(), false);
  }

  private int position(Wire wire, Cell cell, boolean right, boolean isStart) {
    List<Port> ports = door(cell, right);
    int at = 0;
    while (!ports.get(at).wire().equals(wire) || ports.get(at).isStart() != isStart) {
      at++;
    }
    return at;
  }

  int count(Cell cell, boolean right) {
    return door(cell, right).size();
  }

  /// The number of flows on the busier side.
  int most(String element) {
    return Math.max(
        doors.getOrDefault(new Door(element, true), List.of()).size(),
        doors.getOrDefault(new Door(element, false), List.of()).size());
  }
}
