package dev.trivet.formats.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Gives a workbook the instant it speaks of in place of the one it was written at, so that the
/// same posture is the same file. The archive is written anew by the JDK on the way: the library's
/// own leaves out sizes that some readers want.
final class FixTime {
  private static final String PROPERTIES = "docProps/core.xml";
  private static final String CREATED = "(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)";
  private static final LocalDateTime OLDEST = LocalDateTime.of(1980, 1, 1, 0, 0);

  private FixTime() {}

  /// @param workbook as the library wrote it
  /// @param to stays open
  static void copy(Path workbook, Instant instant, OutputStream to) throws IOException {
    var out = new ZipOutputStream(to);
    try (var in = new ZipFile(workbook.toFile())) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        byte[] content;
        try (InputStream of = in.getInputStream(entry)) {
          content = of.readAllBytes();
        }
        if (entry.getName().equals(PROPERTIES)) {
          content =
              new String(content, StandardCharsets.UTF_8)
                  .replaceFirst(CREATED, "$1" + instant + "$2")
                  .getBytes(StandardCharsets.UTF_8);
        }
        var copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(OLDEST);
        out.putNextEntry(copy);
        out.write(content);
        out.closeEntry();
      }
    }
    out.finish();
  }
}
