package dev.trivet.formats.svg;

/// How colours are written.
public enum Palette {
  /// As CSS custom properties with the light colour as fallback, so that the page decides and dark
  /// mode works without a second picture. `--ink`, `--paper` and so on; see [Tone].
  THEMED,
  /// As plain colours, for PDF writers and viewers that know no custom properties.
  FIXED;

  /// What a colour says. The name of its custom property and its light value.
  enum Tone {
    PAPER("--paper", "#ffffff"),
    INK("--ink", "#1b1f24"),
    SOFT_INK("--ink-soft", "#57606a"),
    LINE("--line", "#6e7781"),
    FAINT_LINE("--line-faint", "#d0d7de"),
    GROUND("--ground", "#f6f8fa"),
    EXTERNAL("--external", "#fff4d6"),
    PROCESS("--process", "#e2edff"),
    STORE("--store", "#e9e8f4"),
    ALERT("--alert", "#b3261e"),
    ALERT_GROUND("--alert-ground", "#fdeceb"),
    GOOD("--good", "#116329"),
    GOOD_GROUND("--good-ground", "#e3f6e8"),
    SERIES_A("--series-a", "#0a5270"),
    SERIES_B("--series-b", "#a8431b"),
    SERIES_C("--series-c", "#17603a"),
    SERIES_D("--series-d", "#5a3987");

    private final String property;
    private final String light;

    Tone(String property, String light) {
      this.property = property;
      this.light = light;
    }
  }

  String of(Tone tone) {
    return switch (this) {
      case THEMED -> "var(" + tone.property + ", " + tone.light + ")";
      case FIXED -> tone.light;
    };
  }
}
