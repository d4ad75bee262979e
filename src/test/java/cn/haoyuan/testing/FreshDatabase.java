package cn.haoyuan.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives the context of each test class a database of its own. */
class FreshDatabase implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        Class<?> outermost = test;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        HaoyuanTest wanted = AnnotatedElementUtils.findMergedAnnotation(outermost, HaoyuanTest.class);
        return wanted == null ? null : new Customizer(outermost, wanted.demo());
    }

    /** Equal for the same outermost class only, so that no two classes share a context. */
    private record Customizer(Class<?> test, boolean demo) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            String database = TestServer.fresh(demo);
            Map<String, Object> properties = new HashMap<>(TestServer.properties(database, TestServer.folder()));
            properties.put("test.database", database);
            properties.put("spring.test.print-condition-evaluation-report", "false");
            properties.put("spring.main.log-startup-info", "false");
            properties.put("haoyuan.first-administrator", "false");
            properties.put("haoyuan.demo", Boolean.toString(demo));
            if (!demo) {
                properties.put("spring.main.lazy-initialization", "true");
            }
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("fresh database", properties));
        }
    }
}
