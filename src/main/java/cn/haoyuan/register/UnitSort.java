package cn.haoyuan.register;

/** The orders of the list of units; each is a constant piece of SQL about a row {@code u}. */
public enum UnitSort {
    /** By the tree: county by county, in each as they were entered. */
    PLACE("按县区", "u.seat"),
    /** As they are spoken. */
    NAME(
            "按名称拼音",
            "(select s.spelling from unit_search s where s.unit_id = u.id and s.name = u.name), lower(u.name), u.seat"),
    /** The highest grade first. */
    GRADE(
            "示范等级高的在前",
            "(select array_position(array['PROVINCE', 'CITY', 'COUNTY', 'NONE'], k.grade) from kindergartens_on(:day) k where k.unit_id = u.id), u.seat"),
    CLASSES(
            "班数多的在前",
            "(select k.classes_small + k.classes_middle + k.classes_top + k.classes_mixed from kindergartens_on(:day) k where k.unit_id = u.id) desc nulls last, u.seat"),
    CHILDREN(
            "幼儿数多的在前",
            "(select k.children_small + k.children_middle + k.children_top + k.children_mixed from kindergartens_on(:day) k where k.unit_id = u.id) desc nulls last, u.seat"),
    STAFF(
            "教职工数多的在前",
            "(select (select sum(post) from unnest(array[k.principals, k.teachers, k.care_workers, k.health_workers, k.cooks, k.guards]) post) from kindergartens_on(:day) k where k.unit_id = u.id) desc nulls last, u.seat"),
    NEWEST(
            "新开办的在前",
            "(select k.opened_on from kindergartens_on(:day) k where k.unit_id = u.id) desc nulls last, u.seat");

    private final String label;
    private final String order;

    UnitSort(String label, String order) {
        this.label = label;
        this.order = order;
    }

    /** The words on pages. */
    public String label() {
        return label;
    }

    String order() {
        return order;
    }
}
