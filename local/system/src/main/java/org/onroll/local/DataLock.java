package org.onroll.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One system at a time on one data folder. The lock goes with the process, however it ends. */
final class DataLock implements AutoCloseable {
  private final FileChannel file;

  /** Another system has the folder. */
  static final class Taken extends IOException {
    private static final long serialVersionUID = 1L;

    Taken(Path folder) {
      super(
          "Another ./onroll up uses " + folder + ". Stop it, or name another folder with --data.");
    }
  }

  private DataLock(FileChannel file) {
    this.file = file;
  }

  static DataLock take(Path folder) throws IOException {
    FileChannel file =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = file.tryLock();
    if (lock == null) {
      file.close();
      throw new Taken(folder);
    }
    return new DataLock(file);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
