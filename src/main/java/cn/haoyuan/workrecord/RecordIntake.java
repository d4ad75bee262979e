package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.files.Attachments;
import cn.haoyuan.files.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes a sent form in. Files are kept even when the rest is refused, so that nobody sends a photo twice. */
@Component
class RecordIntake {

    private static final int MOST_FILES = 20;

    private final WorkRecords records;
    private final RecordForms forms;
    private final Attachments attachments;

    RecordIntake(WorkRecords records, RecordForms forms, Attachments attachments) {
        this.records = records;
        this.forms = forms;
        this.attachments = attachments;
    }

    /** What came of a form. */
    sealed interface Taken {
        record Recorded(long id, boolean before) implements Taken {}

        record Refused(RecordFormPage page) implements Taken {}
    }

    Taken take(Viewer viewer, RecordForm form, @Nullable List<MultipartFile> files) {
        Optional<Long> before = key(form).flatMap(key -> records.made(viewer, key));
        if (before.isPresent()) {
            return new Taken.Recorded(before.get(), true);
        }
        RecordCheck check = new RecordCheck();
        RecordForm held = hold(viewer, form, files, check);
        NewRecord work = forms.check(viewer, held, check);
        if (work == null || !check.errors().isEmpty()) {
            return new Taken.Refused(forms.again(viewer, held, check.errors()));
        }
        return new Taken.Recorded(records.record(viewer, work), false);
    }

    /** The form once more, for another kind or with what was looked for. */
    RecordFormPage turn(Viewer viewer, RecordForm form, @Nullable List<MultipartFile> files) {
        RecordCheck check = new RecordCheck();
        RecordForm held = hold(viewer, form, files, check);
        return forms.again(viewer, held, check.errors());
    }

    private RecordForm hold(Viewer viewer, RecordForm form, @Nullable List<MultipartFile> files, RecordCheck check) {
        List<String> ids = new ArrayList<>();
        form.attachments().forEach(id -> ids.add(Long.toString(id)));
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (file.isEmpty()
                    && (file.getOriginalFilename() == null
                            || file.getOriginalFilename().isEmpty())) {
                continue;
            }
            if (ids.size() >= MOST_FILES) {
                check.refuse("files", "一条记录最多 " + MOST_FILES + " 个附件，多出的没有保存");
                break;
            }
            switch (attachments.store(viewer, file)) {
                case Upload.Stored(var stored) -> ids.add(Long.toString(stored.id()));
                case Upload.Refused(String reason) -> check.refuse("files", reason);
            }
        }
        String key =
                key(form).map(UUID::toString).orElseGet(() -> UUID.randomUUID().toString());
        return form.with(key, ids);
    }

    private static Optional<UUID> key(RecordForm form) {
        try {
            return Optional.of(UUID.fromString(RecordForm.of(form.key())));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
