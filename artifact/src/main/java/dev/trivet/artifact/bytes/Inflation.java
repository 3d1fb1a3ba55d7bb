package dev.trivet.artifact.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A compressed stream read page by page. The pages last read are kept, so that what fits is
/// inflated once; going back further starts the stream again, a bounded number of times.
final class Inflation {
  static final int PAGE = 1 << 16;
  private static final int PAGES_KEPT = 512;
  private static final int MOST_STARTS = 64;

  private final Opener opener;
  private final Meter meter;
  private final Map<Long, byte[]> pages = new LinkedHashMap<>(64, 0.75f, true);
  private @Nullable InputStream stream;
  private long position;
  private long end = -1;
  private int starts;
  private @Nullable String damage;
  private long lastNumber = -1;
  private byte[] last = new byte[0];

  Inflation(Opener opener, Meter meter) {
    this.opener = opener;
    this.meter = meter;
  }

  Optional<String> damage() {
    return Optional.ofNullable(damage);
  }

  /// The whole length; inflates to the end when it is not known yet.
  long size() {
    while (end < 0) {
      page(position / PAGE);
    }
    return end;
  }

  /// Whether the end was met, and lies before `at`; inflates nothing.
  boolean isKnownToEndBefore(long at) {
    return end >= 0 && at > end;
  }

  boolean isAtHand(long at) {
    return pages.containsKey(at / PAGE) || (at >= position && stream != null);
  }

  boolean reaches(long at) {
    if (end >= 0) {
      return at <= end;
    }
    return at == 0 || page((at - 1) / PAGE).length > (int) ((at - 1) % PAGE);
  }

  /// The page of that number, cut short or empty at and after the end.
  byte[] page(long number) {
    if (number == lastNumber) {
      return last;
    }
    byte[] page = pages.get(number);
    if (page == null) {
      page = inflateTo(number);
    }
    lastNumber = number;
    last = page;
    return page;
  }

  private byte[] inflateTo(long number) {
    if (end >= 0 && number * PAGE >= end) {
      return new byte[0];
    }
    if (stream == null || position > number * PAGE) {
      start();
    }
    while (end < 0 || position < end) {
      long reading = position / PAGE;
      byte[] page = readPage();
      keep(reading, page);
      if (reading == number || page.length < PAGE) {
        return reading == number ? page : new byte[0];
      }
    }
    return new byte[0];
  }

  private void keep(long number, byte[] page) {
    pages.put(number, page);
    if (pages.size() > PAGES_KEPT) {
      pages.remove(pages.keySet().iterator().next());
    }
  }

  private void start() {
    if (++starts > MOST_STARTS) {
      throw new IllegalStateException("a compressed stream was read backwards too often");
    }
    close();
    position = 0;
    try {
      stream = opener.open();
    } catch (IOException | RuntimeException e) {
      ends(e);
    }
  }

  /// Reads one page; a damaged stream ends where the damage is.
  private byte[] readPage() {
    byte[] page = new byte[PAGE];
    int filled = 0;
    try {
      while (filled < PAGE && stream != null) {
        int read = stream.read(page, filled, PAGE - filled);
        if (read < 0) {
          break;
        }
        filled += read;
      }
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      ends(e);
    }
    position += filled;
    meter.inflated(filled, position);
    if (filled < PAGE) {
      end = position;
      close();
      return Arrays.copyOf(page, filled);
    }
    return page;
  }

  private void ends(Exception e) {
    damage = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private void close() {
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException e) {
        ends(e);
      }
      stream = null;
    }
  }
}
