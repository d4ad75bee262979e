package cn.haoyuan.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Transactional;

/**
 * A transaction that reads what few keys name (a duty, a filing, a unit and a day, an account): one plan fits all values, so a connection
 * keeps it. Elsewhere each statement is planned for its values (ADR 8). A list with optional filters belongs here only where it is found the
 * same way whatever is filtered, and where that was measured.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Transactional(readOnly = true, label = ByKey.LABEL)
public @interface ByKey {

    /** Tells the transaction manager. */
    String LABEL = "by key";
}
