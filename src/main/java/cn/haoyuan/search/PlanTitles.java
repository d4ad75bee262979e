package cn.haoyuan.search;

import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Word;
import cn.haoyuan.plan.About;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures and clauses of the version in force; about a hundred titles, spelled once and kept in memory. */
@Component
class PlanTitles {

    /** A measure that was found. */
    record Found(Measure measure, String spelling) {

        boolean meant(Word word) {
            return word.matches(measure.title(), spelling)
                    || measure.id().equals(word.text())
                    || measure.clauses().stream().anyMatch(number -> named(number, word));
        }

        /** The forms by which it is filed. */
        List<String> forms() {
            return measure.asks().stream()
                    .map(Ask::form)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }

        /** The lowest units whose duties it makes; null for a standing condition, which makes none. */
        @Nullable
        UnitKind deepest() {
            return measure.asks().stream()
                    .flatMap(ask -> Stream.of(ask.who(), ask.about() == null ? ask.who() : kind(ask.about())))
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }

        private static UnitKind kind(About subject) {
            return switch (subject) {
                case COUNTY, PEER_COUNTY -> UnitKind.COUNTY;
                case KINDERGARTEN, PAIRED_KINDERGARTEN, SEED_KINDERGARTEN, WEAK_OR_NEW_KINDERGARTEN ->
                    UnitKind.KINDERGARTEN;
            };
        }
    }

    private record Line(Clause clause, String spelling) {

        boolean meant(Word word) {
            return word.matches(clause.title(), spelling)
                    || named(clause.number(), word)
                    || word.text().length() > 1 && Word.plain(clause.text()).contains(Word.plain(word.text()));
        }
    }

    private static boolean named(String number, Word word) {
        return Word.plain(number).equals(Word.plain(word.text()));
    }

    private record Titles(int version, List<Found> measures, List<Line> clauses) {}

    private final Plans plans;
    private final Pinyin pinyin;
    private volatile @Nullable Titles kept;

    PlanTitles(Plans plans, Pinyin pinyin) {
        this.plans = plans;
        this.pinyin = pinyin;
    }

    /** Measures whose title has all these words, in the order of the plan. */
    List<Found> measures(List<Word> words) {
        return titles().measures().stream()
                .filter(found -> words.stream().allMatch(found::meant))
                .toList();
    }

    /** Clauses with all these words in the title or in the text. */
    List<Clause> clauses(List<Word> words) {
        return titles().clauses().stream()
                .filter(line -> words.stream().allMatch(line::meant))
                .map(Line::clause)
                .toList();
    }

    private Titles titles() {
        PlanVersion version = plans.current().orElse(null);
        if (version == null) {
            return new Titles(0, List.of(), List.of());
        }
        Titles titles = kept;
        if (titles == null || titles.version() != version.id()) {
            titles = new Titles(
                    version.id(),
                    version.plan().measures().stream()
                            .map(measure -> new Found(measure, pinyin.spell(measure.title())))
                            .toList(),
                    version.plan().clauses().stream()
                            .map(clause -> new Line(clause, pinyin.spell(clause.title())))
                            .toList());
            kept = titles;
        }
        return titles;
    }
}
