package cn.haoyuan.api;

import cn.haoyuan.access.Viewer;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
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
                        unit 指该单位及其全部下级；asOf 是截至的日期，不填为今天；列表从第 1 页算起，每页至多 1000 条。
                        出错时返回 application/problem+json，detail 说明原因。"""))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
