package cn.haoyuan.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Two ways into the city's database: the owner migrates, the application works as {@code haoyuan_app}, which owns nothing
 * and so cannot step round row-level security.
 */
record Connections(String url, String owner, String ownerPassword, String app, String appPassword) {

    static final String OWNER = "haoyuan_owner";
    static final String APP = "haoyuan_app";

    /** Makes the roles and the database of an embedded server where they are missing. */
    static Connections embedded(EmbeddedServer server) throws SQLException {
        String password = server.password();
        try (Connection root = server.connect("postgres");
                Statement statement = root.createStatement()) {
            for (String role : new String[] {OWNER, APP}) {
                if (!exists(statement, "select from pg_roles where rolname = '" + role + "'")) {
                    // utility statements take no parameters; the password is hexadecimal
                    statement.execute("create role " + role + " login password '" + password + "'");
                }
            }
            // what it loads in bulk, the owner writes as the application
            statement.execute("grant haoyuan_app to haoyuan_owner");
            if (!exists(statement, "select from pg_database where datname = 'haoyuan'")) {
                statement.execute("create database haoyuan owner haoyuan_owner");
            }
        }
        return new Connections(server.url("haoyuan"), OWNER, password, APP, password);
    }

    /** A configured server: creates the application's role where it is missing and the owner may. */
    static Connections configured(DatabaseProperties.Database database) throws SQLException {
        String url = database.url() == null ? "" : database.url();
        try (Connection owner = DriverManager.getConnection(url, database.owner(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = 'haoyuan_app'")) {
                statement.execute("create role haoyuan_app login password '"
                        + database.appPassword().replace("'", "''") + "'");
            }
        }
        return new Connections(url, database.owner(), database.ownerPassword(), APP, database.appPassword());
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
