package dev.trivet.artifact.hdf5;

/// A message of an object header.
///
/// @param type as the specification numbers it
/// @param isShared whether its data stand elsewhere
/// @param at where its data begin
record Message(int type, boolean isShared, long at, int size) {
  static final int DATASPACE = 0x01;
  static final int LINK_INFO = 0x02;
  static final int DATATYPE = 0x03;
  static final int LINK = 0x06;
  static final int EXTERNAL_FILES = 0x07;
  static final int LAYOUT = 0x08;
  static final int FILTERS = 0x0b;
  static final int ATTRIBUTE = 0x0c;
  static final int CONTINUATION = 0x10;
  static final int SYMBOL_TABLE = 0x11;
  static final int DRIVER = 0x14;
  static final int ATTRIBUTE_INFO = 0x15;
}
