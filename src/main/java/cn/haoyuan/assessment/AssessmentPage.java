package cn.haoyuan.assessment;

import cn.haoyuan.web.Address;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Exports;
import cn.haoyuan.web.Tab;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counties of a year, with what came of it.
 *
 * @param unit from where one looks
 * @param asked the year that was asked for where it is none of these; null for none
 * @param years that may be looked at
 * @param rows in the order of the tree
 * @param shared the competitions that were held for all
 * @param letters what a letter may be
 */
public record AssessmentPage(
        LocalDate today,
        String unit,
        Year year,
        @Nullable Integer asked,
        List<Integer> years,
        List<Row> rows,
        List<CountyYear.Deed> shared,
        List<Choice> letters) {

    /** A county. */
    public record Row(CountyYear known, Chain chain) {}

    public List<Tab> tabs() {
        return years.stream()
                .map(each -> new Tab(each + "年", address("/assessment", each).toString(), -1, each == year.number()))
                .toList();
    }

    public Exports exports() {
        return Exports.paper(address("/assessment/export.docx", year.number()), true);
    }

    /** Of which days its files are: what followed from an assessment is as of today. */
    String dated() {
        return "（数字截至" + Day.of(year.day()) + (year.day().equals(today) ? "" : "；年终考核、公函和整改截至" + Day.of(today)) + "）";
    }

    /** The year before one that goes on, where that may be looked at: letters stand there as long as there is no assessment of this one. */
    public @Nullable Tab before() {
        return year.over()
                ? null
                : years.stream()
                        .filter(each -> each == year.number() - 1)
                        .map(each ->
                                new Tab(each + "年", address("/assessment", each).toString(), -1, false))
                        .findFirst()
                        .orElse(null);
    }

    /** The other end of the year, in words. */
    public String lately() {
        return year.over() ? "年末" : "目前";
    }

    /** How a county's demonstration kindergartens changed, in words; "" where they did not. */
    public String changes(Row row) {
        return AssessmentText.changes(row.known());
    }

    /** Where a letter of that topic is begun. */
    public String letter(String work, Choice topic) {
        return work + "&topic=" + topic.value();
    }

    private static Address address(String path, int year) {
        return Address.of(path).with("year", year);
    }
}
