package cn.haoyuan.admin;

import cn.haoyuan.access.Appointments;
import cn.haoyuan.access.Appointments.Entered;
import cn.haoyuan.access.Appointments.Newcomer;
import cn.haoyuan.access.Passwords;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.sheet.FilledFile;
import cn.haoyuan.sheet.Line;
import cn.haoyuan.sheet.TemplateColumn;
import cn.haoyuan.sheet.TemplateWriter;
import cn.haoyuan.sheet.UnreadableSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Takes in a file of accounts and posts, all of it or nothing; each row is judged as the form for one person is. */
@Component
class AccountUpload {

    /**
     * What became of a file.
     *
     * @param created how many new accounts it makes, or would
     * @param handed the passwords of those that were entered
     * @param added posts that it gives to those who have accounts, or would
     * @param shared which kindergartens it gives a second principal, one sentence each
     */
    record Outcome(
            FilledFile<AccountColumn> file,
            int created,
            int added,
            List<FirstPassword> handed,
            List<String> shared,
            boolean entered) {}

    /**
     * A file while it is taken in.
     *
     * @param known who has an account, by its name
     * @param handed who is new, by the name of the account
     */
    private record Intake(
            Viewer viewer,
            FilledFile<AccountColumn> file,
            UnitsByName places,
            Map<String, Appointments.Known> known,
            Map<String, FirstPassword> handed) {}

    /** Most people in one file. */
    private static final int MOST = 1000;

    private final Authority authority;
    private final Appointments appointments;
    private final Principals principals;
    private final Units units;
    private final Audit audit;
    private final Clock clock;

