package cn.haoyuan.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Who may connect to the embedded server: whoever knows the password that lies beside its files, readable by their owner only.
 *
 * @param hba the server's list of who may connect how
 */
record EmbeddedAccess(Path file, String password, Path hba) {

    /** How the password is proved. */
    static final String METHOD = "scram-sha-256";

    private static final Pattern TRUST = Pattern.compile("(?m)^(local|host)(\\s.*\\s)trust\\s*$");

    @FunctionalInterface
    interface Connecting {
        Connection open() throws SQLException;
    }

    /** Reads the password, or makes one where there is none yet. */
    static EmbeddedAccess to(Path data) throws IOException {
        Path file = data.resolveSibling(data.getFileName() + "-password");
        Path hba = data.resolve("pg_hba.conf");
        if (!Files.exists(file)) {
            if (Files.exists(hba) && !trusts(hba)) {
                throw new IllegalStateException(
                        "内置数据库的口令文件丢失，请从备份恢复。The password of the embedded database is missing: " + file);
            }
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            write(file, HexFormat.of().formatHex(random) + "\n");
        }
        return new EmbeddedAccess(file, Files.readString(file).strip(), hba);
    }

    /** A server of an earlier version of this program trusted everybody on the machine: from now on it asks for the password. */
    void demandPassword(Connecting connecting) throws IOException {
        if (!trusts(hba)) {
            return;
        }
        try (Connection root = connecting.open();
                Statement statement = root.createStatement()) {
            // utility statements take no parameters; the password is hexadecimal
            for (String role : new String[] {"postgres", Connections.OWNER, Connections.APP}) {
                statement.execute("""
                        do $$ begin
                            if exists (select from pg_roles where rolname = '%1$s') then alter role %1$s password '%2$s'; end if;
                        end $$
                        """.formatted(role, password));
            }
            write(hba, TRUST.matcher(Files.readString(hba)).replaceAll("$1$2" + METHOD));
            statement.execute("select pg_reload_conf()");
        } catch (SQLException broken) {
            throw new IOException(broken);
        }
    }

    private static boolean trusts(Path hba) throws IOException {
        return TRUST.matcher(Files.readString(hba)).find();
    }

    /** Whole or not at all, and for nobody else to read. */
    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownersOnly());
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
