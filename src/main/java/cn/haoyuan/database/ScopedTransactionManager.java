package cn.haoyuan.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.TransactionAttribute;

/** Gives every transaction its scope, and how to plan, before its first statement. The settings end with the transaction. */
class ScopedTransactionManager extends JdbcTransactionManager {

    ScopedTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        Scope scope = Scope.current();
        try (var statement = connection.prepareStatement("""
                select set_config('haoyuan.scope', ?, true), set_config('haoyuan.home', ?, true),
                       set_config('haoyuan.account', ?, true), set_config('haoyuan.post', ?, true),
                       set_config('plan_cache_mode', ?, true)
                """)) {
            statement.setString(1, scope.seats());
            statement.setString(2, Integer.toString(scope.home()));
            statement.setString(3, Integer.toString(scope.account()));
            statement.setString(4, Integer.toString(scope.post()));
            statement.setString(5, byKey(definition) ? "force_generic_plan" : "force_custom_plan");
            statement.execute();
        }
    }

    private static boolean byKey(TransactionDefinition definition) {
        return definition instanceof TransactionAttribute attribute
                && attribute.getLabels().contains(ByKey.LABEL);
    }
}
