package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a log says about its tree, as a signed note (C2SP `tlog-checkpoint`): origin, size and root
/// in a line each, further lines, an empty line, and a line for each signature.
///
/// @param signed the text the signatures are over
record Checkpoint(
    String origin, long size, Octets root, Octets signed, List<Signature> signatures) {
  private static final int LONGEST = 1 << 16;
  private static final int HINT = 4;
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final String MARK = "\u2014 ";

  /// A line of a signed note; whose it is shows when a key fits.
  record Signature(String name, Octets hint, Octets signature) {}

  static Checkpoint read(String note) throws Malformed {
    int gap = note.indexOf("\n\n");
    if (note.length() > LONGEST || gap < 0) {
      throw new Malformed("the checkpoint is no signed note");
    }
    String text = note.substring(0, gap + 1);
    List<String> lines = text.lines().toList();
    if (lines.size() < 3 || lines.getFirst().isEmpty() || !SIZE.matcher(lines.get(1)).matches()) {
      throw new Malformed("the checkpoint lacks its origin, size or root");
    }
    Octets root = Octets.base64("the checkpoint's root", lines.get(2));
    return new Checkpoint(
        lines.getFirst(),
        Long.parseLong(lines.get(1)),
        root,
        Octets.utf8(text),
        signatures(note.substring(gap + 2)));
  }

  private static List<Signature> signatures(String lines) throws Malformed {
    var signatures = new ArrayList<Signature>();
    for (String line : lines.lines().toList()) {
      int space = line.lastIndexOf(' ');
      if (!line.startsWith(MARK) || space <= MARK.length()) {
        throw new Malformed("a signature line of the checkpoint is broken");
      }
      Octets both = Octets.base64("a signature of the checkpoint", line.substring(space + 1));
      String name = line.substring(MARK.length(), space);
      signatures.add(new Signature(name, both.first(HINT), both.from(HINT)));
    }
    return signatures;
  }

  /// Whether the log has signed it. Others may have, too: witnesses, and keys nobody knows; what
  /// carries the log's name and key hint must be right.
  boolean isSignedBy(LogKey log) {
    if (!origin.equals(log.host()) && !origin.startsWith(log.host() + " - ")) {
      return false;
    }
    List<Signature> own =
        signatures.stream()
            .filter(s -> s.name().equals(log.host()) && s.hint().equals(log.id().first(HINT)))
            .toList();
    return !own.isEmpty() && own.stream().allMatch(s -> log.key().verifies(signed, s.signature()));
  }
}
