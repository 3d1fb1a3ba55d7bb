package dev.trivet.artifact.hdf5;

import java.util.function.LongConsumer;

/// Reads a link: hard ones are followed, soft ones stay within the file, external ones are judged.
final class LinkMessage {
  private static final int HARD = 0;
  private static final int SOFT = 1;
  private static final int EXTERNAL = 64;
  private static final int LONGEST = 4_096;

  private LinkMessage() {}

  static void read(Hdf5File file, long at, LongConsumer members) {
    int flags = file.bytes().u8(at + 1);
    long place = at + 2;
    int type = HARD;
    if ((flags & 8) != 0) {
      type = file.bytes().u8(place++);
    }
    place += (flags & 4) != 0 ? 8 : 0;
    place += (flags & 16) != 0 ? 1 : 0;
    int width = 1 << (flags & 3);
    long nameLength = file.number(place, width);
    place += width;
    if (nameLength < 0 || !file.bytes().has(place, nameLength)) {
      throw new Hdf5Broken(place, "a link's name of %,d bytes".formatted(nameLength));
    }
    String name = file.bytes().utf8(place, (int) Math.min(LONGEST, nameLength));
    place += nameLength;
    switch (type) {
      case HARD -> members.accept(file.address(place));
      case SOFT -> {}
      case EXTERNAL -> external(file, place, name);
      default -> file.report(Hdf5Rules.USER_LINK, at, "%s of kind %d".formatted(name, type));
    }
  }

  private static void external(Hdf5File file, long at, String name) {
    String target = file.text(at + 3, LONGEST);
    OtherFiles.report(file, at, "link %s".formatted(name), target);
  }
}
