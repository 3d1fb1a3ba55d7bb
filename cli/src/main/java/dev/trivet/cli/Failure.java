package dev.trivet.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Says in words what Java says by the class of an exception.
final class Failure {
  private Failure() {}

  static String reason(Exception e) {
    Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    return switch (cause) {
      case NoSuchFileException gone -> gone.getFile() + " is not there";
      case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
      case FileAlreadyExistsException there -> there.getFile() + " is already there";
      case FileSystemException other -> other.getFile() + ": " + other.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
