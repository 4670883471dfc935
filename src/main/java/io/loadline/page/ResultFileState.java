package io.loadline.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** By which a file is known to be the one that was read. */
record ResultFileState(long modifiedMillis, long size) {
  static ResultFileState of(Path file) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    return new ResultFileState(found.lastModifiedTime().toMillis(), found.size());
  }
}
