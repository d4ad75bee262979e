package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergedTest {

    private static final TypedHead BASE = head("旧名", "旧文号", clause("一", "甲"), clause("二", "乙"));

    private static TypedHead head(String title, String number, TypedClause... clauses) {
        return new TypedHead(title, number, "市教育局", "2021-04-01", "2023-12-31", List.of(clauses));
    }

    private static TypedClause clause(String was, String title) {
        return new TypedClause(was, was, title, "内容");
    }

    private static Merged<TypedHead> merged(TypedHead mine, TypedHead theirs) {
        return Merged.of(Optional.of(BASE), mine, theirs);
    }

    @Test
    void what_only_one_changed_is_as_that_one_has_it() {
        Merged<TypedHead> merged = merged(
                head("新名", "旧文号", clause("一", "甲"), clause("二", "乙二")),
                head("旧名", "新文号", clause("一", "甲一"), clause("二", "乙")));
        assertThat(merged.disputed()).isFalse();
        assertThat(merged.mine()).isEqualTo(head("新名", "新文号", clause("一", "甲一"), clause("二", "乙二")));
    }

    @Test
    void what_both_changed_is_disputed_and_each_side_has_the_rest_of_the_other() {
        Merged<TypedHead> merged = merged(
                head("我的名", "旧文号", clause("一", "甲"), clause("二", "乙")),
                head("对方的名", "新文号", clause("一", "甲"), clause("二", "乙")));
        assertThat(merged.disputed()).isTrue();
        assertThat(merged.mine()).isEqualTo(head("我的名", "新文号", clause("一", "甲"), clause("二", "乙")));
        assertThat(merged.theirs()).isEqualTo(head("对方的名", "新文号", clause("一", "甲"), clause("二", "乙")));
    }

    @Test
    void the_same_change_of_both_is_no_dispute() {
        TypedHead same = head("新名", "旧文号", clause("一", "甲"), clause("二", "乙"));
        assertThat(merged(same, same).disputed()).isFalse();
    }

    @Test
    void what_one_added_stands_beside_what_the_other_changed() {
        TypedClause added = new TypedClause("", "三", "丙", "内容");
        Merged<TypedHead> merged = merged(
                head("旧名", "旧文号", clause("一", "甲"), clause("二", "乙"), added),
                head("旧名", "旧文号", clause("一", "甲一"), clause("二", "乙")));
        assertThat(merged.disputed()).isFalse();
        assertThat(merged.mine().clauses()).containsExactly(clause("一", "甲一"), clause("二", "乙"), added);
    }

    @Test
    void what_one_dropped_goes_unless_the_other_changed_it() {
        assertThat(merged(head("旧名", "旧文号", clause("二", "乙")), head("新名", "旧文号", clause("一", "甲"), clause("二", "乙二")))
                        .mine())
                .isEqualTo(head("新名", "旧文号", clause("二", "乙二")));
        Merged<TypedHead> merged =
                merged(head("旧名", "旧文号", clause("二", "乙")), head("旧名", "旧文号", clause("一", "甲一"), clause("二", "乙")));
        assertThat(merged.disputed()).isTrue();
        assertThat(merged.mine().clauses()).containsExactly(clause("二", "乙"));
        assertThat(merged.theirs().clauses()).contains(clause("一", "甲一"));
    }

    @Test
    void what_one_moved_is_found_where_it_went() {
        Merged<TypedHead> merged = merged(
                head("旧名", "旧文号", clause("一", "甲一"), clause("二", "乙")),
                head("旧名", "旧文号", clause("二", "乙"), clause("一", "甲")));
        assertThat(merged.disputed()).isFalse();
        assertThat(merged.mine().clauses()).containsExactly(clause("二", "乙"), clause("一", "甲一"));
    }

    @Test
    void without_knowing_what_both_began_with_all_is_disputed() {
        TypedHead theirs = head("对方的名", "旧文号");
        assertThat(Merged.of(Optional.empty(), BASE, theirs)).isEqualTo(new Merged<>(BASE, theirs));
    }

    @Test
    void a_base_is_read_back_and_what_is_none_is_not() {
        assertThat(TypedJson.of(TypedJson.base(BASE), TypedHead.class)).contains(BASE);
        assertThat(TypedJson.base(BASE)).isEqualTo(TypedJson.base(BASE));
        for (String none :
                List.of("", "0123456789abcdef", "不是", TypedJson.base("别的"), TypedJson.base("x".repeat(1_100_000)))) {
            assertThat(TypedJson.of(none, TypedHead.class)).isEmpty();
        }
    }
}
