package cn.haoyuan.bench;

import cn.haoyuan.testing.Visitor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page draws in besides itself: styles, scripts, icons; loaded once and then kept for a year. */
final class Assets {

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"#]+)");

    private Assets() {}

    static void print(int port) {
        try (Visitor visitor = new Visitor(port)) {
            Matcher asset = ASSET.matcher(visitor.get("/sign-in").body());
            java.util.Set<String> seen = new java.util.TreeSet<>();
            while (asset.find()) {
                seen.add(asset.group(1));
            }
            long bytes =
                    seen.stream().mapToLong(path -> visitor.get(path).wire()).sum();
            System.out.printf("styles, scripts and icons of a page, sent once         %6d KB%n", bytes / 1024);
        }
    }
}
