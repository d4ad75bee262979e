package cn.haoyuan.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The plan that comes with the product: Nanchang, 2021–2023. */
public final class BundledPlan {

    private static final List<String> FORMS = List.of(
            "county-scheme",
            "development-plan",
            "year-plan",
            "semester-plan",
            "research-system",
            "curriculum-scheme",
            "transition-plan",
            "lecture-schedule",
            "rotation-plan",
            "places-plan",
            "rectification-plan",
            "rectification-report",
            "evaluation-system",
            "home-community");

    private BundledPlan() {}

    /** The plan file as it is handed in. */
    public static PlanFile file() {
        return load("nanchang-2021.yaml");
    }

    /** What it is called. */
    public static String title() {
        return Title.READ;
    }

    /** Read once, when it is first asked for. */
    private static final class Title {
        private static final String READ =
                switch (PlanReader.read(file(), forms())) {
                    case PlanReading.Accepted(Plan plan) -> plan.title();
                    case PlanReading.Refused(List<Problem> problems) ->
                        throw new IllegalStateException(problems.toString());
                };
    }

    /** The forms; other plans may use them too. */
    public static List<PlanFile> forms() {
        return FORMS.stream().map(id -> load("forms/" + id + ".yaml")).toList();
    }

    private static PlanFile load(String name) {
        try (InputStream in =
                Objects.requireNonNull(BundledPlan.class.getResourceAsStream("/plans/" + name), "/plans/" + name)) {
            return new PlanFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
