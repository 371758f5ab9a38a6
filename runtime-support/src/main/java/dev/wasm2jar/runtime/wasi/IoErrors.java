package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ReadOnlyFileSystemException;

/** Finds the {@link Errno} for what java.io and java.nio throw. */
final class IoErrors {

    /**
     * Java has exceptions for a few errors only and otherwise tells them in the system's words. What a guest is likely
     * to look for is found out before the operation; this list, in the words of the C libraries for an English locale,
     * is for the rest.
     */
    private static final String[] WORDS = {
        "Too many levels of symbolic links", "Is a directory", "Not a directory", "Directory not empty",
        "File name too long", "No space left", "quota exceeded", "Read-only file system", "Operation not permitted",
        "Permission denied", "Invalid argument", "ross-device link", "Too many open files", "File too large",
        "Illegal seek", "Broken pipe", "Connection reset", "Text file busy", "resource busy",
        "No such device", "temporarily unavailable", "Bad file descriptor", "Too many links", "not supported",
        "Stale", "No such file", "File exists", "Connection refused", "timed out", "not connected", "Stream closed",
    };

    private static final int[] ERRNOS = {
        Errno.LOOP, Errno.ISDIR, Errno.NOTDIR, Errno.NOTEMPTY,
        Errno.NAMETOOLONG, Errno.NOSPC, Errno.DQUOT, Errno.ROFS, Errno.PERM,
        Errno.ACCES, Errno.INVAL, Errno.XDEV, Errno.MFILE, Errno.FBIG,
        Errno.SPIPE, Errno.PIPE, Errno.CONNRESET, Errno.TXTBSY, Errno.BUSY,
        Errno.NXIO, Errno.AGAIN, Errno.BADF, Errno.MLINK, Errno.NOTSUP,
        Errno.STALE, Errno.NOENT, Errno.EXIST, Errno.CONNREFUSED, Errno.TIMEDOUT, Errno.NOTCONN, Errno.PIPE,
    };

    private IoErrors() {}

    static int errno(Exception failure) {
        if (failure instanceof WasiException) {
            return ((WasiException) failure).errno();
        }
        if (failure instanceof NoSuchFileException) {
            return Errno.NOENT;
        }
        if (failure instanceof FileAlreadyExistsException) {
            return Errno.EXIST;
        }
        if (failure instanceof AccessDeniedException || failure instanceof SecurityException) {
            return Errno.ACCES;
        }
        if (failure instanceof NotDirectoryException) {
            return Errno.NOTDIR;
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return Errno.NOTEMPTY;
        }
        if (failure instanceof NotLinkException) {
            return Errno.INVAL;
        }
        if (failure instanceof FileSystemLoopException) {
            return Errno.LOOP;
        }
        if (failure instanceof AtomicMoveNotSupportedException) {
            return Errno.XDEV;
        }
        if (failure instanceof ClosedByInterruptException || failure instanceof AsynchronousCloseException) {
            return Errno.INTR;
        }
        if (failure instanceof ClosedChannelException) {
            return Errno.BADF;
        }
        if (failure instanceof InvalidPathException) {
            return Errno.ILSEQ;
        }
        if (failure instanceof ReadOnlyFileSystemException) {
            return Errno.ROFS;
        }
        if (failure instanceof UnsupportedOperationException) {
            return Errno.NOTSUP;
        }
        if (failure instanceof IllegalStateException) {
            // A closed directory stream, or a channel not open for this.
            return Errno.BADF;
        }
        return failure instanceof IOException ? byWords(reason(failure)) : Errno.INVAL;
    }

    /** Without the file names that the whole message begins with: a file may be called anything. */
    private static String reason(Exception failure) {
        return failure instanceof FileSystemException
                ? ((FileSystemException) failure).getReason() : failure.getMessage();
    }

    private static int byWords(String message) {
        if (message != null) {
            for (int i = 0; i < WORDS.length; i++) {
                if (message.contains(WORDS[i])) {
                    return ERRNOS[i];
                }
            }
        }
        return Errno.IO;
    }
}
