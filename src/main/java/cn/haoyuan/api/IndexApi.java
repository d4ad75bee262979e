package cn.haoyuan.api;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What there is to read and what one may ask for: told by the resources themselves, so that none is forgotten. */
@RestController
@Needs(Permission.SEE_BOARD)
class IndexApi {

    private static final String ROOT = "/api/v1";

    /** @param parameters what each may be, by name; all may be left out */
    record Resource(String path, String summary, Map<String, String> parameters) {}

    record IndexBody(String title, String authorization, List<Resource> resources) {}

    private final RequestMappingHandlerMapping routes;

    IndexApi(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    @GetMapping(ROOT)
    @Operation(summary = "这份目录")
    IndexBody index() {
        List<Resource> resources = routes.getHandlerMethods().entrySet().stream()
                .flatMap(route -> route.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith(ROOT + "/"))
                        .map(path -> resource(path, route.getValue())))
                .sorted(Comparator.comparing(Resource::path))
                .toList();
        return new IndexBody("好园接口，只读，看到的范围与页面相同", "Authorization: Bearer 令牌", resources);
    }

    private static Resource resource(String path, HandlerMethod handler) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Stream.of(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .forEach(parameter -> parameters.put(name(parameter), words(parameter)));
        Operation told = Objects.requireNonNull(handler.getMethodAnnotation(Operation.class), path);
        return new Resource(path, told.summary(), parameters);
    }

    private static String name(MethodParameter parameter) {
        return parameter.getParameter().getName();
    }

    private static String words(MethodParameter parameter) {
        boolean several = Collection.class.isAssignableFrom(parameter.getParameterType());
        RequestParam asked = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        String otherwise =
                asked.defaultValue().equals(ValueConstants.DEFAULT_NONE) ? "" : "，不填为 " + asked.defaultValue();
        return Words.kind(parameter) + (several ? "，可以几个，用逗号分开" : "") + otherwise;
    }
}
