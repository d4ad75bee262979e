package cn.haoyuan.web;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where what a page shows is had as a file, as it is filtered. Null where there is no such file.
 *
 * @param noWord why there is no Word file of just this, as part of a sentence; null where there is one
 * @param noPdf the same of PDF
 * @param paper what Word and PDF hold, as 汇总 and a space; "" where that is what the page shows, all the same
 * @param sheet the same of the spreadsheet
 */
public record Exports(
        @Nullable String excel,
        @Nullable String word,
        @Nullable String pdf,
        @Nullable String noWord,
        @Nullable String noPdf,
        String paper,
        String sheet) {

    /** Excel only. */
    public static Exports sheet(String excel) {
        return new Exports(excel, null, null, null, null, "", "");
    }

    /**
     * Word and PDF, and Excel where there is such a file.
     *
     * @param at the address of the Word file, which ends in .docx; the others differ by their extension only
     */
    public static Exports paper(Address at, boolean sheet) {
        String path = at.path().substring(0, at.path().lastIndexOf('.'));
        return new Exports(
                sheet ? new Address(path + ".xlsx", at.query()).toString() : null,
                at.toString(),
                new Address(path + ".pdf", at.query()).toString(),
                null,
                null,
                "",
                "");
    }

    /** The same where the spreadsheet holds something else than the papers: what each holds, in a word before its kind. */
    public Exports called(String paper, String sheet) {
        return new Exports(excel, word, pdf, noWord, noPdf, paper, sheet);
    }

    /** Why some are not offered; null where all are. */
    public @Nullable String why() {
        return noWord == null && noPdf == null
                ? null
                : Stream.of(noWord, noPdf).filter(Objects::nonNull).collect(Collectors.joining("，", "", "，请先筛选"));
    }

    /** The same where a file cannot be had, each with the words that say why; null where it can. */
    public Exports refusing(@Nullable String noWord, @Nullable String noPdf) {
        return new Exports(excel, word, pdf, noWord, noPdf, paper, sheet);
    }
}