    AccountUpload(
            Authority authority,
            Appointments appointments,
            Principals principals,
            Units units,
            Audit audit,
            Clock clock) {
        this.authority = authority;
        this.appointments = appointments;
        this.principals = principals;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(rollbackFor = Exception.class)
    public Outcome take(Viewer viewer, Path path, String fileName, boolean enter) throws IOException, UnreadableSheet {
        FilledFile<AccountColumn> file = FilledFile.read(path, fileName, AccountColumn.class, MOST);
        Intake intake =
                new Intake(viewer, file, new UnitsByName(below(viewer)), new HashMap<>(), new LinkedHashMap<>());
        Map<String, FirstPassword> handed = intake.handed();
        int added = 0;
        if (file.problems().isEmpty()) {
            intake.known()
                    .putAll(appointments.known(file.lines().stream()
                            .map(line -> username(file, line))
                            .toList()));
            for (Line line : file.lines()) {
                int before = handed.size();
                row(intake, line);
                added += handed.size() == before ? 1 : 0;
            }
        }
        boolean sound = file.problems().isEmpty();
        List<String> shared = sound ? shared(intake) : List.of();
        boolean entered = enter && sound;
        if (entered) {
            String what = "导入账号“%s”：新建 %d 个账号，增加 %d 项任职".formatted(fileName, handed.size(), added);
            audit.record(viewer, Verb.IMPORT_ACCOUNTS, "account", "-", viewer.unitId(), what, "");
        } else {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return new Outcome(
                file, handed.size(), added, entered ? List.copyOf(handed.values()) : List.of(), shared, entered);
    }

    /** Enters a row, and the password of who is new. */
    private void row(Intake intake, Line line) {
        FilledFile<AccountColumn> file = intake.file();
        LocalDate today = LocalDate.now(clock);
        String from = file.firstDay(line, AccountColumn.FROM);
        NewcomerForm person = new NewcomerForm(
                file.cell(line, AccountColumn.NAME), file.cell(line, AccountColumn.PHONE), username(file, line));
        List<Unit> found = intake.places().called(file.cell(line, AccountColumn.UNIT));
        Unit unit = found.size() == 1 ? found.getFirst() : null;
        List<Role> roles = unit == null ? List.of() : authority.roles(intake.viewer(), unit);
        String wanted = file.cell(line, AccountColumn.ROLE);
        Role role = roles.stream()
                .filter(one -> one.label().equals(wanted))
                .findFirst()
                .orElse(null);
        PostForm post = new PostForm(
                role == null ? "" : role.name(),
                from.isEmpty() ? today.toString() : from,
                file.lastDay(line, AccountColumn.LAST));
        Map<String, String> errors = new LinkedHashMap<>();
        person.check(errors);
        post.check(roles, today, errors);
        if (unit == null) {
            // which roles may be given depends on the unit
            errors.remove("role");
            if (Arrays.stream(Role.values()).noneMatch(one -> one.label().equals(wanted))) {
                errors.put("role", wanted.isEmpty() ? "请填角色" : "没有这个角色");
            }
            errors.put("unit", intake.places().refusal(file.cell(line, AccountColumn.UNIT)));
        } else if (role == null) {
            errors.put("role", roles.isEmpty() ? "您不能在这个单位任命" : "在这个单位可任：" + String.join("、", labels(roles)));
        }
        Appointments.Known before = intake.known().get(person.username());
        if (before != null && !Typed.person(before.name()).equals(person.name())) {
            errors.put("username", "“" + person.username() + "”已是" + before.name() + "的账号");
        } else if (before != null && before.accountId() == intake.viewer().accountId()) {
            errors.put("username", "不能给自己增加任职");
        }
        if (errors.isEmpty() && unit != null && role != null) {
            Appointee one = new Appointee(person, post, unit, role);
            if (before == null) {
                enter(intake, line, one);
            } else {
                appoint(intake, line, one, before);
            }
        }
        errors.forEach((field, why) -> file.wrong(line, field, why));
    }

    /** Gives a post to somebody who has an account. */
    private void appoint(Intake intake, Line line, Appointee one, Appointments.Known known) {
        if (appointments
                .appoint(known.personId(), one.unit().id(), one.role(), one.from(), one.last())
                .isEmpty()) {
            intake.file().wrong(line, AccountColumn.ROLE, "此人在这段时间已有同一单位的同一角色");
        }
        audit.record(
                intake.viewer(),
                Verb.ADD_POST,
                "account",
                known.accountId(),
                one.unit().id(),
                one.words(),
                "");
        intake.handed().computeIfPresent(one.person().username(), (_, handed) -> handed.and(one.title()));
    }

    /** Gives an account and a post to somebody new. */
    private void enter(Intake intake, Line line, Appointee one) {
        NewcomerForm person = one.person();
        String password = Passwords.random();
        Optional<Entered> entered = appointments.enter(
                new Newcomer(person.name(), person.phone().isEmpty() ? null : person.phone(), person.username()),
                password,
                one.unit().id(),
                one.role(),
                one.from(),
                one.last());
        if (entered.isEmpty()) {
            intake.file().wrong(line, AccountColumn.USERNAME, "“" + person.username() + "”已被使用，请换一个");
            return;
        }
        int account = entered.get().accountId();
        intake.known()
                .put(
                        person.username(),
                        new Appointments.Known(account, entered.get().personId(), person.username(), person.name()));
        audit.record(
                intake.viewer(),
                Verb.CREATE_ACCOUNT,
                "account",
                account,
                one.unit().id(),
                one.words(),
                "");
        intake.handed()
                .put(person.username(), new FirstPassword(person.name(), person.username(), password, one.title()));
    }

    /** An empty file to be filled in, with the units and roles that the viewer may give. */
    @Transactional(readOnly = true)
    public void template(Viewer viewer, OutputStream out) throws IOException {
        List<Unit> below = below(viewer);
        List<String> roles = labels(Arrays.stream(Role.values())
                .filter(role -> below.stream().map(Unit::kind).distinct().anyMatch(kind -> role.existsAt(kind)))
                .filter(viewer.post().role()::mayGrant)
                .toList());
        List<String> names = below.stream().map(Unit::name).distinct().toList();
        TemplateWriter.write(out, "人员账号", TemplateColumn.all(AccountColumn.class, column -> switch (column) {
            case UNIT -> names;
            case ROLE -> roles;
            default -> List.of();
        }));
    }

    /** What the file says is entered by now, so that two principals of one file are found like one beside another. */
    private List<String> shared(Intake intake) {
        FilledFile<AccountColumn> file = intake.file();
        Map<Integer, String> names = file.lines().stream()
                .filter(line -> file.cell(line, AccountColumn.ROLE).equals(Role.PRINCIPAL.label()))
                .map(line -> intake.places()
                        .called(file.cell(line, AccountColumn.UNIT))
                        .getFirst())
                .collect(Collectors.toMap(Unit::id, Unit::name, (same, again) -> same, LinkedHashMap::new));
        principals.follow(names.keySet());
        return principals.doubled(names);
    }

    private static String username(FilledFile<AccountColumn> file, Line line) {
        return file.cell(line, AccountColumn.USERNAME).toLowerCase(Locale.ROOT);
    }

    private static List<String> labels(List<Role> roles) {
        return roles.stream().map(Role::label).toList();
    }

    private List<Unit> below(Viewer viewer) {
        LocalDate today = LocalDate.now(clock);
        return units.find(viewer.unitId(), today).stream()
                .flatMap(own -> units.within(own, EnumSet.allOf(UnitKind.class), today).stream())
                .sorted(Comparator.comparing(Unit::kind))
                .toList();
    }
}
