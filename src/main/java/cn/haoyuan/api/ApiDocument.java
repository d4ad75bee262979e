package cn.haoyuan.api;

import cn.haoyuan.access.Viewer;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.ArrayList;
import java.util.Collection;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI document at {@code /v3/api-docs}, which only the demonstration serves. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("springdoc.api-docs.enabled")
class ApiDocument {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI document() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
        return new OpenAPI()
                .info(new Info().title("好园接口").version("v1").description("""
                        只读接口，看到的范围与页面相同。在“我的账号”里生成个人访问令牌，放在请求头 Authorization: Bearer 之后。
                        unit 指该单位及其全部下级，上级单位则指其中看得到的部分，不存在或看不到的答复 404；asOf 是截至的日期，不填为今天；列表从第 1 页算起，每页至多 1000 条。
                        出错时返回 application/problem+json，detail 说明原因。"""))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** Constants are told as they are answered. */
    @Bean
    ParameterCustomizer constants() {
        return (told, parameter) -> {
            Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
            boolean many = Collection.class.isAssignableFrom(type);
            Class<?> single = many ? parameter.nested().getNestedParameterType() : type;
            if (told != null && single.isEnum()) {
                Schema<?> schema = many ? told.getSchema().getItems() : told.getSchema();
                @SuppressWarnings("unchecked")
                Schema<Object> constants = (Schema<Object>) schema;
                constants.setEnum(new ArrayList<>(Words.all(single)));
            }
            return told;
        };
    }
}
