package cn.haoyuan.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Spring Session reads a session again just after it has saved it, only to compare its id: one statement more on every page.
 * Here it gets the one that it saved, within the same request and never beyond it.
 */
@Component
class RememberedSessions implements BeanPostProcessor, MethodInterceptor {

    private static final ScopedValue<AtomicReference<@Nullable Session>> SAVED = ScopedValue.newInstance();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof JdbcIndexedSessionRepository)) {
            return bean;
        }
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(this);
        return proxy.getProxy();
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (!SAVED.isBound()) {
            return call.proceed();
        }
        AtomicReference<@Nullable Session> saved = SAVED.get();
        switch (call.getMethod().getName()) {
            case "save" -> {
                call.proceed();
                saved.set((Session) call.getArguments()[0]);
                return null;
            }
            case "findById" -> {
                String id = (String) call.getArguments()[0];
                Session session = saved.get();
                if (session != null && session.getId().equals(id)) {
                    return session;
                }
                // a cookie may hold anything; the database takes no text with a null character
                return id.indexOf(0) < 0 ? call.proceed() : null;
            }
            default -> {
                saved.set(null);
                return call.proceed();
            }
        }
    }

    /** Around the filter that saves the session. */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    static class PerRequest extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                ScopedValue.where(SAVED, new AtomicReference<>()).call(() -> {
                    chain.doFilter(request, response);
                    return true;
                });
            } catch (ServletException | IOException | RuntimeException broken) {
                throw broken;
            } catch (Exception broken) {
                throw new ServletException(broken);
            }
        }
    }
}
