package cn.haoyuan.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.testing.As;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Reads pages as a visitor does: which figures stand there, and how many rows their links list. */
record Walk(MockMvc mvc, int accountId, Map<String, Long> counted) {

    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"(/[^\"]+)\"[^>]*>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern FIGURE = Pattern.compile("<b>([\\d,]+)</b>");
    private static final Pattern TOTAL = Pattern.compile("共 ([\\d,]+) 条");
    private static final Pattern DUTY = Pattern.compile("href=\"/duties/\\d+");
    private static final int ROWS_OF_A_PAGE = 50;

    Walk(MockMvc mvc, int accountId) {
        this(mvc, accountId, new HashMap<>());
    }

    MockHttpServletResponse open(String address) {
        try {
            return mvc.perform(get(URI.create(address)).with(As.account(accountId)))
                    .andReturn()
                    .getResponse();
        } catch (Exception broken) {
            throw new IllegalStateException(address, broken);
        }
    }

    String page(String address) {
        MockHttpServletResponse response = open(address);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        try {
            return response.getContentAsString();
        } catch (java.io.UnsupportedEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The addresses of figures on a page with what the figure says. */
    Map<String, Long> figures(String html) {
        Map<String, Long> figures = new LinkedHashMap<>();
        for (Matcher link = LINK.matcher(html); link.find(); ) {
            Matcher figure = FIGURE.matcher(link.group(2));
            if (figure.find()) {
                figures.put(
                        link.group(1).replace("&amp;", "&"),
                        Long.valueOf(figure.group(1).replace(",", "")));
            }
        }
        return figures;
    }

    /** How many rows a list says that it has, and has as far as its first page goes; one that many figures open is asked once. */
    long rows(String address) {
        return counted.computeIfAbsent(address, asked -> {
            String page = page(asked);
            Matcher total = TOTAL.matcher(page);
            boolean any = total.find();
            assertThat(any || page.contains("class=\"empty\""))
                    .as("%s says how many, or that there is none", asked)
                    .isTrue();
            long rows = any ? Long.parseLong(total.group(1).replace(",", "")) : 0L;
            if (asked.startsWith("/duties?")) {
                assertThat(DUTY.matcher(page).results().count())
                        .as("rows of %s, which says %d", asked, rows)
                        .isEqualTo(Math.min(rows, ROWS_OF_A_PAGE));
            }
            return rows;
        });
    }

    /** Every figure on the page is the number of rows behind it; gives how many figures there were. */
    int holds(String address) {
        return holds(address, List.copyOf(figures(page(address)).entrySet()));
    }

    int holds(String address, List<Map.Entry<String, Long>> figures) {
        for (Map.Entry<String, Long> figure : figures) {
            assertThat(rows(figure.getKey()))
                    .as("%s on %s", figure.getKey(), address)
                    .isEqualTo(figure.getValue());
        }
        return figures.size();
    }
}
