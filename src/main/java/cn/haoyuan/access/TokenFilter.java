package cn.haoyuan.access;

import cn.haoyuan.database.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request of another system in by its personal access token, for that request only. */
class TokenFilter extends OncePerRequestFilter {

    /** Request attribute: the post that the token is bound to. */
    static final String POST = TokenFilter.class.getName() + ".post";

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;

    TokenFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether the request shows a token, which then decides alone whose it is. */
    static boolean bears(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null
                && header.startsWith(BEARER)
                && request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !bears(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token =
                request.getHeader("Authorization").substring(BEARER.length()).strip();
        Optional<Tokens.Holder> holder = Scope.EVERYTHING.get(() -> tokens.holder(token));
        SecurityContextHolder.clearContext();
        holder.ifPresent(found -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    Integer.toString(found.accountId()), null, AuthorityUtils.NO_AUTHORITIES));
            SecurityContextHolder.setContext(context);
            request.setAttribute(POST, found.postId());
        });
        chain.doFilter(request, response);
    }
}
