package cn.haoyuan.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Gives every transaction its scope before its first statement. The settings end with the transaction. */
class ScopedTransactionManager extends JdbcTransactionManager {

    ScopedTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        Scope scope = Scope.current();
        try (var statement = connection.prepareStatement(
                "select set_config('haoyuan.scope', ?, true), set_config('haoyuan.home', ?, true), set_config('haoyuan.account', ?, true)")) {
            statement.setString(1, scope.seats());
            statement.setString(2, Integer.toString(scope.home()));
            statement.setString(3, Integer.toString(scope.account()));
            statement.execute();
        }
    }
}
