package cn.haoyuan;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The habits of the house that a machine can watch. */
class HouseRulesTest {

    private static final int LONGEST_FILE = 300;

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.haoyuan");

    @Test
    void timeComesFromTheClockOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cn.haoyuan.calendar")
                .should(callMethodWhere(asksTheMachineForTheTime()))
                .because("a demonstration and a test set the clock, and everything else must follow it")
                .check(HOUSE);
    }

    @Test
    void controllersAreNobodysBusinessButTheirModules() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .or()
                .areAnnotatedWith(RestController.class)
                .should()
                .bePackagePrivate()
                .check(HOUSE);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .that()
                .resideInAPackage("cn.haoyuan..")
                .and()
                .haveSimpleNameNotEndingWith("TransactionManager")
                .should()
                .haveNameMatching(".*(Impl|Utils?|Manager|Helper|D[Tt][Oo])")
                .check(HOUSE);
    }

    @Test
    void nothingPrintsButTheCommandsOnTheTerminal() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Welcome")
                .and()
                .doNotHaveSimpleName("FirstAdministrator")
                .and()
                .haveSimpleNameNotEndingWith("Command")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE);
    }

    @Test
    void noFileIsLongerThan300Lines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            assertThat(files.filter(file ->
                                    file.toString().matches(".*\\.(java|jte|css|js)") && lines(file) > LONGEST_FILE)
                            .map(file -> file + ": " + lines(file)))
                    .isEmpty();
        }
    }

    /** The component's own, and those that are no rows under one line of headings: the boards' matrices, a month. */
    @Test
    void aTableIsTheComponent() throws IOException {
        Set<String> tables = Set.of(
                "web/table.jte",
                "board/rows.jte",
                "board/matrix.jte",
                "board/changes.jte",
                "board/compare.jte",
                "desk/month.jte");
        Path root = Path.of("src/main/jte");
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> file.toString().endsWith(".jte")
                                    && text(file).contains("<table"))
                            .map(file -> root.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(tables);
        }
    }

    @Test
    void aTimelineIsTheComponent() throws IOException {
        Path root = Path.of("src/main/jte");
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> file.toString().endsWith(".jte")
                                    && text(file).contains("class=\"timeline"))
                            .map(file -> root.relativize(file).toString()))
                    .containsExactly("web/timeline.jte");
        }
    }

    /** What is wrong has a name by which its field is described; only two versions beside each other are about no field. */
    @Test
    void anErrorIsTiedToItsField() throws IOException {
        Pattern unnamed = Pattern.compile("<p class=\"error[^\"]*\"(?![^>]* id=)");
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".jte")
                            && !file.toString().endsWith("clash.jte")
                            && unnamed.matcher(text(file)).find()))
                    .isEmpty();
        }
    }

    /** Best effort: what Chrome 86, which old office PCs run, does not know of styles and scripts. {@code :has} is for rules that may be missing. */
    @Test
    void pagesAskNothingOfABrowserThatChrome86CannotDo() throws IOException {
        Pattern styles = Pattern.compile(
                "@container|@layer|@property|[\\s;{]inset\\s*:|aspect-ratio|:is\\(|:where\\(|\\d[dsl]v[hw]\\b|color-mix\\(|subgrid|text-wrap|(?m)^\\s*&");
        Pattern scripts = Pattern.compile(
                "\\.at\\(|structuredClone|\\.findLast|\\bhasOwn\\(|crypto\\.randomUUID\\(|\\.toSorted\\(|AbortSignal\\.timeout|showPicker|[.]groupBy\\(|\\bstatic\\s*\\{");
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/static/assets"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".css")
                                    && styles.matcher(text(file)).find()
                            || file.toString().endsWith(".js")
                                    && scripts.matcher(text(file)).find()))
                    .isEmpty();
        }
    }

    /** Best effort: a text block or string that looks like SQL and is joined to, or filled with, something that is no constant. */
    @Test
    void sqlIsConstantText() throws IOException {
        Pattern joined = Pattern.compile(
                "\"[^\"\\n]*\\b(select|insert into|update|delete from|where|order by)\\b[^\"\\n]*\"\\s*\\+\\s*[a-z(]|\"\"\"\\s*\\+\\s*[a-z(]|\\.sql\\([^;\"]*\\+\\s*[a-z]");
        String constants =
                "(?:\\s*(?:\\w+ \\? (?=[A-Z]+ : ))?(?:[A-Z][A-Z_]*|[A-Z]\\w*\\.[A-Z_]+|\"[^\"]*\"|\\w+(?:\\.order\\(\\))+)\\s*[,+:]?)+\\s*\\)";
        Pattern filled = Pattern.compile(
                "(?:\"\"\"|\"[^\"\\n]*\\b(?:select|insert into|update|delete from|where|order by)\\b[^\"\\n]*\"|\\b[A-Z][A-Z_]+)\\)?\\s*\\.formatted\\((?!"
                        + constants + ")");
        Set<String> knownToBeSafe = Set.of(
                // utility statements, which take no parameters; what is joined is a password made or quoted there
                "Connections.java",
                "EmbeddedAccess.java",
                // constants put together by closed enums, and by rules that are named values
                "DutySql.java",
                "DutyChanges.java",
                "GenerationSql.java",
                "Conditions.java",
                "Vacancy.java",
                // no SQL: what a browser may load
                "AccessConfiguration.java");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> suspects = files.filter(file -> file.toString().endsWith(".java")
                            && !knownToBeSafe.contains(file.getFileName().toString()))
                    .filter(file -> joined.matcher(text(file)).find()
                            || filled.matcher(text(file)).find())
                    .toList();
            assertThat(suspects).isEmpty();
        }
    }

    /** One city is one schema, and there may be others. What these named is put right by V104, and never changes. */
    @Test
    void nothingInSqlNamesASchema() throws IOException {
        Pattern schema =
                Pattern.compile("schema\\s+public\\b|search_path\\s*(=|to)\\s*'?public\\b|\\bpublic\\.\\w|'public'");
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(sql|java)")
                                    && schema.matcher(text(file)).find())
                            .map(file -> file.getFileName().toString().replaceFirst("__.*", "")))
                    .containsExactlyInAnyOrder(
                            "V00", "V08_9", "V76", "V77", "V79", "V82", "V86", "V87", "V92", "V94", "V96", "V98");
        }
    }

    /** How the period of an event names its cause is V107's to say; the others came before it. */
    @Test
    void whatThePeriodOfAnEventLooksLikeIsSaidOnce() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(sql|java|jte)")
                                    && text(file).contains("event-"))
                            .map(file -> file.getFileName().toString().replaceFirst("__.*", "")))
                    .containsExactlyInAnyOrder("V89", "V95", "V107");
        }
    }

    @Test
    void everyModuleSaysWhatItIsForAndWhatItMayUse() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/cn/haoyuan"))) {
            assertThat(folders.filter(Files::isDirectory))
                    .allSatisfy(folder -> assertThat(text(folder.resolve("package-info.java")))
                            .contains("@NullMarked")
                            .contains("allowedDependencies"));
        }
    }

    private static DescribedPredicate<JavaMethodCall> asksTheMachineForTheTime() {
        return DescribedPredicate.describe("ask the machine for the time", call -> {
            String owner = call.getTargetOwner().getName();
            String method = call.getTarget().getName();
            boolean withoutClock = call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(type -> type.isEquivalentTo(Clock.class));
            return method.equals("now") && owner.startsWith("java.time.") && withoutClock
                    || method.equals("currentTimeMillis")
                    || owner.equals("java.time.Clock") && method.startsWith("system");
        });
    }

    private static long lines(Path file) {
        return text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(file.toString(), broken);
        }
    }
}
