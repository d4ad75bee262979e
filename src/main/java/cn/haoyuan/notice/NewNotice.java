package cn.haoyuan.notice;

/**
 * A message to be told.
 *
 * @param accountId to whom
 * @param key what it is about, unique for the account: a second message of the same key is not told
 * @param title one line, at most 120 characters (cut off beyond)
 * @param body plain text of several lines, at most 8,000 characters (cut off beyond); may be empty
 * @param href the page to go to, an address within the application
 */
public record NewNotice(int accountId, String key, String title, String body, String href) {

    public NewNotice {
        if (!href.startsWith("/") || href.startsWith("//")) {
            throw new IllegalArgumentException("not within the application: " + href);
        }
        title = cut(title.replaceAll("\\s+", " ").strip(), 120);
        body = cut(body, 8000);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
