package cn.haoyuan.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Somebody with a browser's cookies but no browser: asks over HTTP, signs in through the form, reads links. */
public final class Visitor implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"\\s+value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("\\s(?:href|hx-get)=\"(/[^\"#]*)");
    private static final Pattern TIMING = Pattern.compile("app;dur=([0-9.]+), db;desc=\"(\\d+)\"");

    /**
     * What came back.
     *
     * @param wire bytes of the body as sent, compressed where it was
     */
    public record Answer(String path, int status, HttpHeaders headers, String body, int wire) {

        /** Milliseconds that the server says it worked, or -1. */
        public double millis() {
            Matcher timing = TIMING.matcher(headers.firstValue("Server-Timing").orElse(""));
            return timing.find() ? Double.parseDouble(timing.group(1)) : -1;
        }

        /** Statements that the server says it sent to the database, or -1. */
        public int queries() {
            Matcher timing = TIMING.matcher(headers.firstValue("Server-Timing").orElse(""));
            return timing.find() ? Integer.parseInt(timing.group(2)) : -1;
        }

        public String location() {
            return headers.firstValue("Location").orElse("");
        }

        public boolean html() {
            return headers.firstValue("Content-Type").orElse("").startsWith("text/html");
        }

        /** Addresses within the application that the page links to, in order, without fragments. */
        public Set<String> links() {
            Set<String> found = new LinkedHashSet<>();
            Matcher link = LINK.matcher(body);
            while (html() && link.find()) {
                String address = link.group(1).replace("&amp;", "&");
                if (!address.startsWith("//") && !address.startsWith("/assets/") && !address.startsWith("/webjars/")) {
                    found.add(address);
                }
            }
            return found;
        }

        public String csrf() {
            Matcher token = CSRF.matcher(body);
            return token.find() ? token.group(1) : "";
        }
    }

    private final String base;
    private final HttpClient client;

    public Visitor(int port) {
        this.base = "http://127.0.0.1:" + port;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Signs in through the form; fails where that is refused. */
    public Visitor signIn(String username, String password) {
        Answer answer = post("/sign-in", get("/sign-in").csrf(), Map.of("username", username, "password", password));
        if (answer.status() != 302 || answer.location().contains("refused")) {
            throw new IllegalStateException(username + " cannot sign in: " + answer.status() + " " + answer.location());
        }
        return this;
    }

    public Answer get(String path) {
        return send(path, request(path).GET().build());
    }

    /** Posts a form with the token of a page got before. */
    public Answer post(String path, String csrf, Map<String, String> form) {
        return post(path, csrf, form, request(path));
    }

    /** Posts what a part of a page sends by itself. */
    public Answer postPart(String path, String csrf, Map<String, String> form) {
        return post(path, csrf, form, request(path).header("HX-Request", "true"));
    }

    private Answer post(String path, String csrf, Map<String, String> form, HttpRequest.Builder request) {
        List<String> pairs = new ArrayList<>();
        form.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
        pairs.add("_csrf=" + encode(csrf));
        return send(
                path,
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                pairs.stream().collect(Collectors.joining("&")), StandardCharsets.UTF_8))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(URI.create(base + path).toASCIIString()))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Accept-Encoding", "gzip");
    }

    private Answer send(String path, HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = response.body();
            boolean zipped =
                    response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
            byte[] plain = zipped ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
            return new Answer(
                    path,
                    response.statusCode(),
                    response.headers(),
                    new String(plain, StandardCharsets.UTF_8),
                    body.length);
        } catch (IOException broken) {
            throw new UncheckedIOException(path, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Parameters of an address's query, in order. */
    public static List<Map.Entry<String, String>> parameters(String address) {
        int mark = address.indexOf('?');
        if (mark < 0) {
            return Collections.emptyList();
        }
        List<Map.Entry<String, String>> found = new ArrayList<>();
        for (String pair : address.substring(mark + 1).split("&")) {
            int equals = pair.indexOf('=');
            found.add(
                    equals < 0
                            ? Map.entry(pair, "")
                            : Map.entry(pair.substring(0, equals), pair.substring(equals + 1)));
        }
        return found;
    }

    @Override
    public void close() {
        client.close();
    }
}
