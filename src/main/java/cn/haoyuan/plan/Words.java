package cn.haoyuan.plan;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.org.UnitKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The closed vocabulary of plan files: how a constant is written there. */
final class Words {

    private Words() {}

    /** Lower case with hyphens; posts in upper case; known sources dotted. */
    static String of(Enum<?> constant) {
        return switch (constant) {
            case PostKind post -> post.name();
            case KnownSource source -> source.word();
            default -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** The constant in Chinese with its spelling, for reasons: {@code 每学期〔semester〕}. */
    static String said(Enum<?> constant) {
        String label =
                switch (constant) {
                    case UnitKind kind -> kind.label();
                    case Cadence cadence -> cadence.label();
                    case EvidenceKind kind -> kind.label();
                    case About about -> about.label();
                    case FieldType type -> type.label();
                    case ColumnType type -> type.label();
                    default -> constant.name();
                };
        return "%s〔%s〕".formatted(label, of(constant));
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> vocabulary, String word) {
        return Arrays.stream(vocabulary.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }

    static <E extends Enum<E>> String all(Class<E> vocabulary) {
        return Arrays.stream(vocabulary.getEnumConstants()).map(Words::of).collect(Collectors.joining("、"));
    }
}
