package dev.trivet.artifact.integrity.stated;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.manifest.ResourceName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads checksum files: as `sha256sum` writes them (`digest name`, with `*` for binary), as BSD
/// does (`SHA256 (name) = digest`), and the pointer git-lfs leaves for a file.
///
/// A line that is none of these refuses the whole: what is not understood is not checked. A name
/// that leads out of the directory is refused.
public final class ReadSums {
  public static final int LARGEST = 32 << 20;

  private static final Pattern GNU =
      Pattern.compile("(\\\\?)([0-9a-fA-F]{64,128}) [ *](.+)", Pattern.DOTALL);
  private static final Pattern BSD =
      Pattern.compile("(\\\\?)SHA(?:256|384|512) \\((.+)\\) = ([0-9a-fA-F]{64,128})");

  private ReadSums() {}

  /// @param own name of the file a pointer is about
  public static List<StatedDigest> of(Octets file, String own) throws Malformed {
    String text = file.text();
    if (LfsPointer.isOne(text)) {
      return List.of(new StatedDigest(own, DigestKind.SHA256, LfsPointer.digest(text)));
    }
    var sums = new ArrayList<StatedDigest>();
    var names = new HashSet<String>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String whole = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      if (!whole.isBlank()) {
        StatedDigest sum = line(whole, number);
        if (!names.add(sum.name())) {
          throw new Malformed("line " + number + " lists '" + sum.name() + "' once more");
        }
        sums.add(sum);
      }
    }
    if (sums.isEmpty()) {
      throw new Malformed("it lists no file");
    }
    return sums;
  }

  private static StatedDigest line(String line, int number) throws Malformed {
    Matcher gnu = GNU.matcher(line);
    if (gnu.matches()) {
      return sum(gnu.group(2), name(gnu.group(3), gnu.group(1), number), number);
    }
    Matcher bsd = BSD.matcher(line);
    if (bsd.matches()) {
      return sum(bsd.group(3), name(bsd.group(2), bsd.group(1), number), number);
    }
    throw new Malformed("line %d is no SHA-256, SHA-384 or SHA-512 with a name".formatted(number));
  }

  private static StatedDigest sum(String hex, String name, int number) throws Malformed {
    DigestKind kind =
        DigestKind.ofSum(hex)
            .orElseThrow(
                () -> new Malformed("line %d has a digest of no known length".formatted(number)));
    return new StatedDigest(name, kind, Octets.hex("line " + number, hex));
  }

  private static String name(String written, String mark, int number) throws Malformed {
    String name = mark.isEmpty() ? written : unescaped(written, number);
    String plain = name.startsWith("./") ? name.substring(2) : name;
    if (!ResourceName.isCanonical(plain)) {
      throw new Malformed(
          "line %d names '%s', which is not below the directory".formatted(number, plain));
    }
    return plain;
  }

  private static String unescaped(String written, int number) throws Malformed {
    var name = new StringBuilder();
    boolean isEscaped = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (isEscaped) {
        name.append(meant(c, number));
        isEscaped = false;
      } else if (c == '\\') {
        isEscaped = true;
      } else {
        name.append(c);
      }
    }
    if (isEscaped) {
      throw new Malformed("line " + number + " ends within an escape");
    }
    return name.toString();
  }

  private static char meant(char escaped, int number) throws Malformed {
    return switch (escaped) {
      case '\\' -> '\\';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> throw new Malformed("line " + number + " has an unknown escape");
    };
  }
}
