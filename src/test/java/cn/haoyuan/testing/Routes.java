package cn.haoyuan.testing;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Open;
import cn.haoyuan.access.Permission;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All routes of the application, as it knows them itself. */
public final class Routes {

    /** One method on one path pattern. */
    public record Route(HttpMethod method, String path, HandlerMethod handler) {

        public boolean open() {
            return annotated(Open.class);
        }

        public @Nullable Permission needs() {
            Needs own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class);
            Needs all = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
            return own != null ? own.value() : all != null ? all.value() : null;
        }

        /** Whether the handler itself begins a transaction that may write. */
        public boolean writes() {
            Transactional own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Transactional.class);
            return own != null && !own.readOnly();
        }

        /** The path with each of its variables replaced; one that names its choices takes the first of them. */
        public String filled(String value) {
            return path.replaceAll("\\{\\w+:(\\w+)(?:\\|\\w+)+}", "$1").replaceAll("\\{(?:[^{}]|\\{[^}]*})*}", value);
        }

        private boolean annotated(Class<? extends java.lang.annotation.Annotation> type) {
            return AnnotatedElementUtils.isAnnotated(handler.getMethod(), type)
                    || AnnotatedElementUtils.isAnnotated(handler.getBeanType(), type);
        }

        @Override
        public String toString() {
            Method method = handler.getMethod();
            return "%s %s (%s.%s)"
                    .formatted(this.method, path, handler.getBeanType().getSimpleName(), method.getName());
        }
    }

    private final List<Route> all = new ArrayList<>();

    Routes(RequestMappingHandlerMapping mapping) {
        for (Map.Entry<RequestMappingInfo, HandlerMethod> entry :
                mapping.getHandlerMethods().entrySet()) {
            if (!entry.getValue().getBeanType().getName().startsWith("cn.haoyuan.")) {
                continue;
            }
            Set<RequestMethod> methods = entry.getKey().getMethodsCondition().getMethods();
            for (String path : entry.getKey().getPatternValues()) {
                for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.values()) : methods) {
                    all.add(new Route(method.asHttpMethod(), path, entry.getValue()));
                }
            }
        }
        all.sort(Comparator.comparing(Route::path)
                .thenComparing(route -> route.method().name()));
    }

    public List<Route> all() {
        return all;
    }
}
