package dev.trivet.redteam.endpoint;

import java.util.List;

/// Where requests arrive that an attack tried to cause.
public interface Listener {

  /// Its address without a path, on the loopback interface; empty when nothing listens.
  String base();

  /// Every path and query that arrived so far.
  List<String> arrived();

  Listener NONE =
      new Listener() {
        @Override
        public String base() {
          return "";
        }

        @Override
        public List<String> arrived() {
          return List.of();
        }
      };
}
