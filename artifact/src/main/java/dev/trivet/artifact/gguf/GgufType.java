package dev.trivet.artifact.gguf;

import java.util.Optional;

/// How a tensor type packs its values: so many in a block of so many bytes.
///
/// Source: the type table of ggml, with its removed types left out.
record GgufType(int values, int bytes) {

  static Optional<GgufType> of(int id) {
    int packed =
        switch (id) {
          case 0, 26 -> pack(1, 4);
          case 1, 25, 30 -> pack(1, 2);
          case 2, 20 -> pack(32, 18);
          case 3 -> pack(32, 20);
          case 6 -> pack(32, 22);
          case 7 -> pack(32, 24);
          case 8 -> pack(32, 34);
          case 9 -> pack(32, 36);
          case 10 -> pack(256, 84);
          case 11, 21 -> pack(256, 110);
          case 12 -> pack(256, 144);
          case 13 -> pack(256, 176);
          case 14 -> pack(256, 210);
          case 15 -> pack(256, 292);
          case 16, 35 -> pack(256, 66);
          case 17 -> pack(256, 74);
          case 18 -> pack(256, 98);
          case 19 -> pack(256, 50);
          case 22 -> pack(256, 82);
          case 23 -> pack(256, 136);
          case 24 -> pack(1, 1);
          case 27, 28 -> pack(1, 8);
          case 29 -> pack(256, 56);
          case 34 -> pack(256, 54);
          case 39 -> pack(32, 17);
          default -> 0;
        };
    return packed == 0
        ? Optional.empty()
        : Optional.of(new GgufType(packed >> 16, packed & 0xffff));
  }

  private static int pack(int values, int bytes) {
    return values << 16 | bytes;
  }
}
