package dev.wasm2jar.compiler.driver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that users name. What keeps them from being read is a {@link UserError}. */
final class UserFile {

    /** Class files and Java arrays end at 2 GiB, and so do our offsets. */
    private static final long MAX_SIZE = Integer.MAX_VALUE - 8;

    private UserFile() {}

    /** The bytes of a file. */
    static byte[] bytes(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw new UserError(path + ": this is a directory, not a file");
            }
            if (Files.size(path) > MAX_SIZE) {
                throw new UserError(path + ": the file is too large");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            throw new UserError(path + ": no such file");
        } catch (AccessDeniedException denied) {
            throw new UserError(path + ": permission denied");
        } catch (IOException failure) {
            throw new UserError(path + ": cannot be read: " + failure.getMessage());
        }
    }

    /** The text of a file, in UTF-8. */
    static String text(Path path) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(path))).toString();
        } catch (CharacterCodingException binary) {
            throw new UserError(path + ": not a text in UTF-8");
        }
    }
}
