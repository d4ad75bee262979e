package cn.haoyuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others on the machine reach the port of the embedded server, and get no further. */
class EmbeddedServerTest {

    @TempDir
    Path data;

    @Test
    void nobodyConnectsWithoutThePasswordAndOnlyTheOwnerReadsIt() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.on(data, false)) {
            onlyThePasswordOpens(server);
            outlivesAPowerCut(server);
        }
        Path kept = data.resolve("postgres-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        String password = Files.readString(kept);
        try (EmbeddedServer again = EmbeddedServer.on(data, false)) {
            onlyThePasswordOpens(again);
        }
        assertThat(kept).hasContent(password);
    }

    @Test
    void aFolderOfBeforeThePasswordIsKeptAndAsksForItFromNowOn() throws Exception {
        try (EmbeddedPostgres trusting = EmbeddedPostgres.builder()
                        .setDataDirectory(data.resolve("postgres"))
                        .setCleanDataDirectory(false)
                        .setLocaleConfig("locale", "C.UTF-8")
                        .start();
                Connection root = trusting.getPostgresDatabase().getConnection()) {
            root.createStatement().execute("create role haoyuan_owner login password 'of the last start'");
            root.createStatement().execute("create database haoyuan owner haoyuan_owner");
        }
        try (EmbeddedServer server = EmbeddedServer.on(data, false)) {
            onlyThePasswordOpens(server);
        }
    }

    @Test
    void aLostPasswordIsToldRatherThanWaitedFor() throws Exception {
        EmbeddedServer.on(data, false).close();
        Files.delete(data.resolve("postgres-password"));
        assertThatThrownBy(() -> EmbeddedServer.on(data, false)).hasMessageContaining("口令文件丢失");
    }

    @Test
    void oneApplicationWorksOnAFolderAndAVisitorMayComeBesideIt() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.on(data, false)) {
            assertThatThrownBy(() -> EmbeddedServer.on(data, false)).isInstanceOf(FolderInUse.class);
            try (EmbeddedServer visitor = EmbeddedServer.on(data, true)) {
                try (Connection looking = visitor.connect("postgres")) {
                    assertThat(looking.isValid(2)).isTrue();
                }
            }
            try (Connection after = server.connect("postgres")) {
                assertThat(after.isValid(2)).as("the visitor ends nothing").isTrue();
            }
        }
        EmbeddedServer.on(data, false).close();
    }

    private static void outlivesAPowerCut(EmbeddedServer server) throws SQLException {
        try (Connection root = server.connect("postgres");
                ResultSet shown = root.createStatement()
                        .executeQuery("select current_setting('fsync'), current_setting('synchronous_commit')")) {
            assertThat(shown.next()).isTrue();
            assertThat(shown.getString(1)).isEqualTo("on");
            assertThat(shown.getString(2)).isEqualTo("on");
        }
    }

    private static void onlyThePasswordOpens(EmbeddedServer server) throws SQLException, IOException {
        Connections ours = Connections.embedded(server);
        for (String role : new String[] {"postgres", ours.owner(), ours.app()}) {
            for (String wrong : new String[] {"", "of the last start"}) {
                assertThatThrownBy(() -> DriverManager.getConnection(ours.url(), role, wrong))
                        .as(role)
                        .isInstanceOf(SQLException.class);
            }
            try (Connection connection = DriverManager.getConnection(ours.url(), role, server.password())) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }
}
