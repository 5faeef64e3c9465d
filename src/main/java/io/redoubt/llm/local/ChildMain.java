package io.redoubt.llm.local;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/// What the child process runs. Standard output carries reports only: whatever else the program
/// prints goes to standard error.
public final class ChildMain {
  private ChildMain() {}

  /// Serves orders from standard input until it ends.
  public static void main(String[] args) {
    System.setOut(System.err);
    Child child = new Child(new FileOutputStream(FileDescriptor.out));
    child.serve(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    Runtime.getRuntime().halt(0);
  }
}
