package cn.haoyuan.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data lives.
 *
 * @param data folder of everything kept on disk: the embedded database, attachments, demo accounts
 * @param database connection to a real PostgreSQL; without a URL an embedded one is kept under {@code data}
 */
@ConfigurationProperties("haoyuan")
public record DatabaseProperties(
        @DefaultValue("data") Path data, @DefaultValue Database database) {

    /**
     * @param url JDBC URL of the city's database, or none for the embedded one
     * @param owner role that owns the tables and runs the migrations; may create the role {@code haoyuan_app}
     * @param appPassword password of {@code haoyuan_app}, the role that the application works as
     * @param pool most connections at once
     */
    public record Database(
            @Nullable String url,
            @DefaultValue("haoyuan_owner") String owner,
            @DefaultValue("") String ownerPassword,
            @DefaultValue("") String appPassword,
            @DefaultValue("16") int pool) {}
}
