package cn.haoyuan.admin;

import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.calendar.Semester;
import cn.haoyuan.calendar.Term;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A semester as typed: the year in which the school year begins, the term's name, first and last day. */
public record SemesterForm(String year, String term, String starts, String ends) {

    public SemesterForm(@Nullable String year, @Nullable String term, @Nullable String starts, @Nullable String ends) {
        this.year = Typed.text(year);
        this.term = Typed.text(term);
        this.starts = Typed.text(starts);
        this.ends = Typed.text(ends);
    }

    static SemesterForm of(Semester semester) {
        return new SemesterForm(
                Integer.toString(semester.schoolYear()),
                semester.term().name(),
                semester.startsOn().toString(),
                semester.endsOn().toString());
    }

    static SemesterForm blank() {
        return new SemesterForm("", "", "", "");
    }

    /** Which semester it is, whatever its days. */
    public String key() {
        return year + "-" + term;
    }

    /** As 2022—2023 学年第一学期. */
    public String label() {
        return year.matches("\\d{4}")
                ? year + "—" + (Integer.parseInt(year) + 1) + " 学年"
                        + chosen().map(Term::label).orElse("")
                : "";
    }

    /** Its days in words, behind those that a calendar has for it where they differ. */
    String from(SchoolCalendar calendar) {
        return calendar.semesters().stream()
                .map(SemesterForm::of)
                .filter(now -> now.key().equals(key()) && !now.equals(this))
                .findFirst()
                .map(now -> "原 " + now.days() + " → " + days())
                .orElse(days());
    }

    private String days() {
        return Typed.words(starts) + " 至 " + Typed.words(ends);
    }

    private Optional<Term> chosen() {
        return Arrays.stream(Term.values())
                .filter(one -> one.name().equals(term))
                .findFirst();
    }

    Optional<Semester> semester() {
        Optional<LocalDate> first = Typed.day(starts);
        Optional<LocalDate> last = Typed.day(ends);
        return year.matches("\\d{4}") && first.isPresent() && last.isPresent()
                ? chosen().map(one -> new Semester(Integer.parseInt(year), one, first.get(), last.get()))
                : Optional.empty();
    }
}
