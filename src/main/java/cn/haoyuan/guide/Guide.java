package cn.haoyuan.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All tasks of the guide, read once from {@code guide/guide.yaml}. */
@Component
public class Guide {

    private final List<Task> tasks = read();

    public List<Task> tasks() {
        return tasks;
    }

    public Optional<Task> task(String key) {
        return tasks.stream().filter(task -> task.key().equals(key)).findFirst();
    }

    private static List<Task> read() {
        try (InputStream file = new ClassPathResource("guide/guide.yaml").getInputStream()) {
            return YAMLMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(file, new TypeReference<List<Task>>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
