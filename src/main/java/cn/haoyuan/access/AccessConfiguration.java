package cn.haoyuan.access;

import cn.haoyuan.access.SignInFailed.Reason;
import cn.haoyuan.database.Scope;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may reach what: the filter chain, and the check that every route is declared. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' %s; script-src 'self' %s; "
                    + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** The parameters stand in the order in which Spring Session sets them. */
    private static final String USED = """
            update %TABLE_NAME% s
            set session_id = n.id, last_access_time = n.used, max_inactive_interval = n.idle, expiry_time = n.expiry, principal_name = n.name
            from (select ?::bpchar as id, ?::bigint as used, ?::int as idle, ?::bigint as expiry, ?::text as name, ?::bpchar as key) n
            where s.primary_id = n.key
                and (n.used >= s.last_access_time + 60000
                     or (s.session_id, s.max_inactive_interval, s.principal_name) is distinct from (n.id, n.idle, n.name))
            """;

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** A null character is text nowhere, and the database refuses it: such a request is a bad one from the start. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf(0) < 0);
        return firewall;
    }

    /** Two requests of one session that enter the same attribute at once: the later value stays, instead of an error. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOfTwoTabs() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** When a session was last used is entered once a minute: a page that only reads waits for no disk. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsToTheMinute() {
        return sessions -> sessions.setUpdateSessionQuery(USED);
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            SignIn signIn,
            Viewers viewers,
            Tokens tokens,
            ApplicationEventPublisher events,
            ObjectProvider<SignInOffer> offer,
            InlineSources inline)
            throws Exception {
        String policy = CONTENT_POLICY.formatted(inline.style(), inline.script());
        CookieCsrfTokenRepository csrf = new CookieCsrfTokenRepository();
        csrf.setCookieName("HAOYUAN-CSRF");
        csrf.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        // a manager without a parent, which would ask the same provider again and count every failure twice
        return http.authenticationManager(new ProviderManager(signIn))
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(all -> all.csrfTokenRepository(csrf)
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        // no browser sends a bearer token by itself, and with one the session counts for nothing
                        .ignoringRequestMatchers(TokenFilter::bears))
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .successHandler((request, response, who) -> {
                            offer.ifAvailable(demo -> remember(demo, request, response));
                            welcome(request, response, who, viewers, events);
                        })
                        .failureHandler((request, response, why) -> refuse(request, response)))
                .logout(out -> out.logoutUrl("/sign-out")
                        .addLogoutHandler((request, response, who) -> farewell(request, who, viewers, events))
                        // what the browser kept of pictures that only this person may see
                        .addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE)))
                        .logoutSuccessUrl("/sign-in?out")
                        .deleteCookies("HAOYUAN"))
                .exceptionHandling(refused -> refused.accessDeniedHandler(new LostToken()))
                .headers(headers -> headers.contentSecurityPolicy(content -> content.policyDirectives(policy))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(new TokenFilter(tokens), AuthorizationFilter.class)
                .addFilterAfter(new ViewerFilter(viewers), AuthorizationFilter.class)
                .build();
    }

    /** Whoever tries the demonstration finds the same account first when the session has ended. */
    private static void remember(SignInOffer demo, HttpServletRequest request, HttpServletResponse response) {
        String name = request.getParameter("username");
        if (demo.accounts().stream().anyMatch(account -> account.username().equals(name))) {
            Cookie last = new Cookie(SignInOffer.LAST, name);
            last.setHttpOnly(true);
            last.setPath("/");
            last.setAttribute("SameSite", "Lax");
            response.addCookie(last);
        }
    }

    private static void welcome(
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication who,
            Viewers viewers,
            ApplicationEventPublisher events)
            throws IOException, ServletException {
        Optional<Viewer> viewer = Scope.EVERYTHING.get(() -> viewers.find(Integer.parseInt(who.getName()), null));
        viewer.ifPresentOrElse(
                each -> each.scope().run(() -> events.publishEvent(new SignedIn(each))),
                () -> events.publishEvent(
                        new SignInFailed(SignIn.name(request.getParameter("username")), Reason.POSTLESS, false)));
        if (KeptForm.carried(request) == null || viewer.isEmpty()) {
            response.sendRedirect(back(request));
            return;
        }
        try {
            viewer.get().scope().call(() -> {
                request.getRequestDispatcher(KeptForm.GO_ON).forward(request, response);
                return true;
            });
        } catch (IOException | ServletException | RuntimeException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Puts the sign-out on record as the post acted as, before the session goes. */
    private static void farewell(
            HttpServletRequest request,
            @Nullable Authentication who,
            Viewers viewers,
            ApplicationEventPublisher events) {
        if (who != null && who.getName().matches("\\d{1,9}")) {
            Integer post = ViewerFilter.chosenPost(request);
            Scope.EVERYTHING
                    .get(() -> viewers.find(Integer.parseInt(who.getName()), post))
                    .ifPresent(viewer -> viewer.scope().run(() -> events.publishEvent(new SignedOut(viewer))));
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (KeptForm.carried(request) != null) {
            request.getRequestDispatcher(KeptForm.SIGN_IN).forward(request, response);
            return;
        }
        response.sendRedirect("/sign-in?refused&back=" + URLEncoder.encode(back(request), StandardCharsets.UTF_8));
    }

    /** Where the visitor came from; only ever an address within the application. */
    private static String back(HttpServletRequest request) {
        String back = request.getParameter("back");
        return back != null && KeptForm.local(back) ? back : "/";
    }

    /** Sessions have no scope and need none: they are found by their secret, not by who looks. */
    @Bean
    TransactionOperations springSessionTransactionOperations(DataSource dataSource) {
        TransactionTemplate own = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        // a streamed export sends its first bytes, and so saves the session, within its own read-only transaction
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return own;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PermissionInterceptor()).excludePathPatterns("/error");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ViewerArgument());
    }
}
