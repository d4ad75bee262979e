package cn.haoyuan.testing;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The people of the demonstration city, as its accounts file lists them. */
public final class DemoPeople {

    /** How somebody signs in. */
    public record Person(
            String kind,
            String name,
            String account,
            String password,
            String role,
            String unit,
            String unitKind,
            String token) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final List<Person> all;

    public DemoPeople(Path data) {
        all = JSON.readValue(data.resolve("demo-accounts.json"), new TypeReference<List<Person>>() {});
    }

    public List<Person> all() {
        return all;
    }

    /** The first person with this role at a unit of this kind. */
    public Person at(String unitKind, String role) {
        return all.stream()
                .filter(person ->
                        person.unitKind().equals(unitKind) && person.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody is " + role + " at a " + unitKind));
    }

    /** The person with this account. */
    public Person named(String account) {
        return all.stream()
                .filter(person -> person.account().equals(account))
                .findFirst()
                .orElseThrow();
    }
}
