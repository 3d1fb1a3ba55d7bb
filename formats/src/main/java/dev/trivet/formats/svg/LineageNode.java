package dev.trivet.formats.svg;

/// Something in the picture of where a model comes from.
///
/// @param name what it is called
/// @param detail version, or what is known besides
/// @param bond what it is to the model: `fine-tuned from it`
public record LineageNode(Place place, String name, String detail, String bond, Standing standing) {

  /// Where it stands in the picture.
  public enum Place {
    BASE("Made from"),
    DATASET("Trained and tested on"),
    MODEL("The model"),
    LIBRARY("Runs with"),
    SYSTEM("Part of");

    private final String heading;

    Place(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  /// How well it is known.
  public enum Standing {
    /// Its bytes, or what a tool wrote, show it.
    SHOWN,
    /// Somebody says so.
    SAID,
    /// The chain breaks here.
    BROKEN
  }
}
